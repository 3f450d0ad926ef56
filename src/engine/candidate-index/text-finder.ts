import type { Folding } from '../../plan/value-test.ts';
import { EntryTable } from './entry-table.ts';
import { gramEndingAt, gramIn, gramLength } from './gram.ts';
import { GramTable } from './gram-table.ts';
import { markedPlaces, markedSteps, ofGrams, ofPairs, windowLength } from './marked-places.ts';
import type { SearchedText } from './searched-text.ts';
import { ShortTable } from './short-table.ts';
import type { Sought } from './sought.ts';
import { SoughtTexts } from './sought-texts.ts';

/** The number of the last search that an array of numbers can hold. */
const lastSearch = 2 ** 31 - 1;

const longestStride = 16;

const places = new Int32Array(windowLength);

/**
 * Finds which of many texts another one holds, in one pass over its bytes. Four neighbouring characters of each text stand in a hash table;
 * where the text searched has them, the whole is compared. Such tables are made at once, where an automaton over the same texts takes
 * megabytes and a while.
 */
export class TextFinder {
  readonly #whole: EntryTable;
  readonly #short: ShortTable;
  readonly #long: GramTable;
  readonly #isWholeOnly: boolean;
  /** A text with fewer characters holds none. */
  readonly #fewest: number;
  /** What the last search found, as places in the list that was given: so many as it said, each once, in no order. */
  readonly found: Int32Array;
  /** By text sought: the last search that found it. */
  readonly #stamps: Int32Array;
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
    const texts = new SoughtTexts(sought, folding);
    this.#fewest = fewest;
    this.#whole = new EntryTable(
      whole.map((index) => {
        const { text } = sought[index] as Sought;
        return { key: wholeKey(gramIn(text, text.length - 1), text.length), index, offset: 0 };
      }),
      texts,
    );
    this.#short = new ShortTable(texts, short);
    // Beside texts that are looked for at every place, long ones are found on the way.
    this.#long = new GramTable(texts, long, short.length > 0 ? 1 : longestStride);
    this.#isWholeOnly = whole.length === sought.length;
    this.found = new Int32Array(sought.length);
    this.#stamps = new Int32Array(sought.length);
  }

  /** How many of them the text, loaded in the same folding, holds. */
  find(text: SearchedText): number {
    if (text.length < this.#fewest) return 0;
    if (this.#searches++ === lastSearch) {
      this.#searches = 1;
      this.#stamps.fill(0);
    }
    const count = this.#whole.isEmpty ? 0 : this.#findWhole(text);
    return this.#isWholeOnly ? count : this.#walk(text, count);
  }

  #findWhole(text: SearchedText): number {
    const { codes, length } = text;
    const key = wholeKey(gramEndingAt(codes, length - 1), length);
    return this.#whole.find(key, text, 0, this.#stamps, this.#searches, this.found, 0);
  }

  #walk(text: SearchedText, before: number): number {
    const { codes, length } = text;
    const { stride, marks, shift, entries } = this.#long;
    const { marks: pairMarks, singles, pairs } = this.#short;
    const stamps = this.#stamps;
    const search = this.#searches;
    const { found } = this;
    let sum = before;
    if (stride > 1) {
      for (let from = gramLength - 1; from < length; from += windowLength * stride) {
        const to = Math.min(length, from + windowLength * stride);
        const count = markedSteps(codes, from, to, stride, marks, shift, places);
        for (let place = 0; place < count; place++) {
          const at = places[place] as number;
          sum = entries.find(gramEndingAt(codes, at), text, at, stamps, search, found, sum);
        }
      }
      return sum;
    }
    for (let from = 0; from < length; from += windowLength) {
      const to = Math.min(length, from + windowLength);
      const count = markedPlaces(codes, from, to, pairMarks, marks, shift, places);
      for (let place = 0; place < count; place++) {
        const marked = places[place] as number;
        const at = marked >> 2;
        const gram = gramEndingAt(codes, at);
        if ((marked & ofPairs) !== 0) {
          sum = singles.find(gram & 0xff, text, at, stamps, search, found, sum);
          sum = pairs.find(gram & 0xffff, text, at, stamps, search, found, sum);
        }
        if ((marked & ofGrams) !== 0) sum = entries.find(gram, text, at, stamps, search, found, sum);
      }
    }
    return sum;
  }
}

function wholeKey(gram: number, length: number): number {
  return (gram + length) | 0;
}
