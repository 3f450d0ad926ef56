import type { Event } from '../../event/event.ts';
import { runLimitMs, toleranceMs } from '../constants.ts';

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
 * One exact pair's say: the run began, by the host's clock, at `observed`; truly not before the request's start, and not
 * after `latest`, which is infinite where the request's end proves nothing.
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

  observe({ time, ingested }: Event, hostKey: string): void {
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

/** A request that was answered before its run began looks like a clock that is ahead; two of them hardly do. */
const pairsForAhead = 2;

/**
 * The offset that all exact pairs of a host allow, together with the sensor's lag. Undefined where there is nothing to
 * correct: no pair, pairs that contradict each other, or an offset that may be none. A clock that is behind shows in one
 * pair, since no run begins before its request.
 */
export function intersectOffsets(
  bounds: readonly ExactBound[],
  lag: ClockOffset | undefined,
): ClockOffset | undefined {
  let from = lag?.from ?? Number.NEGATIVE_INFINITY;
  let to = lag?.to ?? Number.POSITIVE_INFINITY;
  for (const { observed, start, latest } of bounds) {
    from = Math.max(from, observed - latest);
    to = Math.min(to, observed - start);
  }
  if (from > to) return lag;
  if (from <= toleranceMs && to >= -toleranceMs) return undefined;
  if (from > toleranceMs && !lag && bounds.length < pairsForAhead) return undefined;
  if (!Number.isFinite(to)) return lag;
  const least = Number.isFinite(from) ? from : to - runLimitMs;
  return { from: least, to, proof: bounds.length > 0 ? 'exact-pair' : 'sensor-lag' };
}
