import { areSameBytes } from '../bytes/same-bytes.ts';

/** Longer texts are not remembered. */
const longest = 96;
const wordBytes = 4;

/**
 * Remembers something of short texts that were met of late, by their bytes: most values of logs repeat. Of those that share a place the last
 * counts.
 */
export class RecentBytes<T> {
  readonly #places: number;
  readonly #values: (T | undefined)[];
  readonly #lengths: Uint8Array;
  readonly #known: DataView;
  #bytes: Buffer | undefined;
  /** Of the same bytes: to compare four at once. */
  #view: DataView;
  /** Of the text that was looked for last. */
  #hash = 0;

  /** `places`: how many are remembered at most, a power of two. */
  constructor(places: number) {
    this.#places = places;
    this.#values = new Array(places).fill(undefined);
    this.#lengths = new Uint8Array(places);
    this.#known = new DataView(new ArrayBuffer(places * longest));
    this.#view = this.#known;
  }

  find(bytes: Buffer, from: number, to: number): T | undefined {
    const length = to - from;
    if (length > longest) return undefined;
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    }
    this.#hash = this.#hashOf(from, to);
    const place = this.#hash & (this.#places - 1);
    if (this.#lengths[place] !== length) return undefined;
    return areSameBytes(this.#known, place * longest, this.#view, from, length)
      ? this.#values[place]
      : undefined;
  }

  /** Of the text that was looked for last, and was not found. */
  learn(bytes: Buffer, from: number, to: number, value: T): void {
    const length = to - from;
    if (length > longest) return;
    const place = this.#hash & (this.#places - 1);
    for (let at = 0; at < length; at++)
      this.#known.setUint8(place * longest + at, bytes[from + at] as number);
    this.#lengths[place] = length;
    this.#values[place] = value;
  }

  /** The last bytes of a text tell most, and of a long one some others do. */
  #hashOf(from: number, to: number): number {
    const view = this.#view;
    const length = to - from;
    let hash = length;
    if (length < wordBytes) {
      for (let at = from; at < to; at++) hash = Math.imul(hash ^ view.getUint8(at), 0x01000193);
    } else {
      hash = Math.imul(hash ^ view.getUint32(to - wordBytes), 0x01000193);
      hash = Math.imul(hash ^ view.getUint32(from + ((length - wordBytes) >> 1)), 0x01000193);
      hash = Math.imul(hash ^ view.getUint32(to - Math.min(length, 2 * wordBytes)), 0x01000193);
    }
    return hash ^ (hash >>> 15);
  }
}
