import { compareInstants, type Instant } from '../../event/instant.ts';
import { compareText } from '../../event/order.ts';
import type { Attribution } from '../model/attribution.ts';
import type { Execution } from '../model/execution.ts';
import type { Operation } from '../model/operation.ts';
import type { Feasibility } from '../pairing/feasible.ts';
import { pair } from '../pairing/pair.ts';
import { pairModels } from '../pairing/pair-models.ts';
import type { Context } from './context.ts';
import { executionAttribution } from './execution-attribution.ts';
import { operationAttribution } from './operation-attribution.ts';

/**
 * One attribution for each execution, and one for each operation that is in no certain pair and a candidate of none.
 * Canonical order: time of the run or request, then id.
 */
export function decide(
  executions: readonly Execution[],
  operations: readonly Operation[],
  feasibility: Feasibility,
  context: Context,
): Attribution[] {
  const direct = pair(executions, operations, feasibility);
  const pairings = pairModels(direct, operations, context.memberships);
  const spoken = new Set(
    pairings.flatMap(({ operation, candidates }) => [operation, ...candidates].map((each) => each?.id)),
  );
  const ofRuns = pairings.map((pairing) => executionAttribution(pairing, feasibility, context));
  const ofRequests = operations
    .filter((operation) => !spoken.has(operation.id))
    .map((operation) => operationAttribution(operation, feasibility, context));
  return [...ofRuns, ...ofRequests].sort(
    (a, b) => compareInstants(attributionTime(a), attributionTime(b)) || compareText(a.id, b.id),
  );
}

/** When the run, else the request, began. */
export function attributionTime({ execution, operation }: Attribution): Instant {
  const time = execution?.start ?? operation?.start ?? operation?.firstSeen;
  if (!time) throw new Error('an attribution has a run or a request');
  return time;
}
