import { compareInstants, type Instant, later } from '../../event/instant.ts';

/** A closed span of time. */
export interface TimeSpan {
  readonly from: Instant;
  readonly to: Instant;
}

/** A span that may begin where a listing was cut: nothing is known of the time just before it. */
export interface RecordedSpan extends TimeSpan {
  readonly isCut: boolean;
}

/** Joins spans that overlap or are at most the gap apart, but not over the cut beginning of one. Ascending. */
export function joinSpans(spans: readonly RecordedSpan[], gapMs: number): TimeSpan[] {
  const joined: TimeSpan[] = [];
  const sorted = spans.toSorted(
    (a, b) => compareInstants(a.from, b.from) || Number(a.isCut) - Number(b.isCut),
  );
  for (const { from, to, isCut } of sorted) {
    const last = joined.at(-1);
    const gap = isCut ? 0 : gapMs;
    if (!last || from.ms - last.to.ms > gap) joined.push({ from, to });
    else joined[joined.length - 1] = { from: last.from, to: later(last.to, to) };
  }
  return joined;
}
