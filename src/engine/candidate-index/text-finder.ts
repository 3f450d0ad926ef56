import type { Folding } from '../../plan/value-test.ts';
import { caseBits, GramTable, gramLength, hash } from './gram-table.ts';
import type { SearchedText } from './searched-text.ts';
import { ShortTable, several, single } from './short-table.ts';
import type { Sought } from './sought.ts';
import { SoughtTexts } from './sought-texts.ts';
import { WholeTable } from './whole-table.ts';

/**
 * Finds which of many texts another one holds, in one pass over its bytes. Four neighbouring characters of each text stand in a hash table;
 * where the text searched has them, the whole is compared. Such tables are made at once, where an automaton over the same texts takes
 * megabytes and a while.
 */
export class TextFinder {
  readonly #texts: SoughtTexts;
  readonly #whole: WholeTable;
  readonly #short: ShortTable;
  readonly #long: GramTable;
  readonly #isWholeOnly: boolean;
  /** A text with fewer characters holds none. */
  readonly #fewest: number;
  /** By text sought: the last search that found it. */
  readonly #found: Int32Array;
  #searches = 0;

  /** Texts to be found without regard to case are given folded. */
  constructor(sought: readonly Sought[], folding: Folding) {
    const whole: number[] = [];
    const short: number[] = [];
    const long: number[] = [];
    let fewest = Number.POSITIVE_INFINITY;
    sought.forEach(({ text, place }, index) => {
      fewest = Math.min(fewest, text.length);
      if (place === 'whole') whole.push(index);
      else if (text.length < gramLength) short.push(index);
      else long.push(index);
    });
    const texts = sought.map(({ text }) => text);
    this.#fewest = fewest;
    this.#texts = new SoughtTexts(sought, folding);
    this.#whole = new WholeTable(texts, whole);
    this.#short = new ShortTable(texts, short);
    this.#long = new GramTable(texts, long, 1);
    this.#isWholeOnly = whole.length === sought.length;
    this.#found = new Int32Array(sought.length);
  }

  /** Adds the places in the list that was given of all that the text, loaded in the same folding, holds, each once, in no order. */
  find(text: SearchedText, found: number[]): void {
    if (text.length < this.#fewest) return;
    this.#searches++;
    if (!this.#whole.isEmpty) this.#findWhole(text, found);
    if (this.#isWholeOnly) return;
    if (this.#short.isEmpty) this.#walkLong(text, found);
    else this.#walk(text, found);
  }

  #findWhole(text: SearchedText, found: number[]): void {
    const { next, entryText } = this.#whole;
    let entry = this.#whole.first(text.codes, text.length);
    for (; entry !== 0; entry = next[entry] as number) {
      const index = entryText[entry] as number;
      if (this.#texts.isAt(index, text, 0)) found.push(index);
    }
  }

  #walk(text: SearchedText, found: number[]): void {
    const { codes, length } = text;
    const shortMarks = this.#short.marks;
    const { marks, shift } = this.#long;
    let gram = 0;
    for (let at = 0; at < length; at++) {
      gram = (gram << 8) | (codes[at] as number) | caseBits;
      const mark = shortMarks[gram & 0xffff] as number;
      if (mark !== 0) this.#findShort(mark, gram, text, at, found);
      if (marks[hash(gram, shift)] !== 0) this.#findLong(gram, text, at, found);
    }
  }

  #walkLong(text: SearchedText, found: number[]): void {
    const { codes, length } = text;
    const { marks, shift } = this.#long;
    let gram = 0;
    for (let at = 0; at < length; at++) {
      gram = (gram << 8) | (codes[at] as number) | caseBits;
      if (marks[hash(gram, shift)] !== 0) this.#findLong(gram, text, at, found);
    }
  }

  #findShort(mark: number, gram: number, text: SearchedText, at: number, found: number[]): void {
    const { next, entryText } = this.#short;
    if ((mark & single) !== 0) {
      let entry = this.#short.ofSingle(gram);
      for (; entry !== 0; entry = next[entry] as number)
        this.#check(entryText[entry] as number, text, at, found);
    }
    if ((mark & several) !== 0) {
      let entry = this.#short.ofSeveral(gram);
      for (; entry !== 0; entry = next[entry] as number) {
        const index = entryText[entry] as number;
        this.#check(index, text, at + 1 - this.#texts.lengthOf(index), found);
      }
    }
  }

  #findLong(gram: number, text: SearchedText, at: number, found: number[]): void {
    const { heads, shift, next, entryText, entryOffset } = this.#long;
    let entry = heads[hash(gram, shift)] as number;
    for (; entry !== 0; entry = next[entry] as number) {
      this.#check(entryText[entry] as number, text, at - (entryOffset[entry] as number), found);
    }
  }

  #check(index: number, text: SearchedText, at: number, found: number[]): void {
    if (this.#found[index] === this.#searches || !this.#texts.isAt(index, text, at)) return;
    this.#found[index] = this.#searches;
    found.push(index);
  }
}
