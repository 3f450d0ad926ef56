import fc from 'fast-check';
import type { LineScanner } from '../../../src/bytes/line-scanner.ts';
import type { Word } from '../../../src/bytes/word-search.ts';

/** What the line, as latin1, holds of the words, looked for at every place. */
export function naiveSorts(words: readonly Word[], line: string): number {
  const folded = line.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  let sorts = 0;
  for (const { text, sort, next } of words)
    for (let at = folded.indexOf(text); at !== -1; at = folded.indexOf(text, at + 1)) {
      const behind = line.charAt(at + text.length);
      if (!next || (behind !== '' && next.test(behind))) sorts |= sort;
    }
  return sorts;
}

/** The scanner then holds the line, whatever it is. */
export function load(scanner: LineScanner, line: string): void {
  scanner.walk(Buffer.from(line, 'latin1'), 0, line.length);
}

const signs = [...'aabbeo1_ "\\:=.{[@`\x00\x7f', 'z'];
const nexts = [undefined, undefined, undefined, /[\W1]/, /b/, /[\x80-\xff]/];

const word = fc.string({ unit: fc.constantFrom(...signs), minLength: 3, maxLength: 40 });

/** With a line of parts of them and of what is like them. */
export const searched: fc.Arbitrary<{ words: Word[]; line: string }> = fc
  .oneof(
    { weight: 3, arbitrary: fc.array(word, { minLength: 1, maxLength: 6 }) },
    fc.array(word, { minLength: 1, maxLength: 128 }),
  )
  .chain((texts) => {
    const part = fc
      .tuple(fc.constantFrom(...texts), fc.nat(40), fc.nat(40), fc.boolean(), fc.boolean())
      .map(([text, cut, off, isWhole, isUpper]) => {
        const some = isWhole ? text : text.slice(cut % text.length, text.length - (off % text.length));
        return isUpper ? some.toUpperCase() : some;
      });
    const other = fc.constantFrom(...signs, 'B', '\xe9', '\xc1', '\n', 'x'.repeat(13), '!'.repeat(16));
    const places = fc.array(fc.nat(nexts.length - 1), { minLength: texts.length, maxLength: texts.length });
    return fc.tuple(fc.array(fc.oneof(part, other), { maxLength: 12 }), places).map(([parts, chosen]) => ({
      words: texts.map((text, at) => {
        const next = nexts[chosen[at] as number];
        return { text, sort: 1 << (at % 31), ...(next && { next }) };
      }),
      line: parts.join(''),
    }));
  });
