import {
  backslash,
  closeBrace,
  closeBracket,
  colon,
  comma,
  isBlank,
  newline,
  openBrace,
  openBracket,
  quote,
} from './bytes.ts';
import { EnvelopeWatch, isNextLink, longestEnvelopeKey } from './envelope.ts';

/**
 * Why a scan stopped. `more`: bytes ran out. `end`: the value ended. `envelope`: the value is an envelope, its array has
 * just begun. `outer-end`: a bracket closes an array around the value. `sibling`: the value is broken and another begins.
 */
export type ScanStop = 'more' | 'end' | 'envelope' | 'outer-end' | 'sibling';

/** Where a value begins: the column, and whether with a brace or a bracket. */
export interface Start {
  readonly column: number;
  readonly opener: number;
  /** Of an envelope: it named where its listing goes on, before its records. */
  readonly goesOn?: boolean;
}

/** Where a line begins like the next record, should the value around it prove broken. */
export interface Sibling {
  /** Offset from the value's first byte. */
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  /** Index into the starts given to `begin`. */
  readonly level: number;
}

/**
 * Lines that were all cut inside a value nest into each other without end. So many that begin alike, each deeper than the one
 * before, are taken for that, or every one of them would be read as often as there are lines.
 */
const maxSiblingSteps = 8;
/** Nesting beyond this is counted but not matched kind for kind. */
const trackedDepth = 4096;

/** What a byte outside strings does. */
const Role = { plain: 0, blank: 1, newline: 2, comma: 3, quote: 4, opener: 5, closer: 6 } as const;

const roles = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === newline) return Role.newline;
  if (byte === comma) return Role.comma;
  if (byte === quote) return Role.quote;
  if (byte === openBrace || byte === openBracket) return Role.opener;
  if (byte === closeBrace || byte === closeBracket) return Role.closer;
  return isBlank(byte) ? Role.blank : Role.plain;
});

/**
 * Finds the end of one object or array in bytes that arrive in pieces, by brackets and strings alone. It notices what can
 * be no JSON (a line break in a string, a bracket that closes another kind, an object where none can stand), because
 * a truncated line must not swallow its successors.
 */
export class ValueScanner {
  /** Offset of the next byte to look at, from the value's first byte. */
  offset = 0;
  line = 1;
  /** Offset at which the current line begins; negative on the value's first line. */
  lineOffset = 0;
  deepest = 0;
  broken = false;
  sibling: Sibling | undefined;
  /** The envelope, before or after its records, names where the listing goes on. */
  hasNextLink = false;

  /** Of the values around this one, outermost first, and of this value. */
  #starts: readonly Start[] = [];
  #siblingDepth = 0;
  #siblingSteps = 0;
  #inArray = false;
  #mayBeEnvelope = false;
  #isTail = false;
  #depth = 0;
  readonly #kinds = new Uint8Array(trackedDepth);
  #inString = false;
  #escaped = false;
  #previous = 0;
  #lineStart = false;
  #keyFrom = -1;
  #key = '';
  #linkFrom = -1;
  readonly #watch = new EnvelopeWatch();

  /** A value begins. `inArray`: an array of records is around it. */
  begin(line: number, starts: readonly Start[], inArray: boolean, mayBeEnvelope: boolean): void {
    this.offset = 0;
    this.line = line;
    this.lineOffset = -(starts.at(-1)?.column ?? 0);
    this.deepest = 0;
    this.broken = false;
    this.sibling = undefined;
    this.#starts = starts;
    this.#siblingDepth = 0;
    this.#siblingSteps = 0;
    this.#inArray = inArray;
    this.#mayBeEnvelope = mayBeEnvelope;
    this.#isTail = false;
    this.hasNextLink = false;
    this.#key = '';
    this.#depth = 0;
    this.#inString = false;
    this.#escaped = false;
    this.#previous = 0;
    this.#lineStart = false;
    this.#keyFrom = -1;
    this.#linkFrom = -1;
    this.#watch.reset();
  }

  /** The rest of an envelope begins, at `column`, right after its array of records. */
  beginTail(line: number, column: number, starts: readonly Start[], inArray: boolean): void {
    this.begin(line, starts, inArray, false);
    this.#isTail = true;
    this.lineOffset = -column;
    this.#depth = 1;
    this.#kinds[0] = openBrace;
    this.#previous = closeBracket;
  }

  /** Whether bytes before the next one are still to be looked at: those of a key that may be a known one. */
  get isInKey(): boolean {
    return this.#keyFrom !== -1 && this.offset - this.#keyFrom <= longestEnvelopeKey;
  }

