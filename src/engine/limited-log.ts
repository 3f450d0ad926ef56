import type { Event, EventSource } from '../event/event.ts';
import { compareInstants, type Instant } from '../event/instant.ts';
import { compareEvents, comparePlaces } from '../event/order.ts';
import { type CandidateLog, type Clock, candidatesOf, type FoundCandidates, type Keep } from './candidate.ts';

/**
 * What a rule matched, each event of which is an alert of its own: of each run the events that it may raise, which are the first by time
 * and id, and of the others that they were there. So no document is made of what nobody will see, however often a rule holds.
 * Events of one id at different times, of which the one whose place comes first is raised or dropped, each take a place in their run.
 */
export class LimitedLog implements CandidateLog {
  readonly #most: number;
  readonly #runOf: (ms: number) => number;
  readonly #keep: Keep;
  /** By time, then id. */
  readonly #runs = new Map<number, Event[]>();
  /** Of every id the event that counts. */
  readonly #first = new Map<string, { readonly time: Instant; readonly source: EventSource }>();

  /**
   * @param most events that a run may raise
   * @param runOf names the run that sees an event of this time, in milliseconds
   */
  constructor(most: number, runOf: (ms: number) => number, keep: Keep) {
    this.#most = most;
    this.#runOf = runOf;
    this.#keep = keep;
  }

  get size(): number {
    return this.#first.size;
  }

  add(event: Event): void {
    this.#count(event);
    const kept = this.#keptOf(event.time.ms);
    const place = placeOf(event, kept);
    const known = kept[place];
    if (known && compareEvents(known, event) === 0) {
      if (comparePlaces(event.source, known.source) < 0) kept[place] = this.#keep(event);
    } else if (place < this.#most) {
      kept.splice(place, 0, this.#keep(event));
      if (kept.length > this.#most) kept.pop();
    }
  }

  passes(event: Event): boolean {
    if (placeOf(event, this.#keptOf(event.time.ms)) < this.#most) return false;
    this.#count(event);
    return true;
  }

  found(clock: Clock): FoundCandidates {
    const raised: Event[] = [];
    for (const kept of this.#runs.values()) {
      for (const event of kept) if (this.#counts(event)) raised.push(event);
    }
    return { candidates: candidatesOf(raised, clock), dropped: this.#first.size - raised.length };
  }

  #count({ id, time, source }: Event): void {
    const first = this.#first.get(id);
    if (!first || comparePlaces(source, first.source) < 0) this.#first.set(id, { time, source });
  }

  #counts({ id, time }: Event): boolean {
    const first = this.#first.get(id);
    return first !== undefined && compareInstants(first.time, time) === 0;
  }

  #keptOf(ms: number): Event[] {
    const run = this.#runOf(ms);
    const known = this.#runs.get(run);
    if (known) return known;
    const kept: Event[] = [];
    this.#runs.set(run, kept);
    return kept;
  }
}

/** Where the event stands or is to stand: mostly behind all others. */
function placeOf(event: Event, kept: readonly Event[]): number {
  let low = 0;
  let high = kept.length;
  const last = kept[high - 1];
  if (last && compareEvents(last, event) < 0) return high;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareEvents(kept[middle] as Event, event) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
