import { fold } from './fold.ts';
import { canonicalGlob, formatGlob, type GlobPart } from './glob.ts';
import { parseNumber } from './number.ts';
import type { Folding, TextTest, TextView, ValueTest } from './value-test.ts';

/* Factories that give one spelling to one meaning, so that rules share what they test. */

export function textTest(
  op: Exclude<TextTest['op'], 'glob'>,
  text: string,
  folding: Folding = 'none',
  analyser: TextView = 'keyword',
): TextTest {
  return { op, operand: folded(text, folding), analyser, folding: effective(text, folding) };
}

/** The simplest test that a pattern means; undefined for a pattern that every value matches. */
export function globTest(
  parts: readonly GlobPart[],
  folding: Folding = 'none',
  analyser: TextView = 'keyword',
): TextTest | undefined {
  const glob = canonicalGlob(parts);
  let shape = '';
  let texts = '';
  for (const part of glob) {
    shape += part.kind === 'text' ? 't' : part.kind === 'any' ? '*' : '?';
    if (part.kind === 'text') texts += part.text;
  }
  switch (shape) {
    case '*':
      return undefined;
    case '':
    case 't':
      return textTest('equals', texts, folding, analyser);
    case 't*':
      return textTest('prefix', texts, folding, analyser);
    case '*t':
      return textTest('suffix', texts, folding, analyser);
    case '*t*':
      return textTest('contains', texts, folding, analyser);
    default: {
      const pattern = formatGlob(
        glob.map((part) => (part.kind === 'text' ? { ...part, text: folded(part.text, folding) } : part)),
      );
      return { op: 'glob', operand: pattern, analyser, folding: effective(texts, folding) };
    }
  }
}

/** For fields whose type is not known. A number that is written as JavaScript writes it is compared as text. */
export function sameTest(text: string, folding: Folding = 'none'): ValueTest {
  const number = parseNumber(text);
  if (number === undefined || String(number) === text) return textTest('equals', text, folding);
  return { op: 'same', operand: folded(text, folding), folding: effective(text, folding) };
}

export function phraseTest(terms: readonly string[], analyser: Exclude<TextView, 'keyword'>): ValueTest {
  const [first, second] = terms;
  if (first !== undefined && second === undefined) return textTest('equals', first, 'none', analyser);
  return { op: 'phrase', operand: terms, analyser };
}

function folded(text: string, folding: Folding): string {
  return folding === 'caseless' ? fold(text) : text;
}

/** Digits and signs have no case: such a test is shared by rules that regard case and rules that do not. */
function effective(text: string, folding: Folding): Folding {
  return folding === 'caseless' && /^[ -@[-`{-~]*$/.test(text) ? 'none' : folding;
}
