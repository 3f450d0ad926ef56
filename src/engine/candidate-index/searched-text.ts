import { fold } from '../../plan/fold.ts';
import type { Folding } from '../../plan/value-test.ts';

const usual = 1 << 16;

/** What JSON writes after a backslash, by what it stands for; 0 where the text has to be read by others. */
const escapes = Uint8Array.from({ length: 256 }, (_, code) => {
  const sign = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }[
    String.fromCharCode(code)
  ];
  return sign === undefined ? 0 : sign.charCodeAt(0);
});

/** What is beyond ASCII and has a small letter within. */
const foldsToAscii = /[\u0130\u212a]/;

/**
 * A text as finders go through it: a byte for each code unit. ASCII stands as it is, in whatever case; of what is beyond seven bits are left and
 * the eighth is set, so that it is never taken for ASCII. Reused from text to text: to load one allocates nothing.
 */
export class SearchedText {
  /** Longer than the text. */
  codes: Buffer = Buffer.alloc(usual);
  readonly #usual = this.codes;
  length = 0;
  isAscii = true;
  /** Undefined where it came as bytes and was not asked for yet. */
  #text: string | undefined;
  /** `#text` is in the form that is searched. */
  #isFolded = false;
  #folding: Folding = 'none';

  /** Finders for texts of a folding want what is beyond ASCII in that folding. */
  load(text: string, folding: Folding): void {
    this.#folding = folding;
    this.#text = text;
    this.#isFolded = false;
    const codes = this.#atLeast(text.length);
    // All that is beyond ASCII takes more bytes than code units, and there is room for some of it.
    this.isAscii = codes.write(text) === text.length;
    if (this.isAscii) this.length = text.length;
    else this.#loadUnits(this.whole);
  }

  /** For finders of ASCII texts without regard to case, to which nearly all that is beyond ASCII is the same. Without `whole`. */
  loadForAscii(text: string): void {
    const codes = this.#atLeast(text.length * 3);
    this.length = codes.write(text);
    this.isAscii = this.length === text.length;
    if (!this.isAscii && foldsToAscii.test(text)) this.#loadUnits(fold(text));
  }

  /** The inside of a JSON string. False where it holds escapes by number or what is beyond ASCII: it must be loaded as text. */
  loadJson(bytes: Uint8Array, from: number, to: number, folding: Folding): boolean {
    const codes = this.#atLeast(to - from);
    let length = 0;
    for (let at = from; at < to; at++) {
      let code = bytes[at] as number;
      if (code === 0x5c) {
        at++;
        code = at < to ? (escapes[bytes[at] as number] as number) : 0;
        if (code === 0) return false;
      } else if (code > 0x7f) return false;
      codes[length++] = code;
    }
    this.length = length;
    this.isAscii = true;
    this.#folding = folding;
    this.#text = undefined;
    this.#isFolded = false;
    return true;
  }

  /** The text in the folding in which it was loaded. */
  get whole(): string {
    if (!this.#isFolded) {
      const text = this.#text ?? this.codes.toString('latin1', 0, this.length);
      this.#text = this.#folding === 'caseless' ? fold(text) : text;
      this.#isFolded = true;
    }
    return this.#text as string;
  }

  #loadUnits(text: string): void {
    const codes = this.#atLeast(text.length);
    for (let at = 0; at < text.length; at++) codes[at] = codeOf(text, at);
    this.length = text.length;
  }

  /** A text of unusual length has bytes of its own, which go when the next one comes. */
  #atLeast(length: number): Buffer {
    this.codes = length + 4 <= usual ? this.#usual : Buffer.alloc(length + 4);
    return this.codes;
  }
}

/** The byte that stands for a code unit. */
export function codeOf(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit < 0x80 ? unit : 0x80 | (unit & 0x7f);
}
