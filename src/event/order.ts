import type { Event, EventSource } from './event.ts';
import { compareInstants } from './instant.ts';

/** Code-unit order: the same on every machine and locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By file, line, position: decides which of two copies of a record is shown. */
export function comparePlaces(a: EventSource, b: EventSource): number {
  return compareText(a.file, b.file) || a.line - b.line || (a.index ?? 0) - (b.index ?? 0);
}

/** The one canonical order of events: time, remainder, id. Results never depend on arrival. */
export function compareEvents(a: Pick<Event, 'time' | 'id'>, b: Pick<Event, 'time' | 'id'>): number {
  return compareInstants(a.time, b.time) || compareText(a.id, b.id);
}
