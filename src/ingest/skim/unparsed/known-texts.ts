import { backslash } from '../../decode/bytes.ts';

/** A power of two. */
const places = 1 << 13;
const longest = 96;

/**
 * Texts of JSON bytes. A text that was met of late is the same string again, of which nothing has to be made, and which others need not look
 * at again: most values of logs repeat. Those that do not are not kept: only what is met a second time is.
 */
export class KnownTexts {
  readonly #texts: string[] = new Array(places).fill('');
  readonly #lengths = new Uint8Array(places);
  readonly #bytes = new Uint8Array(places * longest);
  /** By place: the hash of what was met there last. */
  readonly #met = new Int32Array(places);

  /** Of a text as it is written in valid JSON and UTF-8, without its quotes. */
  at(bytes: Buffer, from: number, to: number): string {
    const length = to - from;
    if (length > longest) return decode(bytes, from, to);
    const hash = hashOf(bytes, from, to);
    const place = hash & (places - 1);
    const begin = place * longest;
    if (this.#lengths[place] === length && this.#isAt(begin, bytes, from, length))
      return this.#texts[place] as string;
    const text = decode(bytes, from, to);
    if (this.#met[place] !== hash) {
      this.#met[place] = hash;
      return text;
    }
    this.#texts[place] = text;
    this.#lengths[place] = length;
    for (let at = 0; at < length; at++) this.#bytes[begin + at] = bytes[from + at] as number;
    return text;
  }

  #isAt(begin: number, bytes: Buffer, from: number, length: number): boolean {
    const known = this.#bytes;
    for (let at = length - 1; at >= 0; at--) if (known[begin + at] !== bytes[from + at]) return false;
    return true;
  }
}

/** The last bytes of a text tell most, and of a long one some others do. */
const mixedBytes = 12;

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = to - from;
  for (let at = Math.max(from, to - mixedBytes); at < to; at++)
    hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  if (to - from > mixedBytes) {
    const middle = (from + to) >> 1;
    hash = Math.imul(hash ^ (bytes[middle] as number), 0x01000193);
    hash = Math.imul(hash ^ (bytes[(from + middle) >> 1] as number), 0x01000193);
  }
  return hash ^ (hash >>> 15);
}

function decode(bytes: Buffer, from: number, to: number): string {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (byte === backslash) return JSON.parse(bytes.toString('utf8', from - 1, to + 1)) as string;
    if (byte >= 0x80) return bytes.toString('utf8', from, to);
  }
  return bytes.toString('latin1', from, to);
}
