import type { Attribution, Reason, Tier } from '../../attribution/model/attribution.ts';
import { joinSafe, line, type SafeText } from '../text/safe-text.ts';
import { countWords } from '../words/count-words.ts';
import { addresses, channelName, machineName, principals, principalWords } from '../words/request-words.ts';

const tierSentences: Readonly<Record<Tier, string>> = {
  'correlation-id': 'The guest agent’s own log names the correlation id of this request.',
  'run-command-name': 'The folder that it ran in bears the name of the requested run command.',
  'only-feasible': 'No other pairing of the requests and runs on record is possible.',
  'same-principal':
    'Several requests are possible, and all are this principal’s: who asked is certain, by which request is open.',
};

const reasonSentences: Readonly<Record<Reason, string>> = {
  'operation-failed': 'The request failed, and no run was seen.',
  'no-sensor': 'Whether anything ran is not known: there is no process telemetry of this machine.',
  'sensor-silent': 'Whether anything ran is not known: the guest telemetry has a gap at that time.',
  'not-seen': 'No run was seen, although guest telemetry covers the time.',
  'not-observable': 'It leaves no trace in the guest.',
  'outside-coverage': '',
  'no-record': 'No request for it is in the Activity Log, which covers the time.',
};

/** The verdict in whole sentences, for a reader who does not know the words. */
export function verdictSentences(attribution: Attribution): SafeText[] {
  return [what(attribution), why(attribution), ...doubts(attribution)].filter((text) => text !== '');
}

function what(attribution: Attribution): SafeText {
  const { verdict, candidates, execution } = attribution;
  const who = joinSafe(principals(attribution).map(principalWords), ' or ');
  const ips = addresses(attribution);
  const from = ips.length === 0 ? line`` : line` from ${joinSafe(ips, ' or ')}`;
  const machine = machineName(attribution) ?? line`a machine`;
  const channel = channelName(attribution, 'long') ?? line`a channel`;
  const as = execution?.root.user === undefined ? line`` : line` as ${execution.root.user}`;
  switch (verdict) {
    case 'attributed':
      return line`${who} asked${from}, by ${channel}, and ${machine} ran it${as}.`;
    case 'ambiguous':
      return line`${machine} ran it${as}, and any of ${countWords(candidates.length, 'request')} by ${who} may have caused it; the logs cannot tell which.`;
    case 'unrequested':
      return line`${machine} ran it${as} by the handler of ${channel}, and nobody on record asked for it.`;
    case 'unobserved':
      return line`${who} asked${from}, by ${channel}, for something to run on ${machine}.`;
    case 'not-applicable':
      return line`${who} asked${from} for ${machine}, by ${channel}: a channel that leaves nothing in the guest to compare with.`;
  }
}

function why({ tier, reason, operation, execution }: Attribution): SafeText {
  if (tier) return line`${tierSentences[tier]}`;
  if (!reason) return line``;
  if (reason === 'operation-failed' && operation?.refused) return line`It was refused, so nothing ran.`;
  if (reason !== 'outside-coverage') return line`${reasonSentences[reason]}`;
  return execution
    ? line`The Activity Log at hand does not cover the time in which it would have been asked for.`
    : line`Whether anything ran is not known: the guest telemetry at hand does not cover that time.`;
}

function doubts({ state, execution, operation, reason, identity }: Attribution): SafeText[] {
  const all: SafeText[] = [];
  if (reason === 'no-sensor' && identity !== undefined)
    all.push(
      line`A host that may be this machine was watched and showed no run, but it may as well be another machine.`,
    );
  if (operation?.target.kind === 'scale-set')
    all.push(line`The request was to the whole scale set, so other instances may have run it too.`);
  if (execution?.anchor === 'path')
    all.push(line`The run is known by a path alone: whether the handler started it was not seen.`);
  if (state === 'provisional')
    all.push(line`Provisional: the logs end too early, so later ones may change this.`);
  return all;
}
