import type { Coverage, CoverageInterval } from '../../attribution/model/coverage.ts';
import type { AttributionResult } from '../../attribution/model/result.ts';
import type { Instant } from '../../event/instant.ts';
import { compareText } from '../../event/order.ts';

/** What is recorded of one subscription, or of one host by one sensor, and what is missing in between. */
export interface CoverageView {
  readonly plane: Coverage['plane'];
  readonly subject: string;
  /** The subject as people know it. */
  readonly name: string;
  readonly sensor: string | undefined;
  readonly intervals: readonly CoverageInterval[];
  readonly gaps: readonly Gap[];
}

export interface Gap {
  readonly from: Instant;
  readonly to: Instant;
}

/** The cloud before the guests; the guests in which something ran before the others, as those are what a reader looks for. */
export function viewCoverage({ coverage, hosts, attributions }: AttributionResult): CoverageView[] {
  const names = new Map(hosts.map((host) => [host.id, host.displayName]));
  const busy = new Set(attributions.map(({ host }) => host?.id));
  const rank = ({ plane, subject }: CoverageView) => (plane === 'cloud' ? 0 : busy.has(subject) ? 1 : 2);
  return coverage
    .map(({ plane, subject, sensor, intervals }) => ({
      plane,
      subject,
      name: names.get(subject) ?? subject,
      sensor,
      intervals,
      gaps: gapsBetween(intervals),
    }))
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        compareText(a.name, b.name) ||
        compareText(a.subject, b.subject) ||
        compareText(a.sensor ?? '', b.sensor ?? ''),
    );
}

function gapsBetween(intervals: readonly CoverageInterval[]): Gap[] {
  return intervals
    .slice(1)
    .map((interval, at) => ({ from: (intervals[at] ?? interval).to, to: interval.from }));
}
