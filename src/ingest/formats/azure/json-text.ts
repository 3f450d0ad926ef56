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

/** A copy without some keys. Every own key is copied as data: `__proto__` stays an ordinary key. */
export function without(value: JsonObject, keys: ReadonlySet<string>): Record<string, JsonValue | undefined> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.has(key)));
}

/** A copy with keys renamed. */
export function withKeys(value: JsonObject, rename: (key: string) => string): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [rename(key), item]));
}

/** A copy without absent values, so that a document shows no field that its record did not have. */
export function compact(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined && item !== null));
}

/** As `compact`, but undefined where nothing is left. */
export function compactOrNone(value: JsonObject): JsonObject | undefined {
  const left = compact(value);
  return Object.keys(left).length > 0 ? left : undefined;
}
