import { isJsonObject, type JsonObject, type JsonValue } from '../../../event/json.ts';

/** Azure writes objects also as text that holds JSON, sometimes within such text again. */
export function parseJsonText(value: JsonValue | undefined): JsonValue | undefined {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as JsonValue;
  } catch {
    return value;
  }
}

/** The object that a value is or that its text holds; undefined for anything else. */
export function objectOf(value: JsonValue | undefined): JsonObject | undefined {
  const parsed = parseJsonText(value);
  return isJsonObject(parsed) ? parsed : undefined;
}

type Draft = Record<string, JsonValue | undefined>;

/** Sets an own field. Assigning `__proto__` would change the object's prototype instead. */
function put(target: Draft, key: string, value: JsonValue | undefined): void {
  if (key !== '__proto__') target[key] = value;
  else Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

// The functions below run several times a record: plain loops are five times as fast as going through entries.

/** A copy without some keys. */
export function without(value: JsonObject, keys: Pick<ReadonlySet<string>, 'has'>): JsonObject {
  const left: Draft = {};
  for (const key of Object.keys(value)) if (!keys.has(key)) put(left, key, value[key]);
  return left;
}

/** A copy with keys renamed. */
export function withKeys(value: JsonObject, rename: (key: string) => string): JsonObject {
  const renamed: Draft = {};
  for (const key of Object.keys(value)) put(renamed, rename(key), value[key]);
  return renamed;
}

/** The object without absent values, so that a document shows no field that its record did not have; itself where it has none. */
export function compact(value: JsonObject): JsonObject {
  const keys = Object.keys(value);
  let at = 0;
  while (at < keys.length && isThere(value[keys[at] as string])) at++;
  if (at === keys.length) return value;
  const left: Draft = {};
  for (const key of keys) if (isThere(value[key])) put(left, key, value[key]);
  return left;
}

/** As `compact`, but undefined where nothing is left. */
export function compactOrNone(value: JsonObject): JsonObject | undefined {
  for (const key of Object.keys(value)) if (isThere(value[key])) return compact(value);
  return undefined;
}

function isThere(value: JsonValue | undefined): boolean {
  return value !== undefined && value !== null;
}
