import type { Instant } from '../../event/instant.ts';
import { toleranceMs } from '../constants.ts';

/**
 * By how much a host's clock is ahead of true time, in milliseconds: a closed interval, and what proves it. The host's
 * observed time minus the offset is true time.
 */
export interface ClockOffset {
  readonly from: number;
  readonly to: number;
  readonly proof: 'exact-pair' | 'sensor-lag';
}

/**
 * One exact pair's say: the run began, by the host's clock, at `observed`; truly not before the request's start, and
 * hardly after `latest`.
 */
export interface ExactBound {
  readonly observed: number;
  readonly start: number;
  readonly latest: number;
}

/** Until this many events no smallest delay of a sensor is believed. */
const enoughEvents = 20;

/** The smallest of a sensor's many delays is taken to be at most this. */
const smallestLagMs = 60_000;

/** Collects, for each host, how soon after its own time an event was ever available. */
export class ClockObserver {
  readonly #lags = new Map<string, { least: number; count: number }>();

  observe(time: Instant, ingested: Instant | undefined, hostKey: string): void {
    if (!ingested) return;
    const lag = ingested.ms - time.ms;
    const known = this.#lags.get(hostKey);
    if (!known) this.#lags.set(hostKey, { least: lag, count: 1 });
    else {
      known.least = Math.min(known.least, lag);
      known.count++;
    }
  }

  /** Joins keys into hosts; only clocks that are ahead show: events available before they happened. */
  offsets(hostIdOf: (hostKey: string) => string): Map<string, ClockOffset> {
    const joined = new Map<string, { least: number; count: number }>();
    for (const [key, { least, count }] of this.#lags) {
      const host = hostIdOf(key);
      const known = joined.get(host);
      joined.set(host, { least: Math.min(least, known?.least ?? least), count: count + (known?.count ?? 0) });
    }
    const offsets = new Map<string, ClockOffset>();
    for (const [host, { least, count }] of joined) {
      if (count < enoughEvents || -least <= toleranceMs) continue;
      offsets.set(host, { from: -least, to: smallestLagMs - least, proof: 'sensor-lag' });
    }
    return offsets;
  }
}

/**
 * The offset that all exact pairs of a host allow, together with the sensor's lag; undefined where there is nothing to
 * correct, or where pairs contradict each other. Pairs show clocks that are behind, since no run begins before its request. They never show one that is ahead:
 * a request may be answered before its run begins. That only the sensor's lag shows.
 */
export function intersectOffsets(
  bounds: readonly ExactBound[],
  lag: ClockOffset | undefined,
): ClockOffset | undefined {
  const to = Math.min(
    lag?.to ?? Number.POSITIVE_INFINITY,
    ...bounds.map(({ observed, start }) => observed - start),
  );
  if (lag) return to < lag.from ? lag : { ...lag, to };
  if (to >= -toleranceMs) return undefined;
  const from = Math.max(...bounds.map(({ observed, latest }) => observed - latest));
  return from > to ? undefined : { from, to, proof: 'exact-pair' };
}
