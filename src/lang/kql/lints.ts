import type { FieldType } from '../../event/field-types/field-type.ts';
import { parseIpRange } from '../../exec/values/ip.ts';
import type { Report } from '../report.ts';
import { hasWildcard, type KqlText, partsOf, plainText } from './ast.ts';
import { hopelessWord } from './text-tests.ts';
import { wordsOf } from './words.ts';

/* Values that mean something else than they seem to. The query runs as Kibana would run it. */

export function lintWildcards(text: KqlText, report: Report): void {
  if (text.kind === 'quoted') {
    if (!text.text.includes('*')) return;
    report.note(
      'kql-quoted-star',
      text.loc,
      'In quotation marks a star is a star.',
      'For a wildcard leave the quotation marks out, with a backslash before signs.',
    );
  } else if (text.parts.some((part) => part.includes('?'))) {
    report.warn(
      'kql-question-mark',
      text.loc,
      'KQL has no wildcard for a single character: the question mark stands for itself.',
      'Write `*`, which also matches more and fewer characters.',
    );
  }
}

/** What is to be said of a value on a field of this type, which gave so many tests. */
export function lintTyped(type: FieldType, text: KqlText, tests: number, report: Report): void {
  switch (type.family) {
    case 'keyword':
    case 'dynamic':
      lintKeyword(type, text, report);
      break;
    case 'text':
      lintText(type, text, tests, report);
      break;
    case 'object':
    case 'nested':
      lintObject(type, text, report);
      break;
    default:
  }
}

export function lintObject(
  { path }: FieldType,
  { loc }: { readonly loc: KqlText['loc'] },
  report: Report,
): void {
  report.warn('kql-field-type', loc, `${path} is an object: its fields have values, it has none.`);
}

function lintText(type: FieldType, text: KqlText, tests: number, report: Report): void {
  const hopeless = hopelessWord(type, text);
  if (tests === 0) {
    const message = 'Without its punctuation nothing is left of this value; it matches nothing.';
    report.warn('kql-text-empty', text.loc, message);
  } else if (hopeless !== undefined) {
    report.warn(
      'kql-text-pattern',
      text.loc,
      `\`${hopeless}\` is compared with single words of the text, and no word holds such signs; it matches nothing.`,
      'Put the words in quotation marks, without wildcards.',
    );
  }
}

function lintKeyword(type: FieldType, text: KqlText, report: Report): void {
  if (hasWildcard(text)) {
    if (type.name === 'keyword' || type.family === 'dynamic' || wordsOf(partsOf(text)).length < 2) return;
    report.warn(
      'kql-pattern-words',
      text.loc,
      `${type.path} is of type ${type.name}: Kibana reads this value word by word, and any word suffices.`,
      'Join the words with `*` instead of spaces.',
    );
  } else if (plainText(text).includes('/') && parseIpRange(plainText(text))) {
    report.note(
      'kql-literal-range',
      text.loc,
      `${type.path} is not known as an IP address, so the prefix is compared as text.`,
      'A mapping can say that the field is of type ip.',
    );
  }
}
