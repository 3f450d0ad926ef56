import type { NearMiss } from '../../attribution/explain/near-misses.ts';
import type { Attribution } from '../../attribution/model/attribution.ts';
import { line, type SafeText } from '../text/safe-text.ts';
import { channelWords, handlerWords } from '../words/channel-words.ts';
import { countWords } from '../words/count-words.ts';
import { machineName, principalWords, targetName } from '../words/request-words.ts';
import { shortId } from '../words/short-id.ts';
import { momentUtc } from '../words/time-words.ts';
import type { Row } from './section.ts';

const mostHere = 20;
const mostElsewhere = 5;

/** What could be taken for the other half and is not, nearest first, each with its reason. */
export function rejectedRows(
  { execution }: Attribution,
  misses: readonly NearMiss[],
  isWhole: boolean,
): Row[] {
  const noun = execution ? 'request' : 'run';
  const groups: [misses: NearMiss[], most: number, where: string][] = [
    [misses.filter(({ sameMachine }) => sameMachine), mostHere, 'near it on this machine'],
    [misses.filter(({ sameMachine }) => !sameMachine), mostElsewhere, 'on other machines at that time'],
  ];
  return groups.flatMap(([all, most, where]) => {
    const shown = isWhole ? all : all.slice(0, most);
    const rows = shown.flatMap((miss) => missRows(miss, execution !== undefined));
    const more = all.length - shown.length;
    if (more > 0) rows.push({ text: line`… ${countWords(more, `more ${noun}`)} ${where} (--verbose)` });
    return rows;
  });
}

function missRows(miss: NearMiss, isOfRun: boolean): Row[] {
  const time = isOfRun ? (miss.operation.start ?? miss.operation.firstSeen) : miss.execution.start;
  const label = line`${momentUtc(time)}  `;
  return [
    { label, text: isOfRun ? requestWords(miss) : runWords(miss) },
    { lead: line`  → `, text: reasonWords(miss, isOfRun) },
  ];
}

function requestWords({ operation }: NearMiss): SafeText {
  const { principal, caller, channel, target, name } = operation;
  const from = caller.ip === undefined ? '' : ` from ${caller.ip}`;
  const named = name === undefined ? '' : ` ${name}`;
  return line`${principalWords(principal)}${from}, ${channelWords[channel].long}${named} on ${targetName(target)}`;
}

function runWords({ execution, elsewhere }: NearMiss): SafeText {
  const machine = (elsewhere && machineName(elsewhere)) ?? line`host ${execution.hostId}`;
  const script = execution.name ?? execution.scriptPath?.split(/[\\/]/).at(-1) ?? 'a script';
  return line`${script} on ${machine}, by the handler of ${handlerWords[execution.handler].long}`;
}

/** Where the other half went is worth a look where it took part in a run; a bare request is described already. */
function reasonWords({ text, elsewhere }: NearMiss, isOfRun: boolean): SafeText {
  if (!elsewhere || (isOfRun && !elsewhere.execution)) return line`${text}`;
  const of = isOfRun ? 'see the run' : `see the ${elsewhere.verdict} run`;
  return line`${text}; ${of} ${shortId(elsewhere.id)}`;
}
