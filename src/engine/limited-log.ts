import type { Event, EventSource } from '../event/event.ts';
import { compareInstants, type Instant } from '../event/instant.ts';
import { compareEvents, comparePlaces } from '../event/order.ts';
import { type CandidateLog, type Clock, candidatesOf, type FoundCandidates, type Keep } from './candidate.ts';

/** One of those that a run may raise. */
interface Place {
  readonly id: string;
  readonly time: Instant;
  /** Undefined until the event is added. */
  kept: Event | undefined;
}

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
  readonly #runs = new Map<number, Place[]>();
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
    const place = this.#take(event);
    if (!place) return;
    const { kept } = place;
    if (!kept || comparePlaces(event.source, kept.source) < 0) place.kept = this.#keep(event);
  }

  /** An event that does not pass has its place taken from now on: others are asked for before it is added. */
  passes(event: Event): boolean {
    if (this.#take(event)) return false;
    this.#count(event);
    return true;
  }

  found(clock: Clock): FoundCandidates {
    const raised: Event[] = [];
    for (const places of this.#runs.values()) {
      for (const { kept: event } of places) if (event && this.#counts(event)) raised.push(event);
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

  /** The event's place in its run; undefined where that is full of earlier ones. */
  #take(event: Event): Place | undefined {
    const places = this.#placesOf(event.time.ms);
    const at = placeOf(event, places);
    const known = places[at];
    if (known && compareEvents(known, event) === 0) return known;
    if (at >= this.#most) return undefined;
    const { id, time } = event;
    const place: Place = { id, time, kept: undefined };
    places.splice(at, 0, place);
    if (places.length > this.#most) places.pop();
    return place;
  }

  #placesOf(ms: number): Place[] {
    const run = this.#runOf(ms);
    const known = this.#runs.get(run);
    if (known) return known;
    const places: Place[] = [];
    this.#runs.set(run, places);
    return places;
  }
}

/** Where the event stands or is to stand: mostly behind all others. */
function placeOf(event: Event, places: readonly Place[]): number {
  let low = 0;
  let high = places.length;
  const last = places[high - 1];
  if (last && compareEvents(last, event) < 0) return high;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareEvents(places[middle] as Place, event) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
