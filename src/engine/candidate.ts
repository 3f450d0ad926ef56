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

/** What one rule matched, each event once: of two copies the one whose place comes first. Order of arrival leaves no trace. */
export class CandidateLog {
  readonly #events = new Map<string, Event>();

  get size(): number {
    return this.#events.size;
  }

  add(event: Event): void {
    const known = this.#events.get(event.id);
    if (!known || isBefore(event, known)) this.#events.set(event.id, event);
  }

  remove(id: string): void {
    this.#events.delete(id);
  }

  /** By time, then id. */
  candidates(clock: (event: Event) => Omit<Candidate, 'event'> | undefined): Candidate[] {
    const found: Candidate[] = [];
    for (const event of this.#events.values()) {
      const times = clock(event);
      if (times) found.push({ event, ...times });
    }
    return found.sort(compareCandidates);
  }
}

export function compareCandidates(a: Candidate, b: Candidate): number {
  return a.at - b.at || compareInstants(a.event.time, b.event.time) || compareText(a.event.id, b.event.id);
}

/** An event with its document made, which no longer holds on to the record that it was read from. */
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

function isBefore(a: Event, b: Event): boolean {
  return comparePlaces(a.source, b.source) < 0;
}
