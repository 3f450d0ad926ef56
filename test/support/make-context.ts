import type { SessionEntry } from '../../src/attribution/session/session.ts';
import type { EventSource } from '../../src/event/event.ts';
import type { RunContext } from '../../src/output/run-context.ts';
import { at } from './make-attribution.ts';

/* Synthetic: what a reading of its own would have found around the runs. */

export function makeSessionEntry(overrides: Partial<SessionEntry> = {}): SessionEntry {
  return {
    time: at('09:12:00'),
    eventId: 'act-1',
    source: { file: 'activity.json', line: 3 },
    operationName: 'MICROSOFT.AUTHORIZATION/ROLEASSIGNMENTS/WRITE',
    resourceId: '/subscriptions/aaaa0a0a-bb1b-cc2c-dd3d-eeeeee4e4e4e/resourceGroups/rg-web',
    result: 'Success',
    correlationId: 'act-1',
    ip: '203.0.113.24',
    tokenIp: undefined,
    sameToken: true,
    note: 'role-assignment',
    ...overrides,
  };
}

/** Every record in the same words; a session for every run with a principal. */
export function makeContext(
  original: (place: EventSource) => string | undefined = (place) => JSON.stringify({ place, pid: 4312 }),
  session: readonly SessionEntry[] = [makeSessionEntry()],
): RunContext {
  const context: Pick<RunContext, 'original' | 'session' | 'observe'> = {
    original,
    session: ({ principal }) => (principal ? session : undefined),
    observe: () => {},
  };
  return context as RunContext;
}
