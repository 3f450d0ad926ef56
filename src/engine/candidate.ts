import type { Event } from '../event/event.ts';
import { getField } from '../event/fields.ts';
import { compareInstants } from '../event/instant.ts';
import type { JsonObject, JsonValue } from '../event/json.ts';
import { comparePlaces, compareText } from '../event/order.ts';

/** An event that a rule's query holds for. */
export interface Candidate {
  readonly event: Event;
  /** The time by which runs of the rule see it, in milliseconds: event time in a scan, the rule's time field in a replay. */
  readonly at: number;
  /** From when on a run can see it at all, in milliseconds. */
  readonly visible: number;
}

/** When runs of a rule see an event; undefined where they never do. */
export type Clock = (event: Event) => Omit<Candidate, 'event'> | undefined;

/** What is kept of an event: nothing that holds on to the record it was read from. */
export type Keep = (event: Event) => Event;

/** What one rule matched, each event once: of two copies the one whose place comes first. Order of arrival leaves no trace. */
export interface CandidateLog {
  readonly size: number;
  add(event: Event): void;
  /** Whether it would not be kept; then it has been counted as if it had been added. If it would be, it is to be added, sooner or later. */
  passes(event: Event): boolean;
  found(clock: Clock): FoundCandidates;
}

export interface FoundCandidates {
  /** By time, then id. */
  readonly candidates: Candidate[];
  /** Events that matched as well and are beyond what a run of the rule may raise. */
  readonly dropped: number;
}

/** Keeps every event. */
export class WholeLog implements CandidateLog {
  readonly #events = new Map<string, Event>();
  readonly #keep: Keep;

  constructor(keep: Keep) {
    this.#keep = keep;
  }

  get size(): number {
    return this.#events.size;
  }

  add(event: Event): void {
    const { id } = event;
    const known = this.#events.get(id);
    if (!known || comparePlaces(event.source, known.source) < 0) this.#events.set(id, this.#keep(event));
  }

  passes(): boolean {
    return false;
  }

  remove(id: string): void {
    this.#events.delete(id);
  }

  found(clock: Clock): FoundCandidates {
    return { candidates: candidatesOf(this.#events.values(), clock), dropped: 0 };
  }
}

/** By time, then id. */
export function candidatesOf(events: Iterable<Event>, clock: Clock): Candidate[] {
  const found: Candidate[] = [];
  for (const event of events) {
    const times = clock(event);
    if (times) found.push({ event, ...times });
  }
  return found.sort(compareCandidates);
}

export function compareCandidates(a: Candidate, b: Candidate): number {
  return a.at - b.at || compareInstants(a.event.time, b.event.time) || compareText(a.event.id, b.event.id);
}

/** An event with its document made. */
export function wholeEvent(event: Event): Event {
  if (event.direct === undefined) return event;
  const { id, time, ingested, dataStream, format, source, doc, original } = event;
  return { id, time, ingested, dataStream, format, source, doc, original };
}

/** An event reduced to some fields, for rules that count many and show few. */
export function reduceEvent(event: Event, paths: readonly string[]): Event {
  const fields: [string, JsonValue][] = [];
  for (const path of paths) {
    const value = getField(event.doc, path);
    if (value !== undefined) fields.push([path, value]);
  }
  const doc: JsonObject = Object.fromEntries(fields);
  const { id, time, ingested, dataStream, format, source } = event;
  return { id, time, ingested, dataStream, format, source, doc, original: '' };
}
