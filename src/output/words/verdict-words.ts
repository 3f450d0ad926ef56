import type { Attribution, Reason, State, Tier } from '../../attribution/model/attribution.ts';
import type { IdentityGrade } from '../../attribution/model/host.ts';
import { line, type SafeText } from '../text/safe-text.ts';
import { countWords } from './count-words.ts';

/** For a column that must stay narrow, and for a line with room. */
interface Spelling {
  readonly short: string;
  readonly long: string;
}

const tierWords: Readonly<Record<Tier, Spelling>> = {
  'correlation-id': { short: 'correlation', long: 'same correlation id' },
  'run-command-name': { short: 'same name', long: 'same run-command name' },
  'only-feasible': { short: 'only match', long: 'only possible request' },
  'same-principal': { short: 'same principal', long: 'same principal' },
};

const identityWords: Readonly<Record<IdentityGrade, Spelling>> = {
  'resource-id': { short: 'resource id', long: 'resource id' },
  'vm-id': { short: 'VM id', long: 'VM id' },
  'instance-name': { short: 'instance', long: 'instance name' },
  'agent-bridge': { short: 'agent', long: 'same agent' },
  inventory: { short: 'inventory', long: 'inventory' },
  'exact-pair': { short: 'exact pair', long: 'an exact pair' },
  'host-name': { short: 'hostname', long: 'host name' },
  'scale-set-name': { short: 'scale set', long: 'scale-set name' },
  'name-prefix': { short: 'prefix', long: 'name prefix' },
};

export const reasonWords: Readonly<Record<Reason, Spelling>> = {
  'operation-failed': { short: 'request failed', long: 'the request failed' },
  'no-sensor': { short: 'no sensor', long: 'no process telemetry of this VM' },
  'sensor-silent': { short: 'sensor silent', long: 'guest logs have a gap at that time' },
  'not-seen': { short: 'not seen', long: 'guest logs cover it and show no run' },
  'not-observable': { short: 'not observable', long: 'leaves no trace in the guest' },
  'outside-coverage': { short: 'outside coverage', long: 'logs do not cover that time' },
  'no-record': { short: 'no request', long: 'no request in the Activity Log' },
};

const requestWords: Spelling = { short: 'request', long: 'possible request' };

const stateMarks: Readonly<Record<State, string>> = {
  provisional: '*',
  final: '',
  revised: ' (revised)',
  withdrawn: ' (withdrawn)',
};

/** Explains the mark of a provisional confidence. */
export const provisionalNote = line`${stateMarks.provisional} provisional: the logs end too early to be sure; later ones may change it`;

/** How sure the verdict is and why: confidence, tier or reason, and how the host was known. */
export function certaintyWords(attribution: Attribution, spelling: keyof Spelling): SafeText {
  const { confidence, state } = attribution;
  const grounds = groundWords(attribution, spelling);
  return line`${confidence}${stateMarks[state]}${grounds === '' ? '' : ': '}${grounds}`;
}

function groundWords(attribution: Attribution, spelling: keyof Spelling): string {
  const { verdict, reason, tier, identity, candidates } = attribution;
  if (reason) return reasonWords[reason][spelling];
  const host = identity ? `, ${identityWords[identity][spelling]}` : '';
  if (verdict === 'ambiguous') return `${countWords(candidates.length, requestWords[spelling])}${host}`;
  return tier ? `${tierWords[tier][spelling]}${host}` : '';
}
