import type { SessionNote } from '../../attribution/session/session.ts';

/** Why an investigator looks twice at something in a session. */
export const noteWords: Readonly<Record<SessionNote, string>> = {
  run: 'another run',
  'run-deleted': 'run command or extension deleted',
  'role-assignment': 'rights changed',
  'log-settings': 'logging changed',
  credential: 'secrets read',
  'network-rule': 'network rule changed',
};
