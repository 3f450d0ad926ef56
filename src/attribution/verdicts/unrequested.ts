import { runLimitMs, toleranceMs } from '../constants.ts';
import { type ClosedCoverage, holding, type Window } from '../coverage/coverage-map.ts';
import type { Reason } from '../model/attribution.ts';
import type { CoverageInterval } from '../model/coverage.ts';
import type { Execution } from '../model/execution.ts';

export interface UnrequestedReason {
  readonly reason: Reason;
  readonly cloud: CoverageInterval | undefined;
}

/** When the request of a run would have been logged, in milliseconds. */
export function requestWindow(execution: Execution): Window {
  const { start, uncertaintyMs } = execution;
  const slack = toleranceMs + uncertaintyMs;
  return { from: start.ms - runLimitMs - slack, to: start.ms + slack };
}

/**
 * Why no request explains a run (`docs/semantics.md` §6). `subscriptionIds` are those in which the request would have
 * been logged; every one of them must cover the window before its absence means anything.
 */
export function unrequestedReason(
  execution: Execution,
  subscriptionIds: readonly string[],
  coverage: ClosedCoverage,
): UnrequestedReason {
  const window = requestWindow(execution);
  const held = subscriptionIds.map((id) => holding(coverage.cloud(id), window));
  if (held.length > 0 && !held.includes(undefined)) return { reason: 'no-record', cloud: held[0] };
  const around = subscriptionIds
    .flatMap((id) => coverage.cloud(id))
    .find(({ from, to }) => from.ms <= window.to && to.ms >= window.from);
  return { reason: 'outside-coverage', cloud: around };
}
