import { valueProgram } from '../../exec/op/value-program.ts';
import { literalOf } from '../../plan/analysis/literal.ts';
import { regexLiterals } from '../../plan/analysis/regex-literals.ts';
import { telling } from '../../plan/analysis/telling.ts';
import { fold } from '../../plan/fold.ts';
import type { Atom } from '../../plan/pred.ts';
import type { Folding, TextTest, ValueTest } from '../../plan/value-test.ts';
import type { Sought } from './sought.ts';

/** How texts in a value tell whether an atom holds. */
export interface Announced {
  /** A path, or `every` value of the document. */
  readonly of: { readonly field: string } | 'every';
  readonly folding: Folding;
  /** The atom can hold only where one of them is found. */
  readonly sought: readonly Sought[];
  /** Whether the value that holds one passes: asked of the value in its folding. Undefined: it always does. */
  readonly verify: ((text: string) => boolean) | undefined;
  /** What was found (and verified) decides the atom; otherwise it may still fail. */
  readonly isExact: boolean;
  /** Outside of ASCII the atom may hold without any of the texts. */
  readonly isAsciiOnly: boolean;
}

/** Comparing longer texts at every place would take the product of both lengths; the rest is left to `verify`. */
const longestSought = 64;

const withoutLetters = /^[ -@[-`{-~]*$/;

/** Many expressions come down to one or two letters, which are in nearly every text; a rare sign is not. */
const shortestSought = 3;
const leastTelling = 9;

/** Undefined for what no text in a value announces. */
export function announce(atom: Atom): Announced | undefined {
  if (atom.kind === 'anyField') {
    const { test } = atom;
    return atom.fields === '*' && test ? announceTest(test, 'every', true) : undefined;
  }
  if (atom.kind !== 'leaf' || atom.test.op === 'field') return undefined;
  return announceTest(atom.test, { field: atom.field }, atom.values === 'any');
}

function announceTest(test: ValueTest, of: Announced['of'], isAny: boolean): Announced | undefined {
  if (test.op === 'regex') return announceRegex(test.operand, of);
  if (!isText(test) || test.analyser !== 'keyword') return undefined;
  const literal = literalOf(test);
  if (!literal || (literal.text === '' && literal.place !== 'whole')) return undefined;
  const isCut = literal.place !== 'whole' && literal.text.length > longestSought;
  const text = isCut ? literal.text.slice(0, longestSought) : literal.text;
  const verify =
    isCut || test.op === 'glob' ? (valueProgram(test).holds as (text: string) => boolean) : undefined;
  return {
    of,
    // What has no letters is found as well in folded text, which is then searched once for all.
    folding: test.op !== 'glob' && withoutLetters.test(test.operand) ? 'caseless' : test.folding,
    sought: [{ text, place: isCut ? 'inside' : literal.place }],
    verify,
    isExact: isAny,
    isAsciiOnly: false,
  };
}

/** Without regard to case, which lets through more and spares a second pass over the text as it stands. */
function announceRegex(source: string, of: Announced['of']): Announced | undefined {
  const literals = regexLiterals(source);
  const isCommon = (text: string) => text.length < shortestSought && telling(text) < leastTelling;
  if (!literals || literals.some(isCommon)) return undefined;
  const sought = literals.map(
    (text): Sought => ({ text: fold(text.slice(0, longestSought)), place: 'inside' }),
  );
  return { of, folding: 'caseless', sought, verify: undefined, isExact: false, isAsciiOnly: true };
}

function isText(test: ValueTest): test is TextTest {
  return ['equals', 'prefix', 'suffix', 'contains', 'glob'].includes(test.op);
}
