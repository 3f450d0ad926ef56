import type { JsonObject } from '../../../event/json.ts';

/** A record of a text log: its lines, and what stood before the first record of the file. */
export function textRecord(line: string, before?: string): JsonObject {
  return before === undefined ? { line } : { line, before };
}

/** The lines of a text log's record; undefined for every other record. */
export function lineOf(record: JsonObject): string | undefined {
  const { line } = record as { readonly line?: unknown };
  if (typeof line !== 'string') return undefined;
  for (const key in record) if (key !== 'line' && key !== 'before') return undefined;
  return line;
}

/** The record's text as it stood in its file; undefined for every record that is no text. */
export function textOf(record: JsonObject): string | undefined {
  const line = lineOf(record);
  const { before } = record as { readonly before?: unknown };
  return line !== undefined && typeof before === 'string' ? `${before}\n${line}` : line;
}
