import { isJsonObject, type JsonObject, type JsonValue } from '../event/json.ts';

/** Whether anything but null is there: empty text counts, an empty array or object does not. */
export function holdsValue(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null) return false;
  if (Array.isArray(value)) return value.some(holdsValue);
  return isJsonObject(value) ? Object.values(value).some(holdsValue) : true;
}

/** Whether the document names the path at all, be it with null; nested, dotted or mixed, through arrays. */
export function namesPath(doc: JsonObject, path: string): boolean {
  return names(doc, path.split('.'), 0);
}

function names(value: JsonValue | undefined, parts: readonly string[], from: number): boolean {
  if (from === parts.length) return value !== undefined;
  if (Array.isArray(value)) return value.some((item) => names(item, parts, from));
  if (!isJsonObject(value)) return false;
  for (let to = from + 1; to <= parts.length; to++) {
    const key = parts.slice(from, to).join('.');
    if (Object.hasOwn(value, key) && names(value[key], parts, to)) return true;
  }
  return false;
}
