import type { TextAnalyser } from '../../event/field-types/field-type.ts';

const marks = String.raw`[\p{M}\p{Cf}]*`;
const ideograph = String.raw`[\p{Script=Han}\p{Script=Hiragana}]`;
const katakana = String.raw`(?:[[\p{Script=Katakana}\u30FC\uFF70]--[\p{M}]]${marks})`;
const unspaced = String.raw`(?:[[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]--[\p{M}\p{Nd}]]${marks})`;
const letter = String.raw`(?:[\p{Alphabetic}--[\p{M}\p{Cf}\p{Nd}\p{Pc}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30FC\uFF70\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]]${marks})`;
const digit = String.raw`(?:\p{Nd}${marks})`;
const joint = String.raw`(?:[\p{Pc}\u202F]${marks})`;
const both = String.raw`.'\u2018\u2019\u2024\uFE52\uFF07\uFF0E`;
const betweenLetters = String.raw`(?:[:\u00B7\u0387\u055F\u05F4\u2027\uFE13\uFE55\uFF1A${both}]${marks})`;
const betweenDigits = String.raw`(?:[,;\u037E\u0589\u060C\u060D\u066C\u07F8\u2044\uFE10\uFE14\uFE50\uFE54\uFF0C\uFF1B${both}]${marks})`;

const letters = `${letter}(?:${betweenLetters}?${letter})*`;
const digits = `${digit}(?:${betweenDigits}?${digit})*`;
const run = `(?:(?:${letters}|${digits})+|${katakana}+)`;
const word = new RegExp(
  `${joint}*${run}(?:${joint}+${run})*${joint}*|${ideograph}${marks}|${unspaced}+`,
  'gv',
);

export function termsOf(text: string, analyser: TextAnalyser): string[] {
  if (analyser === 'powershell') {
    return text
      .toLowerCase()
      .split(/[^a-z0-9_-]+/)
      .filter((term) => term !== '');
  }
  return (text.match(word) ?? []).flatMap((term) => term.match(/.{1,255}/gs) ?? []).map(plainFold);
}

/** Without regard to case, letter by letter. */
export function plainFold(text: string): string {
  return [...text].map((sign) => sign.toLowerCase().replace('ς', 'σ')).join('');
}
