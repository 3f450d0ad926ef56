import { hash } from './gram.ts';
import type { SearchedText } from './searched-text.ts';
import type { SoughtTexts } from './sought-texts.ts';

/** A text is looked up by a key; what the key was made of ends at `offset` in the text. */
export interface Entry {
  readonly key: number;
  /** The place of the text in the list of texts sought. */
  readonly index: number;
  readonly offset: number;
}

/** Of one entry, in this order: key, index, offset, shape of the text, where it begins in the bytes of all. */
const fields = 5;

/** Texts by keys. All that is asked of a text before it is compared stands in one place: what is not at hand takes the longest. */
export class EntryTable {
  readonly #texts: SoughtTexts;
  /** By hash of the key: where its entries begin; those of the next one begin where they end. */
  readonly #begins: Int32Array;
  readonly #entries: Int32Array;
  readonly #shift: number;
  readonly isEmpty: boolean;

  constructor(entries: readonly Entry[], texts: SoughtTexts) {
    this.#texts = texts;
    this.isEmpty = entries.length === 0;
    const bits = bitsFor(entries.length * 2, 14);
    this.#shift = 32 - bits;
    this.#begins = new Int32Array((1 << bits) + 1);
    this.#entries = new Int32Array(entries.length * fields);
    const begins = this.#begins;
    for (const { key } of entries) {
      const after = hash(key, this.#shift) + 1;
      begins[after] = (begins[after] as number) + fields;
    }
    for (let slot = 1; slot < begins.length; slot++) {
      begins[slot] = (begins[slot] as number) + (begins[slot - 1] as number);
    }
    const next = begins.slice();
    for (const { key, index, offset } of entries) {
      const slot = hash(key, this.#shift);
      const at = next[slot] as number;
      this.#entries.set([key, index, offset, texts.shapeOf(index), texts.begins[index] as number], at);
      next[slot] = at + fields;
    }
  }

  /**
   * Writes which texts of the key, which ends at a place in the text searched, stand there, without those that have the stamp, and stamps
   * them. Gives how many there are written then.
   */
  find(
    key: number,
    searched: SearchedText,
    at: number,
    stamps: Int32Array,
    stamp: number,
    found: Int32Array,
    count: number,
  ): number {
    const entries = this.#entries;
    const texts = this.#texts;
    const slot = hash(key, this.#shift);
    const end = this.#begins[slot + 1] as number;
    let sum = count;
    for (let entry = this.#begins[slot] as number; entry < end; entry += fields) {
      if (entries[entry] !== key) continue;
      const from = at - (entries[entry + 2] as number);
      const shape = entries[entry + 3] as number;
      if (!texts.mayBeAt(shape, searched.length, from)) continue;
      const index = entries[entry + 1] as number;
      if (stamps[index] === stamp) continue;
      if (!texts.isAt(index, entries[entry + 4] as number, shape, searched, from)) continue;
      stamps[index] = stamp;
      found[sum++] = index;
    }
    return sum;
  }

  /** Whether the bytes of any text of the key, which ends at a place in bytes that are searched up to an end, stand there. */
  isAny(key: number, searched: Uint8Array, length: number, at: number): boolean {
    const texts = this.#texts;
    const entries = this.#entries;
    const slot = hash(key, this.#shift);
    const end = this.#begins[slot + 1] as number;
    for (let entry = this.#begins[slot] as number; entry < end; entry += fields) {
      if (entries[entry] !== key) continue;
      const from = at - (entries[entry + 2] as number);
      const shape = entries[entry + 3] as number;
      if (!texts.mayBeAt(shape, length, from)) continue;
      if (texts.areBytesAt(entries[entry + 4] as number, shape, searched, from)) return true;
    }
    return false;
  }
}

/** As many bits as tell so many things apart, but for those that meet by chance. */
export function bitsFor(count: number, most: number): number {
  return Math.min(most, Math.max(4, Math.ceil(Math.log2(count + 1))));
}
