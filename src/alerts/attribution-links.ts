import type { Event, EventSource } from '../event/event.ts';
import { getField, getText, getTexts } from '../event/fields.ts';
import { isJsonObject, type JsonObject } from '../event/json.ts';
import { type Alert, isAlertEvent } from './alert.ts';
import { attributionStream } from './attribution-event.ts';

/**
 * Which attributions rest on which records, by the place of the record in the input. Attributions and alerts are known by
 * their ids, since a rule that counts many events keeps of each only the fields that it counts by.
 */
export class AttributionLinks {
  readonly #byPlace = new Map<string, Set<string>>();
  readonly #byAlert = new Map<string, readonly string[]>();

  add(document: JsonObject): void {
    const id = getText(document, 'throughline.attribution.id');
    const sources = getField(document, 'throughline.sources');
    if (id === undefined) return;
    for (const source of Array.isArray(sources) ? sources : [sources]) {
      if (!isJsonObject(source)) continue;
      const { file, line, index } = source;
      const key = placeKey({
        file: String(file),
        line: Number(line),
        ...(index !== undefined && { index: Number(index) }),
      });
      const ids = this.#byPlace.get(key);
      if (ids) ids.add(id);
      else this.#byPlace.set(key, new Set([id]));
    }
  }

  addAlert({ id, attributions }: Alert): void {
    this.#byAlert.set(id, attributions);
  }

  /** Sorted, each once. */
  of(events: readonly Event[]): string[] {
    const found = new Set<string>();
    for (const event of events) for (const id of this.#ofOne(event)) found.add(id);
    return [...found].sort();
  }

  #ofOne(event: Event): Iterable<string> {
    if (event.dataStream === attributionStream) return [event.id];
    if (isAlertEvent(event))
      return this.#byAlert.get(event.id) ?? getTexts(event.doc, 'throughline.attribution_ids');
    return this.#byPlace.get(placeKey(event.source)) ?? [];
  }
}

function placeKey({ file, line, index }: EventSource): string {
  return JSON.stringify([file, line, index ?? -1]);
}
