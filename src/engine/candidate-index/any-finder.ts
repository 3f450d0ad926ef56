import type { LineScanner } from '../../bytes/line-scanner.ts';
import { WordSearch } from '../../bytes/word-search.ts';
import { gramEndingAt, gramLength } from './gram.ts';
import { GramTable } from './gram-table.ts';
import { markedSteps, windowLength } from './marked-places.ts';
import { SoughtTexts } from './sought-texts.ts';

const longestStride = 16;
const places = new Int32Array(windowLength);
const fit = /^[\0-\x7f]{4,}$/;

/**
 * Tells whether a text holds any of some texts, without regard to case. Where all of them are long it looks at every so many characters
 * alone, which makes it fit for the text of whole records.
 */
export class AnyFinder {
  readonly #grams: GramTable;
  /** Undefined where they are too many for it. */
  readonly #words: WordSearch | undefined;

  /** Undefined where one of the texts, which are given folded, is too short or not all ASCII. */
  static of(texts: readonly string[]): AnyFinder | undefined {
    return texts.every((text) => fit.test(text)) ? new AnyFinder(texts) : undefined;
  }

  private constructor(texts: readonly string[]) {
    this.#words = WordSearch.of(texts.map((text) => ({ text, sort: 1 })));
    const sought = new SoughtTexts(
      texts.map((text) => ({ text, place: 'inside' })),
      'caseless',
    );
    this.#grams = new GramTable(
      sought,
      texts.map((_, index) => index),
      longestStride,
    );
  }

  /** In a line without letters beyond ASCII that fold to such of ASCII. */
  isAnyInLine(line: LineScanner): boolean {
    const sorts = this.#words?.sortsIn(line);
    return sorts === undefined ? this.isAnyIn(line.bytes, line.from, line.to) : sorts !== 0;
  }

  /** In bytes of UTF-8, without letters beyond ASCII that fold to such of ASCII. */
  isAnyIn(codes: Uint8Array, begin: number, end: number): boolean {
    const { marks, shift, stride, entries } = this.#grams;
    const most = windowLength * stride;
    for (let from = begin + gramLength - 1; from < end; from += most) {
      const to = Math.min(end, from + most);
      const count = markedSteps(codes, from, to, stride, marks, shift, places);
      for (let place = 0; place < count; place++) {
        const at = places[place] as number;
        if (entries.isAny(gramEndingAt(codes, at), codes, end, at)) return true;
      }
    }
    return false;
  }
}
