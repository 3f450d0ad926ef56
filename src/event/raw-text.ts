import type { JsonObject } from './json.ts';

/** A text as it stands in the bytes of a record: valid JSON and UTF-8, without its quotes, perhaps with escapes. Not to be kept. */
export interface RawText {
  readonly bytes: Buffer;
  readonly from: number;
  readonly to: number;
}

/** Under this a record that was not parsed tells where its texts stand. */
export const rawTexts = Symbol('raw texts');

export interface RawTexts {
  /** Of the member of that name; undefined where it has none, or is no text. The next call may change what this one gave. */
  at(name: string): RawText | undefined;
}

export interface HasRawTexts {
  readonly [rawTexts]: RawTexts;
}

export function hasRawTexts(record: JsonObject): record is JsonObject & HasRawTexts {
  return rawTexts in record;
}
