import { runLimitMs, toleranceMs } from '../constants.ts';
import type { Window } from '../coverage/coverage-map.ts';
import type { Operation } from '../model/operation.ts';

/** When the run of an operation can start, in milliseconds (`docs/semantics.md` §4). */
export interface OperationWindows {
  readonly strict: Window;
  /** Reaches further where the end does not prove that the run is over; undefined where it does. */
  readonly late: Window | undefined;
}

/** Windows of all operations that were not refused, by operation id. */
export function operationWindows(operations: readonly Operation[]): ReadonlyMap<string, OperationWindows> {
  const next = nextAccepted(operations);
  const windows = new Map<string, OperationWindows>();
  for (const operation of operations) {
    if (operation.refused) continue;
    windows.set(operation.id, windowsOf(operation, next.get(operation.id)));
  }
  return windows;
}

function windowsOf(operation: Operation, next: number | undefined): OperationWindows {
  const { start, end, outcome, channel, target } = operation;
  const from = (start?.ms ?? (end?.ms ?? operation.firstSeen.ms) - runLimitMs) - toleranceMs;
  const strict = { from, to: (end?.ms ?? openEnd(operation, next)) + toleranceMs };
  if (end === undefined) return { strict, late: undefined };
  const untilNext = next ?? Number.POSITIVE_INFINITY;
  if (outcome === 'failure') return { strict, late: { from, to: untilNext + toleranceMs } };
  if (target.kind === 'scale-set') return { strict, late: { from, to: untilNext + toleranceMs } };
  if (channel !== 'run-command-managed') return { strict, late: undefined };
  return { strict, late: { from, to: Math.min(untilNext, end.ms + runLimitMs) + toleranceMs } };
}

function openEnd({ channel, start, firstSeen }: Operation, next: number | undefined): number {
  const limit = (start ?? firstSeen).ms + runLimitMs;
  return channel === 'run-command-action' && next !== undefined ? Math.min(limit, next) : limit;
}

/** The operations that the platform runs one after another: actions of a VM, writes of one run command or extension. */
export function orderGroup({ target, channel, name }: Operation): string {
  return channel === 'run-command-action'
    ? target.key
    : `${target.key}\n${channel}\n${name?.toLowerCase() ?? ''}`;
}

/** For each operation, the start in milliseconds of the next accepted one of its order group. */
function nextAccepted(operations: readonly Operation[]): Map<string, number> {
  const groups = new Map<string, Operation[]>();
  for (const operation of operations) {
    const key = orderGroup(operation);
    const group = groups.get(key);
    if (group) group.push(operation);
    else groups.set(key, [operation]);
  }
  const next = new Map<string, number>();
  for (const group of groups.values()) {
    const starts = group.filter((operation) => operation.accepted && !operation.refused).map(beginning);
    starts.sort((a, b) => a - b);
    for (const operation of group) {
      const following = firstAfter(starts, beginning(operation));
      if (following !== undefined) next.set(operation.id, following);
    }
  }
  return next;
}

/** The first of the ascending times that is greater. */
function firstAfter(times: readonly number[], time: number): number | undefined {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) > time) high = middle;
    else low = middle + 1;
  }
  return times[low];
}

function beginning(operation: Operation): number {
  return (operation.start ?? operation.firstSeen).ms;
}
