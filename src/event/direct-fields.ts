import type { JsonValue } from './json.ts';
import type { RawText } from './raw-text.ts';

/** The answer where only the document tells. */
export const inDocument = Symbol('in the document');

/**
 * Reads fields of an event's document from what the document is made of, before it is made: most events are asked for a few fields and
 * then forgotten. A test holds every answer against the document.
 */
export interface DirectFields {
  /** One object for all events whose documents are made alike. */
  readonly family: DirectFamily;
  /** Events of one kind hold the same in every field of their kind, which are those that hardly ever differ. */
  readonly kind: string;
  /** What `getField` would say of the document, or `inDocument`. */
  get(path: string): JsonValue | undefined | typeof inDocument;
  /**
   * The text that `get` would say at a path that the family knows, as it stands in the bytes of a record that was not parsed; undefined where
   * `get` would say nothing, `inDocument` where only `get` tells. Of records of a kind a text always of the same member where that begins with
   * a letter, digit or quotation mark and ends with a letter or digit, and then it is not empty. The next call may change what this one gave.
   */
  rawOf?(path: KnownPath): RawText | undefined | typeof inDocument;
  /**
   * A text that holds, whatever the case and together with `kindText`, all that stands in any text of the document, but for what holds a
   * quotation mark, a slash, a backslash or what is not ASCII, and what consists of digits, `T`, `Z` and the signs of times and numbers
   * alone. Undefined where only the document tells. The record's text is given where it is at hand.
   */
  text(original: string | undefined): string | undefined;
  /**
   * What `text` holds beside the text of its record, where that is JSON without escapes by number. Undefined where `text` does not hold the
   * record's.
   */
  textBeside?(): string | undefined;
  /** The same for events of a kind. */
  readonly kindText: string;
}

/** How a family reads a path: who asks again and again need not look it up. */
export type KnownPath = object;

export interface DirectFamily {
  /** For events of this family alone. */
  known?(path: string): KnownPath;
  /** Whether documents may hold anything at the path. */
  mayHold(path: string): boolean;
  /** Whether the kind decides what the document holds at the path, where it may hold anything. */
  isOfKind(path: string): boolean;
}
