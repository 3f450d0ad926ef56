import type { Event, EventSource } from '../event/event.ts';
import { getField, getText, getTexts } from '../event/fields.ts';
import { isJsonObject, type JsonObject } from '../event/json.ts';

/** Which attributions rest on which records, by the place of the record in the input. */
export class AttributionLinks {
  readonly #byPlace = new Map<string, Set<string>>();

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

  /** Sorted, each once. */
  of(events: readonly Event[]): string[] {
    const found = new Set<string>();
    for (const { source, doc } of events) {
      for (const id of getTexts(doc, 'throughline.attribution.id')) found.add(id);
      for (const id of getTexts(doc, 'throughline.attribution_ids')) found.add(id);
      for (const id of this.#byPlace.get(placeKey(source)) ?? []) found.add(id);
    }
    return [...found].sort();
  }
}

function placeKey({ file, line, index }: EventSource): string {
  return JSON.stringify([file, line, index ?? -1]);
}
