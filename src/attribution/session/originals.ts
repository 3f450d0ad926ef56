import type { Event, EventSource } from '../../event/event.ts';

/** Finds the original records behind a document again, by their place in the input. Feed it every event. */
export class OriginalCollector {
  readonly #wanted: ReadonlySet<string>;
  readonly #found = new Map<string, string>();

  constructor(places: Iterable<EventSource>) {
    this.#wanted = new Set([...places].map(placeOf));
  }

  observe(event: Event): void {
    const place = placeOf(event.source);
    if (this.#wanted.has(place)) this.#found.set(place, event.original);
  }

  /** The record as it stood in the input, secrets redacted; undefined where the input no longer holds it. */
  original(place: EventSource): string | undefined {
    return this.#found.get(placeOf(place));
  }
}

function placeOf({ file, line, index }: EventSource): string {
  return `${file}\u0000${line}\u0000${index ?? ''}`;
}
