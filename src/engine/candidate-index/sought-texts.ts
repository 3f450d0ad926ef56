import type { Folding } from '../../plan/value-test.ts';
import { codeOf, type SearchedText } from './searched-text.ts';
import type { Sought } from './sought.ts';

const atStart = 1;
const atEnd = 2;
/** The bytes of the text do not say all. */
const isWide = 4;
const flagsOf = { inside: 0, start: atStart, end: atEnd, whole: atStart | atEnd } as const;

const beyondAscii = /[^\0-\x7f]/;

const asItIs = Uint8Array.from({ length: 256 }, (_, code) => code);
const lower = asItIs.map((code) => (code >= 0x41 && code <= 0x5a ? code | 0x20 : code));

/** Texts to be found, one after the other in bytes, to be compared without looking at any string. */
export class SoughtTexts {
  readonly list: readonly Sought[];
  readonly codes: Uint8Array;
  /** By text: where it begins in the bytes; the next one begins where it ends. */
  readonly begins: Int32Array;
  readonly #flags: Uint8Array;
  /** By byte of the text searched: the byte that it is compared as. */
  readonly #form: Uint8Array;

  constructor(sought: readonly Sought[], folding: Folding) {
    this.list = sought;
    this.#form = folding === 'caseless' ? lower : asItIs;
    this.begins = new Int32Array(sought.length + 1);
    this.#flags = Uint8Array.from(sought, ({ place }) => flagsOf[place]);
    this.codes = Buffer.from(sought.map(({ text }) => text).join(''), 'latin1');
    let begin = 0;
    for (let index = 0; index < sought.length; index++) {
      const { text } = sought[index] as Sought;
      if (beyondAscii.test(text)) {
        for (let at = 0; at < text.length; at++) this.codes[begin + at] = codeOf(text, at);
        this.#flags[index] = (this.#flags[index] as number) | isWide;
      }
      begin += text.length;
      this.begins[index + 1] = begin;
    }
  }

  /** What is to be known of a text to compare it, in one number: its length and where it may stand. */
  shapeOf(index: number): number {
    const length = (this.begins[index + 1] as number) - (this.begins[index] as number);
    return (length << 3) | (this.#flags[index] as number);
  }

  /** Whether a text of that shape can stand there. */
  mayBeAt(shape: number, length: number, at: number): boolean {
    const end = at + (shape >> 3);
    if (at < 0 || end > length) return false;
    return ((shape & atStart) === 0 || at === 0) && ((shape & atEnd) === 0 || end === length);
  }

  /** Whether the bytes of a text stand where it can. `begin` is where it begins in the bytes of all. */
  areBytesAt(begin: number, shape: number, searched: Uint8Array, at: number): boolean {
    const length = shape >> 3;
    const { codes } = this;
    const form = this.#form;
    for (let place = 0; place < length; place++) {
      if (form[searched[at + place] as number] !== codes[begin + place]) return false;
    }
    return true;
  }

  /** The same where the bytes do not say all. */
  isAt(index: number, begin: number, shape: number, searched: SearchedText, at: number): boolean {
    if (!this.areBytesAt(begin, shape, searched.codes, at)) return false;
    return (shape & isWide) === 0 || searched.whole.startsWith((this.list[index] as Sought).text, at);
  }
}
