import { caseBits, GramTable, gramLength, hash } from './gram-table.ts';
import type { SearchedText } from './searched-text.ts';
import { SoughtTexts } from './sought-texts.ts';

const longestStride = 16;
const fit = /^[\0-\x7f]{4,}$/;

/**
 * Tells whether a text holds any of some texts, without regard to case. Where all of them are long it looks at every so many characters
 * alone, which makes it fit for the text of whole records.
 */
export class AnyFinder {
  readonly #texts: SoughtTexts;
  readonly #grams: GramTable;

  /** Undefined where one of the texts, which are given folded, is too short or not all ASCII. */
  static of(texts: readonly string[]): AnyFinder | undefined {
    return texts.every((text) => fit.test(text)) ? new AnyFinder(texts) : undefined;
  }

  private constructor(texts: readonly string[]) {
    this.#texts = new SoughtTexts(
      texts.map((text) => ({ text, place: 'inside' })),
      'caseless',
    );
    this.#grams = new GramTable(
      texts,
      texts.map((_, index) => index),
      longestStride,
    );
  }

  /** The text must be loaded for ASCII. */
  isAnyIn(text: SearchedText): boolean {
    const { codes, length } = text;
    const { marks, shift, stride } = this.#grams;
    for (let at = gramLength - 1; at < length; at += stride) {
      const gram =
        ((codes[at - 3] as number) << 24) |
        ((codes[at - 2] as number) << 16) |
        ((codes[at - 1] as number) << 8) |
        (codes[at] as number) |
        caseBits;
      if (marks[hash(gram, shift)] !== 0 && this.#isAt(gram, text, at)) return true;
    }
    return false;
  }

  #isAt(gram: number, text: SearchedText, at: number): boolean {
    const { heads, shift, next, entryText, entryOffset } = this.#grams;
    let entry = heads[hash(gram, shift)] as number;
    for (; entry !== 0; entry = next[entry] as number) {
      if (this.#texts.isAt(entryText[entry] as number, text, at - (entryOffset[entry] as number)))
        return true;
    }
    return false;
  }
}
