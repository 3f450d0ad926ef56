import type { ProcessFact } from '../observe/fact.ts';
import { type Execution, hostKeyOf } from './executions.ts';
import type { HostTie } from './hosts.ts';
import type { Operation } from './operations.ts';
import {
  answeredBefore,
  type Clock,
  enoughEvents,
  farthest,
  type Moment,
  slowStart,
  smallestDelay,
  tolerance,
} from './rules.ts';

/** By how much a guest's clock is ahead of the truth: least and most. */
interface Offset {
  readonly from: number;
  readonly to: number;
}

/** Starts in true time, as far as the logs betray how wrong each guest's clock is (semantics §3, Clocks). */
export function correctClocks(
  executions: readonly Execution[],
  operations: readonly Operation[],
  guest: readonly ProcessFact[],
  ties: ReadonlyMap<string, HostTie>,
  clock: Clock,
): Execution[] {
  const ahead = offsetsAhead(guest, clock);
  const offsets = new Map<string, Offset>();
  for (const [hostKey, tie] of ties) {
    const pairs = exactPairs(tie, executions, operations);
    const offset = offsetOf(pairs, ahead.get(hostKey));
    if (offset) offsets.set(hostKey, offset);
  }
  return executions.map((execution) => {
    const offset = offsets.get(execution.hostKey);
    if (!offset) return execution;
    const start = execution.start - Math.round((offset.from + offset.to) / 2);
    return { ...execution, start, slack: Math.ceil((offset.to - offset.from) / 2) };
  });
}

/** A sensor whose events could be had before they happened: its guest's clock is ahead. */
function offsetsAhead(guest: readonly ProcessFact[], clock: Clock): Map<string, Offset> {
  const offsets = new Map<string, Offset>();
  for (const [hostKey, facts] of Map.groupBy(guest, hostKeyOf)) {
    const lags = facts.flatMap(({ ingested, time }) =>
      ingested === undefined ? [] : [clock.read({ ms: ingested, ns: 0 }) - clock.read({ ...time, ns: 0 })],
    );
    const least = Math.min(...lags);
    if (lags.length >= enoughEvents && -least > tolerance)
      offsets.set(hostKey, { from: -least, to: smallestDelay - least });
  }
  return offsets;
}

interface ExactPair {
  readonly shown: Moment;
  readonly start: Moment;
  readonly latest: Moment;
}

/** Names that were written once on the VM and ran once, beneath the handler, on its host. */
function exactPairs(
  tie: HostTie,
  executions: readonly Execution[],
  operations: readonly Operation[],
): ExactPair[] {
  if (!tie.tied) return [];
  const writes = operations.filter(
    (one) => one.channel === 'run-command-managed' && !one.refused && one.vmKey === tie.vmKeys[0],
  );
  const runs = executions.filter((one) => one.hostKey === tie.hostKey && one.underHandler);
  return runs.flatMap((run) => {
    const named = writes.filter((write) => write.commandName === run.commandName);
    const [write] = named;
    const again = runs.some((other) => other !== run && other.commandName === run.commandName);
    if (run.commandName === undefined || again || named.length !== 1 || write?.start === undefined) return [];
    if (Math.abs(run.start - write.start) > farthest) return [];
    const latest = write.succeeded ? (write.end as Moment) + answeredBefore : write.start + slowStart;
    return [{ shown: run.start, start: write.start, latest }];
  });
}

/** Pairs prove a clock that is behind, and bound one that is ahead; that it is ahead only the sensor tells. */
function offsetOf(pairs: readonly ExactPair[], ahead: Offset | undefined): Offset | undefined {
  const most = Math.min(...pairs.map(({ shown, start }) => shown - start));
  if (ahead) return most < ahead.from ? ahead : { from: ahead.from, to: Math.min(most, ahead.to) };
  if (most >= -tolerance) return undefined;
  const least = Math.max(...pairs.map(({ shown, latest }) => shown - latest));
  return least > most ? undefined : { from: least, to: most };
}
