import { hash } from './gram-table.ts';
import { codeOf } from './searched-text.ts';

const bits = 10;
const shift = 32 - bits;

/** In marks: one character alone, or two that end a text, are sought. */
export const single = 1;
export const several = 2;

/** Texts of one to three characters, by the last two, or the one that they have. */
export class ShortTable {
  /** By the last two characters, without the bits of case. */
  readonly marks: Uint8Array;
  /** By the one character: the first entry of a chain; 0 ends every chain. */
  readonly #singles = new Int32Array(1 << 8);
  /** The same by the hash of the last two. */
  readonly #several = new Int32Array(1 << bits);
  readonly next: Int32Array;
  /** The place of the text in the list that was given. */
  readonly entryText: Int32Array;
  readonly isEmpty: boolean;

  /** `members` are places in the list of texts. */
  constructor(texts: readonly string[], members: readonly number[]) {
    this.isEmpty = members.length === 0;
    this.marks = this.isEmpty ? nothing : new Uint8Array(1 << 16);
    this.next = new Int32Array(members.length + 1);
    this.entryText = new Int32Array(members.length + 1);
    for (const [at, index] of members.entries()) this.#add(texts[index] as string, index, at + 1);
  }

  /** The first entry for the character that ends the gram. */
  ofSingle(gram: number): number {
    return this.#singles[gram & 0xff] as number;
  }

  /** The first entry for the two characters that end the gram. */
  ofSeveral(gram: number): number {
    return this.#several[hash(gram & 0xffff, shift)] as number;
  }

  #add(text: string, index: number, entry: number): void {
    const { marks } = this;
    const last = codeOf(text, text.length - 1) | 0x20;
    this.entryText[entry] = index;
    if (text.length === 1) {
      this.next[entry] = this.#singles[last] as number;
      this.#singles[last] = entry;
      for (let pair = last; pair <= 0xffff; pair += 0x100) marks[pair] = (marks[pair] as number) | single;
      return;
    }
    const pair = ((codeOf(text, text.length - 2) | 0x20) << 8) | last;
    const slot = hash(pair, shift);
    this.next[entry] = this.#several[slot] as number;
    this.#several[slot] = entry;
    marks[pair] = (marks[pair] as number) | several;
  }
}

const nothing = new Uint8Array(0);
