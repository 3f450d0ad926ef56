import type { Instant } from '../../event/instant.ts';
import { TimeRange } from '../../event/time-range.ts';

/**
 * Times joined into closed intervals while neighbours are at most `gapMs` apart. The result does not depend on the order
 * in which times are added; memory grows with the number of gaps, not of times.
 */
export class IntervalSet {
  readonly #gapMs: number;
  /** Ascending, more than the gap apart from each other. */
  #spans: TimeRange[] = [];

  constructor(gapMs: number) {
    this.#gapMs = gapMs;
  }

  add(time: Instant): void {
    const last = this.#spans[this.#spans.length - 1];
    // Logs are nearly in order: a time lies in the last span, or moves its end on.
    if (last && time.ms > last.fromMs && time.ms - last.toMs <= this.#gapMs) {
      last.add(time);
      return;
    }
    const at = this.#firstReaching(time);
    const next = this.#spans[at];
    if (!next || next.fromMs - this.#gapMs > time.ms) {
      this.#spans.splice(at, 0, new TimeRange(time));
      return;
    }
    next.add(time);
    const behind = this.#spans[at + 1];
    if (behind && behind.fromMs - next.toMs <= this.#gapMs) {
      next.add(behind.to);
      this.#spans.splice(at + 1, 1);
    }
  }

  intervals(): readonly { readonly from: Instant; readonly to: Instant }[] {
    return this.#spans.map(({ from, to }) => ({ from, to }));
  }

  /** Index of the first span that ends no more than the gap before the time, or the number of spans. */
  #firstReaching(time: Instant): number {
    let low = 0;
    let high = this.#spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#spans[middle] as TimeRange).toMs + this.#gapMs < time.ms) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
