import type { Event } from '../event/event.ts';
import { fieldGetter } from '../event/fields.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../event/json.ts';

/** What an alert document sets itself, so that the event's own values move aside. */
const replaced = ['event.kind', '@timestamp', 'data_stream', 'throughline.sources'];
/** Fields beneath these are looked at one by one; all others are carried on as they are. */
const heads: ReadonlySet<string> = new Set([...replaced, 'kibana.alert'].map(headOf));

const originals = [
  'action',
  'category',
  'dataset',
  'id',
  'ingested',
  'kind',
  'module',
  'outcome',
  'type',
].map((name) => ({ name: `kibana.alert.original_event.${name}`, get: fieldGetter(`event.${name}`) }));

/** The fields of the event that an alert carries on, as Kibana copies them. */
export function carriedFields({ doc }: Event): JsonObject {
  return without(doc, '');
}

/** The event's kind, action, category … as `kibana.alert.original_event.*`. */
export function originalEvent({ doc }: Event): JsonObject {
  const found: Record<string, JsonValue> = {};
  for (const { name, get } of originals) {
    const value = get(doc);
    if (value !== undefined) found[name] = value;
  }
  return found;
}

/** Documents nest, dot, or mix both, so the path is followed through every spelling. */
function without(doc: JsonObject, prefix: string): JsonObject {
  const kept: [string, JsonValue][] = [];
  for (const [key, value] of Object.entries(doc)) {
    if (value === undefined) continue;
    const path = prefix + key;
    if (!heads.has(headOf(path))) {
      kept.push([key, value]);
      continue;
    }
    const isReplaced = replaced.some((name) => path === name || path.startsWith(`${name}.`));
    const isOwn = path === 'kibana.alert' || path.startsWith('kibana.alert.');
    if (isReplaced || isOwn) continue;
    const leadsThere = [...replaced, 'kibana.alert'].some((name) => name.startsWith(`${path}.`));
    if (!isJsonObject(value) || !leadsThere) kept.push([key, value]);
    else {
      const inner = without(value, `${path}.`);
      if (Object.keys(inner).length > 0) kept.push([key, inner]);
    }
  }
  return Object.fromEntries(kept);
}

function headOf(path: string): string {
  const end = path.indexOf('.');
  return end < 0 ? path : path.slice(0, end);
}
