import type { JsonObject, JsonValue } from './json.ts';

const prototypeKey = '__proto__';

/** What an array, or every object, has without the document saying so. */
function isSpecial(part: string): boolean {
  return part === prototypeKey || part === 'length' || /^\d*$/.test(part);
}

/** Reads one field of a document. */
export type FieldGetter = (doc: JsonObject) => JsonValue | undefined;

/**
 * Compiles a reader for a dotted path. A document may nest (`{a:{b:1}}`), dot (`{"a.b":1}`) or mix both at any level;
 * the nested reading wins. Arrays of objects on the way flatten into one array. Only own keys count, so `__proto__` and
 * `constructor` are ordinary absent fields. Null counts as absent.
 */
export function fieldGetter(path: string): FieldGetter {
  const parts = path.split('.');
  const first = parts[0] as string;
  if (parts.length === 1) return (doc) => own(doc, first) ?? undefined;
  const keys = parts.map((_, from) =>
    parts.slice(from).map((_, length) => parts.slice(from, from + length + 1).join('.')),
  );
  const [, second = '', third] = parts;
  if (parts.length > 3 || parts.some(isSpecial)) return (doc) => read(doc, keys, 0) ?? undefined;
  // Most fields are scalars in plain nesting, which wins over every other reading: that is looked at first, without a loop.
  return (doc) => {
    const outer = doc[first];
    if (typeof outer === 'object' && outer !== null) {
      let inner = (outer as JsonObject)[second];
      if (third !== undefined && typeof inner === 'object' && inner !== null)
        inner = (inner as JsonObject)[third];
      else if (third !== undefined) return read(doc, keys, 0) ?? undefined;
      if (typeof inner === 'string' || typeof inner === 'number' || typeof inner === 'boolean') return inner;
    }
    return read(doc, keys, 0) ?? undefined;
  };
}

const getters = new Map<string, FieldGetter>();

/** `fieldGetter` for one-off reads; the compiled getter is kept. */
export function getField(doc: JsonObject, path: string): JsonValue | undefined {
  let getter = getters.get(path);
  if (!getter) {
    getter = fieldGetter(path);
    getters.set(path, getter);
  }
  return getter(doc);
}

/** The field as non-empty text: the first such value where it holds many. Numbers and booleans become their text. */
export function getText(doc: JsonObject, path: string): string | undefined {
  return firstText(getField(doc, path));
}

export function firstText(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) {
    for (const item of value) {
      const text = firstText(item);
      if (text !== undefined) return text;
    }
  }
  return undefined;
}

/** `getText` for one field, compiled: for what is read of every event. */
export function textGetter(path: string): (doc: JsonObject) => string | undefined {
  const getter = fieldGetter(path);
  return (doc) => {
    const value = getter(doc);
    return typeof value === 'string' && value !== '' ? value : firstText(value);
  };
}

/** All values of the field as text, in document order; empty where it is absent. */
export function getTexts(doc: JsonObject, path: string): string[] {
  const texts: string[] = [];
  collectTexts(getField(doc, path), texts);
  return texts;
}

function collectTexts(value: JsonValue | undefined, texts: string[]): void {
  if (Array.isArray(value)) for (const item of value) collectTexts(item, texts);
  else if (typeof value === 'string') texts.push(value);
  else if (typeof value === 'number' || typeof value === 'boolean') texts.push(String(value));
}

/** The field as a safe integer, also from its decimal or `0x` text. */
export function getInteger(doc: JsonObject, path: string): number | undefined {
  const text = getText(doc, path);
  if (text === undefined || !/^(?:\d{1,16}|0x[0-9a-f]{1,13})$/i.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** An own key that no prototype stands in for: only functions and `__proto__` are inherited by what JSON gives. */
function own(value: JsonObject, key: string): JsonValue | undefined {
  if (key === prototypeKey) return Object.hasOwn(value, key) ? value[key] : undefined;
  const found = value[key];
  return typeof found === 'function' ? undefined : found;
}

/** `keys[from]` holds the names that may stand at this depth: one part of the path, two joined by a dot, and so on. */
type Keys = readonly (readonly string[])[];

function read(value: JsonValue | undefined, keys: Keys, from: number): JsonValue | undefined {
  const names = keys[from];
  if (names === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) return readEach(value, keys, from);
  for (let length = 0; length < names.length; length++) {
    const child = own(value as JsonObject, names[length] as string);
    if (child === undefined || child === null) continue;
    const found = read(child, keys, from + length + 1);
    if (found !== undefined && found !== null) return found;
  }
  return undefined;
}

function readEach(values: readonly JsonValue[], keys: Keys, from: number): JsonValue | undefined {
  const found: JsonValue[] = [];
  for (const item of values) {
    const value = read(item, keys, from);
    if (Array.isArray(value)) found.push(...value);
    else if (value !== undefined && value !== null) found.push(value);
  }
  return found.length > 1 ? found : found[0];
}
