import type { Instant } from './instant.ts';

/**
 * From the first to the last of some times, both of which belong to it. It keeps numbers and not the instants it is given: of millions of events
 * each would be kept for as long as it takes the next one to come.
 */
export class TimeRange {
  /** From, to: milliseconds and nanoseconds of each. In one list, beside each other in memory. */
  readonly #times: [number, number, number, number];

  constructor({ ms, ns }: Instant) {
    this.#times = [ms, ns, ms, ns];
  }

  /** Widens it to hold the time. */
  add({ ms, ns }: Instant): void {
    const times = this.#times;
    if (ms > times[2] || (ms === times[2] && ns > times[3])) {
      times[2] = ms;
      times[3] = ns;
    }
    if (ms < times[0] || (ms === times[0] && ns < times[1])) {
      times[0] = ms;
      times[1] = ns;
    }
  }

  get fromMs(): number {
    return this.#times[0];
  }

  get toMs(): number {
    return this.#times[2];
  }

  get from(): Instant {
    return { ms: this.#times[0], ns: this.#times[1] };
  }

  get to(): Instant {
    return { ms: this.#times[2], ns: this.#times[3] };
  }
}
