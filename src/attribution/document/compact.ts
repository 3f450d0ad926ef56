import type { JsonObject, JsonValue } from '../../event/json.ts';

/**
 * Drops what is absent: undefined members, empty arrays and objects, empty text. Yields undefined where nothing is left,
 * so that a document never holds an empty shell. A field without a value is left out, never null: to Elasticsearch and to
 * rules both mean "absent", and one spelling is enough.
 */
export function compact(fields: { readonly [key: string]: JsonValue | undefined }): JsonObject | undefined {
  const kept: [string, JsonValue][] = [];
  for (const [key, value] of Object.entries(fields)) {
    if (value !== undefined && !isEmpty(value)) kept.push([key, value]);
  }
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

function isEmpty(value: JsonValue): boolean {
  if (value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** Each value once, in order of first appearance, absent ones left out. */
export function distinct(values: Iterable<string | undefined>): string[] {
  const kept = new Set<string>();
  for (const value of values) if (value !== undefined && value !== '') kept.add(value);
  return [...kept];
}
