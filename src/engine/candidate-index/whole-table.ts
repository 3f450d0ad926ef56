import { caseBits, hash } from './gram-table.ts';
import { codeOf } from './searched-text.ts';

/** Texts that are sought as the whole of others, by their length and last characters. */
export class WholeTable {
  readonly #heads: Int32Array;
  readonly #shift: number;
  readonly next: Int32Array;
  /** The place of the text in the list that was given. */
  readonly entryText: Int32Array;
  readonly isEmpty: boolean;

  constructor(texts: readonly string[], members: readonly number[]) {
    this.isEmpty = members.length === 0;
    const bits = Math.min(16, Math.max(4, Math.ceil(Math.log2(members.length * 2 + 1))));
    this.#shift = 32 - bits;
    this.#heads = new Int32Array(1 << bits);
    this.next = new Int32Array(members.length + 1);
    this.entryText = new Int32Array(members.length + 1);
    members.forEach((index, at) => {
      const text = texts[index] as string;
      let gram = 0;
      for (let place = Math.max(0, text.length - 4); place < text.length; place++) {
        gram = (gram << 8) | codeOf(text, place);
      }
      const slot = this.#slotOf(gram, text.length);
      this.entryText[at + 1] = index;
      this.next[at + 1] = this.#heads[slot] as number;
      this.#heads[slot] = at + 1;
    });
  }

  /** The first entry of a chain for a text that so many characters are in, the last of which make the gram; 0 ends every chain. */
  first(codes: Uint8Array, length: number): number {
    let gram = 0;
    for (let at = Math.max(0, length - 4); at < length; at++) gram = (gram << 8) | (codes[at] as number);
    return this.#heads[this.#slotOf(gram, length)] as number;
  }

  #slotOf(gram: number, length: number): number {
    return hash((gram | caseBits) + length, this.#shift);
  }
}
