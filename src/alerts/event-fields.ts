import type { Event } from '../event/event.ts';
import { getField } from '../event/fields.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../event/json.ts';

/** What an alert document sets itself, so that the event's own values move aside. */
const replaced = ['event.kind', '@timestamp', 'data_stream', 'throughline.sources'];

/** The fields of the event that an alert carries on, as Kibana copies them. */
export function carriedFields({ doc }: Event): JsonObject {
  return without(doc, '');
}

/** The event's kind, action, category … as `kibana.alert.original_event.*`. */
export function originalEvent({ doc }: Event): [string, JsonValue][] {
  const names = ['action', 'category', 'dataset', 'id', 'ingested', 'kind', 'module', 'outcome', 'type'];
  return names.flatMap((name): [string, JsonValue][] => {
    const value = getField(doc, `event.${name}`);
    return value === undefined ? [] : [[`kibana.alert.original_event.${name}`, value]];
  });
}

/** Documents nest, dot, or mix both, so the path is followed through every spelling. */
function without(doc: JsonObject, prefix: string): JsonObject {
  const kept: [string, JsonValue][] = [];
  for (const [key, value] of Object.entries(doc)) {
    const path = prefix + key;
    const isReplaced = replaced.some((name) => path === name || path.startsWith(`${name}.`));
    const isOwn = path === 'kibana.alert' || path.startsWith('kibana.alert.');
    if (value === undefined || isReplaced || isOwn) continue;
    const leadsThere = [...replaced, 'kibana.alert'].some((name) => name.startsWith(`${path}.`));
    if (!isJsonObject(value) || !leadsThere) kept.push([key, value]);
    else {
      const inner = without(value, `${path}.`);
      if (Object.keys(inner).length > 0) kept.push([key, inner]);
    }
  }
  return Object.fromEntries(kept);
}
