import { newline, quote } from '../bytes.ts';

const carriageReturn = 0x0d;

/** Where a row ends that may hold line breaks between quotes. */
export type RowEnd =
  | { readonly kind: 'end'; readonly at: number }
  /** A quoted cell goes on behind its closing quote. */
  | { readonly kind: 'broken'; readonly at: number }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'more' };

/** Looks for the end of one row in bytes that arrive in pieces. */
export class RowScanner {
  readonly #separator: number;
  readonly #maxBytes: number;
  #state: 'begin' | 'plain' | 'quoted' | 'closed' = 'begin';
  /** Offset of the next byte to look at, from the row's first. */
  #offset = 0;

  constructor(separator: string, maxBytes: number) {
    this.#separator = separator.charCodeAt(0);
    this.#maxBytes = maxBytes;
  }

  begin(): void {
    this.#state = 'begin';
    this.#offset = 0;
  }

  /** Whether the row is inside quotes as far as it was looked at. */
  get quoted(): boolean {
    return this.#state === 'quoted';
  }

  scan(bytes: Uint8Array, base: number): RowEnd {
    let state = this.#state;
    // The same bytes are looked at however they arrive.
    const end = Math.min(bytes.length, base + this.#maxBytes + 1);
    for (let at = base + this.#offset; at < end; at++) {
      const byte = bytes[at];
      if (state === 'quoted') {
        if (byte === quote) state = 'closed';
      } else if (byte === newline) {
        return { kind: 'end', at };
      } else if (byte === this.#separator) {
        state = 'begin';
      } else if (byte === quote && state !== 'plain') {
        state = 'quoted';
      } else if (state === 'closed' && byte !== carriageReturn) {
        return { kind: 'broken', at };
      } else if (state === 'begin') {
        state = 'plain';
      }
    }
    this.#state = state;
    this.#offset = end - base;
    return { kind: this.#offset > this.#maxBytes ? 'too-long' : 'more' };
  }
}
