import type { Instant } from './instant.ts';

/**
 * From the first to the last of some times, both of which belong to it. It keeps numbers and not the instants it is given: of millions of events
 * each would be kept for as long as it takes the next one to come.
 */
export class TimeRange {
  #fromMs: number;
  #fromNs: number;
  #toMs: number;
  #toNs: number;

  constructor(time: Instant) {
    this.#fromMs = time.ms;
    this.#fromNs = time.ns;
    this.#toMs = time.ms;
    this.#toNs = time.ns;
  }

  /** Widens it to hold the time. */
  add({ ms, ns }: Instant): void {
    if (ms > this.#toMs || (ms === this.#toMs && ns > this.#toNs)) {
      this.#toMs = ms;
      this.#toNs = ns;
    }
    if (ms < this.#fromMs || (ms === this.#fromMs && ns < this.#fromNs)) {
      this.#fromMs = ms;
      this.#fromNs = ns;
    }
  }

  get fromMs(): number {
    return this.#fromMs;
  }

  get toMs(): number {
    return this.#toMs;
  }

  get from(): Instant {
    return { ms: this.#fromMs, ns: this.#fromNs };
  }

  get to(): Instant {
    return { ms: this.#toMs, ns: this.#toNs };
  }
}
