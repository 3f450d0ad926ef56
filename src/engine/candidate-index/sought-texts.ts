import type { Folding } from '../../plan/value-test.ts';
import type { SearchedText } from './searched-text.ts';
import { codeOf } from './searched-text.ts';
import type { Sought } from './sought.ts';

const atStart = 1;
const atEnd = 2;
const flagsOf = { inside: 0, start: atStart, end: atEnd, whole: atStart | atEnd } as const;

const asItIs = Uint8Array.from({ length: 256 }, (_, code) => code);
const lower = asItIs.map((code) => (code >= 0x41 && code <= 0x5a ? code | 0x20 : code));

/** Texts to be found, one after the other in bytes, to be compared without looking at any string. */
export class SoughtTexts {
  readonly #sought: readonly Sought[];
  readonly #codes: Uint8Array;
  /** By text: where it begins in the bytes; the next one begins where it ends. */
  readonly #begins: Int32Array;
  readonly #flags: Uint8Array;
  /** By text: 1 where its bytes do not say all. */
  readonly #isWide: Uint8Array;
  /** By byte of the text searched: the byte that it is compared as. */
  readonly #form: Uint8Array;

  constructor(sought: readonly Sought[], folding: Folding) {
    this.#sought = sought;
    this.#form = folding === 'caseless' ? lower : asItIs;
    this.#begins = new Int32Array(sought.length + 1);
    this.#flags = Uint8Array.from(sought, ({ place }) => flagsOf[place]);
    this.#isWide = new Uint8Array(sought.length);
    this.#codes = new Uint8Array(sought.reduce((sum, { text }) => sum + text.length, 0));
    let end = 0;
    sought.forEach(({ text }, index) => {
      for (let at = 0; at < text.length; at++) {
        const code = codeOf(text, at);
        if (code > 0x7f) this.#isWide[index] = 1;
        this.#codes[end++] = code;
      }
      this.#begins[index + 1] = end;
    });
  }

  lengthOf(index: number): number {
    return (this.#begins[index + 1] as number) - (this.#begins[index] as number);
  }

  /** Whether the text of that place in the list stands there in the text searched, and may. */
  isAt(index: number, searched: SearchedText, at: number): boolean {
    const begin = this.#begins[index] as number;
    const length = (this.#begins[index + 1] as number) - begin;
    const flags = this.#flags[index] as number;
    if (at < 0 || at + length > searched.length) return false;
    if ((flags & atStart) !== 0 && at !== 0) return false;
    if ((flags & atEnd) !== 0 && at + length !== searched.length) return false;
    const codes = this.#codes;
    const form = this.#form;
    const other = searched.codes;
    for (let place = 0; place < length; place++) {
      if (form[other[at + place] as number] !== codes[begin + place]) return false;
    }
    return this.#isWide[index] === 0 || searched.whole.startsWith((this.#sought[index] as Sought).text, at);
  }
}