  /** Looks at the bytes from `base + offset` on, `base` being where the value's first byte now is. */
  scan(bytes: Uint8Array, base: number): ScanStop {
    const end = bytes.length;
    let at = base + this.offset;
    while (at < end) {
      if (this.#inString) {
        at = this.#string(bytes, at, end, base);
        continue;
      }
      const byte = bytes[at] as number;
      switch (roles[byte]) {
        case Role.plain:
          this.#previous = byte;
          this.#lineStart = false;
          break;
        case Role.comma:
          // May precede a record on its line.
          this.#previous = byte;
          break;
        case Role.newline:
          this.line++;
          this.lineOffset = at + 1 - base;
          this.#lineStart = true;
          break;
        case Role.quote:
          this.#beginString(at - base);
          break;
        case Role.opener:
        case Role.closer: {
          const stop = this.#bracket(byte, at - base);
          if (stop === 'more') break;
          this.offset = stop === 'end' || stop === 'envelope' ? at + 1 - base : at - base;
          return stop;
        }
      }
      at++;
    }
    this.offset = at - base;
    return 'more';
  }

  #beginString(offset: number): void {
    this.#inString = true;
    this.#lineStart = false;
    if (this.#depth !== 1 || !(this.#mayBeEnvelope || this.#isTail)) return;
    if (this.#previous === openBrace || this.#previous === comma) this.#keyFrom = offset + 1;
    else if (this.#previous === colon && isNextLink(this.#key)) this.#linkFrom = offset + 1;
  }

  #bracket(byte: number, offset: number): ScanStop {
    const opens = byte === openBrace || byte === openBracket;
    if (opens && this.#lineStart && this.#beginsSibling(byte, offset)) return 'sibling';
    const stop = opens ? this.#open(byte) : this.#close(byte);
    this.#previous = byte;
    this.#lineStart = false;
    return stop;
  }

  #open(byte: number): ScanStop {
    if (this.#depth > 0 && !this.#valueMayBegin()) this.broken = true;
    if (this.#depth === 1 && this.#mayBeEnvelope && this.#watch.nested(byte === openBracket))
      return 'envelope';
    if (this.#depth < trackedDepth) this.#kinds[this.#depth] = byte;
    this.#depth++;
    if (this.#depth > this.deepest) this.deepest = this.#depth;
    return 'more';
  }

  #valueMayBegin(): boolean {
    if (this.#previous === colon || this.#previous === openBracket) return true;
    return this.#previous === comma && this.#kindAt(this.#depth - 1) !== openBrace;
  }

  #close(byte: number): ScanStop {
    const opener = byte === closeBrace ? openBrace : openBracket;
    const kind = this.#kindAt(this.#depth - 1);
    if (kind !== undefined && kind !== opener) {
      this.broken = true;
      let depth = this.#depth - 1;
      while (depth > 0 && this.#kindAt(depth - 1) !== opener) depth--;
      if (depth === 0) return byte === closeBracket && this.#inArray ? 'outer-end' : 'more';
      this.#depth = depth;
    }
    this.#depth--;
    return this.#depth === 0 ? 'end' : 'more';
  }

  #kindAt(depth: number): number | undefined {
    return depth < trackedDepth ? this.#kinds[depth] : undefined;
  }

  /** What begins a line exactly as this value or one around it began may be the next record. */
  #beginsSibling(byte: number, offset: number): boolean {
    if (this.#depth > 0 && !this.#valueMayBegin()) this.broken = true;
    const column = offset - this.lineOffset;
    const level = this.#starts.findLastIndex((start) => start.column === column && start.opener === byte);
    if (level === -1) return false;
    if (this.sibling === undefined) this.sibling = { offset, line: this.line, column, level };
    if (this.#depth > this.#siblingDepth && ++this.#siblingSteps > maxSiblingSteps) this.broken = true;
    this.#siblingDepth = this.#depth;
    return this.broken;
  }

  #string(bytes: Uint8Array, from: number, end: number, base: number): number {
    let at = from;
    if (this.#escaped) {
      this.#escaped = false;
      // An escape cannot reach over a line's end: the string is cut short there.
      if (bytes[at] !== newline) at++;
    }
    for (; at < end; at++) {
      const byte = bytes[at];
      if (byte === quote) {
        this.#inString = false;
        if (this.#keyFrom !== -1) this.#endKey(bytes, at, base);
        if (this.#linkFrom !== -1) this.#endLink(at - base);
        this.#previous = quote;
        return at + 1;
      }
      if (byte === backslash) {
        if (at + 1 === end) this.#escaped = true;
        else if (bytes[at + 1] !== newline) at++;
      } else if (byte === newline) {
        this.broken = true;
        this.#inString = false;
        this.#keyFrom = -1;
        this.#linkFrom = -1;
        return at;
      }
    }
    return at;
  }

  #endKey(bytes: Uint8Array, to: number, base: number): void {
    const from = base + this.#keyFrom;
    this.#keyFrom = -1;
    if (!this.#isTail && !this.#watch.possible) {
      this.#mayBeEnvelope = false;
      return;
    }
    let key = '';
    if (to - from <= longestEnvelopeKey) {
      for (let at = from; at < to; at++) key += String.fromCharCode(bytes[at] as number);
    }
    this.#key = key;
    if (!this.#isTail) this.#watch.key(key || '?');
  }

  #endLink(to: number): void {
    if (to > this.#linkFrom) this.hasNextLink = true;
    this.#linkFrom = -1;
  }
}
