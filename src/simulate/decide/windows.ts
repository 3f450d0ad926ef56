import type { Operation } from './operations.ts';
import { type Moment, runLimit, tolerance } from './rules.ts';

export interface Window {
  readonly from: Moment;
  readonly to: Moment;
}

export interface Windows {
  readonly strict: Window;
  readonly late: Window | undefined;
}

/** When a run of each operation may start (semantics §4). */
export function windowsOf(operations: readonly Operation[]): Windows[] {
  return operations.map((operation) => {
    const { start, end } = operation;
    const from = (start ?? (end ?? operation.firstSeen) - runLimit) - tolerance;
    return {
      strict: { from, to: strictEnd(operation, operations) },
      late: lateWindow(operation, operations, from),
    };
  });
}

function strictEnd(operation: Operation, operations: readonly Operation[]): Moment {
  if (operation.end !== undefined) return operation.end + tolerance;
  const next = operation.channel === 'run-command-action' ? nextAccepted(operation, operations) : undefined;
  return Math.min(operation.begin + runLimit, next ?? Number.POSITIVE_INFINITY) + tolerance;
}

function lateWindow(
  operation: Operation,
  operations: readonly Operation[],
  from: Moment,
): Window | undefined {
  const next = (nextAccepted(operation, operations) ?? Number.POSITIVE_INFINITY) + tolerance;
  if (operation.failed && !operation.refused) return { from, to: next };
  // What a scale set was told holds for instances that are made later, until it is told otherwise.
  if (operation.model && operation.succeeded) return { from, to: next };
  if (operation.succeeded && operation.channel === 'run-command-managed') {
    return { from, to: Math.min(next, (operation.end as Moment) + runLimit + tolerance) };
  }
  return undefined;
}

/** When the next accepted operation of the same kind on the same VM (managed: of the same name) starts. */
function nextAccepted(operation: Operation, operations: readonly Operation[]): Moment | undefined {
  let next: Moment | undefined;
  for (const other of operations) {
    if (other.begin <= operation.begin || !other.accepted || other.refused || !sameLine(operation, other))
      continue;
    if (next === undefined || other.begin < next) next = other.begin;
  }
  return next;
}

/** Operations that the machine carries out one after the other. */
export function sameLine(a: Operation, b: Operation): boolean {
  return (
    a.channel === b.channel &&
    a.vmKey === b.vmKey &&
    (a.channel === 'run-command-action' || a.commandName === b.commandName)
  );
}
