import type { Attribution } from '../../attribution/model/attribution.ts';
import type { Execution } from '../../attribution/model/execution.ts';
import type { Operation } from '../../attribution/model/operation.ts';
import type { EventSource } from '../../event/event.ts';
import { addMs, compareInstants, type Instant, later } from '../../event/instant.ts';
import { line, type SafeText } from '../text/safe-text.ts';
import { countWords } from '../words/count-words.ts';
import { principalWords } from '../words/request-words.ts';

/** Something that happened to the request or to the run. */
export interface Moment {
  readonly time: Instant;
  readonly plane: 'cloud' | 'guest';
  readonly text: SafeText;
  /** Where the record stands that tells of it. */
  readonly source: EventSource | undefined;
}

/** Request and run on one line of time, oldest first; of an ambiguous run, every request that it could be. */
export function timeline({ operation, candidates, execution }: Attribution): Moment[] {
  const moments: Moment[] = [];
  if (operation) moments.push(...requestMoments(operation, line``));
  for (const { operation: each } of candidates)
    moments.push(...requestMoments(each, line` (${principalWords(each.principal)})`));
  if (execution) moments.push(...runMoments(execution));
  return moments.sort((a, b) => compareInstants(a.time, b.time));
}

function requestMoments({ sources }: Operation, whose: SafeText): Moment[] {
  return sources.map(({ time, source, what }) => ({
    time,
    plane: 'cloud',
    text: line`${phaseWords[phaseOf(what)] ?? what}${whose}`,
    source,
  }));
}

/** Sources say `activity-log start`. */
function phaseOf(what: string): string {
  return what.split(' ').at(-1)?.toLowerCase() ?? what;
}

const phaseWords: Readonly<Record<string, string>> = {
  start: 'request received',
  accept: 'request accepted',
  success: 'request succeeded',
  failure: 'request failed',
};

/** Logs and processes are as the guest wrote them; like the run's start they are moved by what its clock was off. */
function runMoments({ root, start, observedStart, end, logs, processes }: Execution): Moment[] {
  const correct = (time: Instant) => addMs(time, start.ms - observedStart.ms);
  const name = root.name ?? root.executable?.split(/[\\/]/).at(-1);
  const pid = root.pid === undefined ? '' : ` ${root.pid}`;
  const by = name === undefined ? line`` : line`: ${name}${pid}`;
  const moments: Moment[] = [
    { time: start, plane: 'guest', text: line`run began${by}`, source: root.source },
    ...logs.map(
      (log): Moment => ({
        time: correct(log.time),
        plane: 'guest',
        text: line`${log.what}`,
        source: log.source,
      }),
    ),
  ];
  const last = processes.map((node) => correct(node.start)).reduce(later, start);
  if (compareInstants(last, start) > 0) {
    const text = line`last of ${countWords(processes.length, 'process', 'processes')} started`;
    moments.push({ time: last, plane: 'guest', text, source: undefined });
  }
  if (end) moments.push({ time: end, plane: 'guest', text: line`run ended`, source: undefined });
  return moments;
}
