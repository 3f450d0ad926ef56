import type { JsonValue } from './json.ts';

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
   * A text that holds every text of the document, whatever the case, but for those of digits, `T`, `Z` and the signs of times and numbers
   * alone; undefined where only the document tells.
   */
  text(): string | undefined;
}

export interface DirectFamily {
  /** Whether documents may hold anything at the path. */
  mayHold(path: string): boolean;
  /** Whether the kind decides what the document holds at the path, where it may hold anything. */
  isOfKind(path: string): boolean;
}
