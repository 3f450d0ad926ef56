import { type ClosedCoverage, holding, type Window } from '../coverage/coverage-map.ts';
import type { Reason } from '../model/attribution.ts';
import type { CoverageInterval } from '../model/coverage.ts';
import type { Operation } from '../model/operation.ts';

export interface UnobservedReason {
  readonly reason: Reason;
  /** The guest coverage around the window, where there is one. */
  readonly guest: CoverageInterval | undefined;
}

/** The hosts that a machine is, or may be. */
export interface PossibleHosts {
  readonly hostIds: readonly string[];
  /** False where they may all be other machines. */
  readonly isAmongThem: boolean;
}

/**
 * Why a request left nothing in the guest's telemetry (`docs/semantics.md` §6). `hostIds` are the hosts that its
 * machine is, or may be; `isAmongThem` that it is certainly one of them; `window` is the strict one, undefined for a refused request.
 */
export function unobservedReason(
  operation: Operation,
  window: Window | undefined,
  { hostIds, isAmongThem }: PossibleHosts,
  coverage: ClosedCoverage,
): UnobservedReason {
  if (!window) return { reason: 'operation-failed', guest: undefined };
  const watched = hostIds.map((id) => coverage.guest(id)).filter((intervals) => intervals.length > 0);
  const held = watched.map((intervals) => holding(intervals, window));
  const [guest] = held;
  if (watched.length > 0 && !held.includes(undefined)) {
    if (!isAmongThem) return { reason: 'no-sensor', guest };
    return { reason: operation.outcome === 'failure' ? 'operation-failed' : 'not-seen', guest };
  }
  if (watched.length === 0) return { reason: 'no-sensor', guest: undefined };
  const nearest = watched.flatMap((intervals) => nearestTo(intervals, window) ?? [])[0];
  const outside = watched.some((intervals) => isOutside(intervals, window));
  return { reason: outside ? 'outside-coverage' : 'sensor-silent', guest: nearest };
}

function isOutside(intervals: readonly CoverageInterval[], window: Window): boolean {
  const first = Math.min(...intervals.map(({ from }) => from.ms));
  const last = Math.max(...intervals.map(({ to }) => to.ms));
  return window.from < first || window.to > last;
}

function nearestTo(intervals: readonly CoverageInterval[], window: Window): CoverageInterval | undefined {
  const distance = ({ from, to }: CoverageInterval) => Math.max(from.ms - window.to, window.from - to.ms);
  return intervals.toSorted((a, b) => distance(a) - distance(b))[0];
}
