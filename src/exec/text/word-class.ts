/** What a character does to the bounds of words, after Unicode's annex 29 as Lucene's standard tokenizer applies it. */
export const WordClass = {
  other: 0,
  letter: 1,
  digit: 2,
  katakana: 3,
  /** `_` and its kin, which join whatever stands beside them. */
  connector: 4,
  /** `:` and its kin: part of a word between letters. */
  midLetter: 5,
  /** `,` and its kin: part of a number between digits. */
  midNumber: 6,
  /** `.`, `'` and their kin: either. */
  midBoth: 7,
  /** Combining marks and invisible signs: part of what they follow. */
  extend: 8,
  /** Han and Hiragana: a term each. */
  ideograph: 9,
  /** Scripts without spaces between words: a run is one term. */
  unspaced: 10,
} as const;

export type WordClass = (typeof WordClass)[keyof typeof WordClass];

const ascii = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const sign = String.fromCharCode(code);
  if (/[a-z]/i.test(sign)) ascii[code] = WordClass.letter;
  else if (/\d/.test(sign)) ascii[code] = WordClass.digit;
  else if (sign === '_') ascii[code] = WordClass.connector;
  else if (sign === ':') ascii[code] = WordClass.midLetter;
  else if (/[,;]/.test(sign)) ascii[code] = WordClass.midNumber;
  else if (/[.']/.test(sign)) ascii[code] = WordClass.midBoth;
}

export function wordClassOf(codePoint: number): WordClass {
  return (codePoint < 128 ? ascii[codePoint] : beyondAscii(codePoint)) as WordClass;
}

const kept = new Map<number, WordClass>();

function beyondAscii(codePoint: number): WordClass {
  const known = kept.get(codePoint);
  if (known !== undefined) return known;
  const found = classify(String.fromCodePoint(codePoint));
  kept.set(codePoint, found);
  return found;
}

function classify(sign: string): WordClass {
  if (/[\u00B7\u0387\u055F\u05F4\u2027\uFE13\uFE55\uFF1A]/.test(sign)) return WordClass.midLetter;
  if (/[\u037E\u0589\u060C\u060D\u066C\u07F8\u2044\uFE10\uFE14\uFE50\uFE54\uFF0C\uFF1B]/.test(sign)) {
    return WordClass.midNumber;
  }
  if (/[\u2018\u2019\u2024\uFE52\uFF07\uFF0E]/.test(sign)) return WordClass.midBoth;
  if (/[\p{M}\p{Cf}]/u.test(sign)) return WordClass.extend;
  if (/\p{Pc}|\u202F/u.test(sign)) return WordClass.connector;
  if (/\p{Nd}/u.test(sign)) return WordClass.digit;
  if (/[\p{Script=Han}\p{Script=Hiragana}]/u.test(sign)) return WordClass.ideograph;
  if (/[\p{Script=Katakana}\u30FC\uFF70]/u.test(sign)) return WordClass.katakana;
  if (/[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(sign)) {
    return WordClass.unspaced;
  }
  return /\p{Alphabetic}/u.test(sign) ? WordClass.letter : WordClass.other;
}
