import type { FieldType, TextAnalyser } from '../../event/field-types/field-type.ts';
import { analyse } from '../../exec/text/analyse.ts';
import { fold } from '../../plan/fold.ts';
import type { ValueTest } from '../../plan/value-test.ts';
import { globTest, phraseTest, textTest } from '../../plan/value-tests.ts';
import { hasWildcard, type KqlText, partsOf, plainText } from './ast.ts';
import { patternOf, wordsOf } from './words.ts';

/** In quotes, the terms in a row; without, any of them; with wildcards, each word by itself. */
export function textTests(type: FieldType, text: KqlText): (ValueTest | undefined)[] {
  return type.analysers.flatMap((analyser) => analysedTests(text, analyser));
}

function analysedTests(text: KqlText, analyser: TextAnalyser): (ValueTest | undefined)[] {
  if (hasWildcard(text)) return wordsOf(partsOf(text)).flatMap((word) => wordTests(word, analyser));
  const terms = analyse(plainText(text), analyser);
  if (text.kind === 'quoted') return terms.length === 0 ? [] : [phraseTest(terms, analyser)];
  return [...new Set(terms)].map((term) => textTest('equals', term, 'none', analyser));
}

/** Words and prefixes are cut up as the text was, and only the last term of a prefix goes on; other patterns are not. */
function wordTests(word: readonly string[], analyser: TextAnalyser): (ValueTest | undefined)[] {
  const [head = '', ...tail] = word;
  const isPrefix = tail.length === 1 && tail[0] === '';
  if (tail.length > 0 && !isPrefix) return [globTest(patternOf(word.map(fold)), 'none', analyser)];
  const terms = analyse(head, analyser);
  return terms.map((term, at) => {
    const op = isPrefix && at === terms.length - 1 ? 'prefix' : 'equals';
    return textTest(op, term, 'none', analyser);
  });
}

/** The first word that no term of the field can match because no term holds its signs. */
export function hopelessWord(type: FieldType, text: KqlText): string | undefined {
  const words = hasWildcard(text) ? wordsOf(partsOf(text)) : [];
  return words
    .find((word) => {
      const isPattern = word.length > 2 || (word.length === 2 && word[1] !== '');
      return isPattern && type.analysers.every((analyser) => !word.every((part) => fitsTerm(part, analyser)));
    })
    ?.join('*');
}

function fitsTerm(part: string, analyser: TextAnalyser): boolean {
  const isInside = (sign: string) =>
    ['a', '1'].some((side) => analyse(side + sign + side, analyser).length === 1);
  return [...new Set(part)].every(isInside);
}
