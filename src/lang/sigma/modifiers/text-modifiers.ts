import { anyRun, canonicalGlob, type GlobPart, globText, parseGlob } from '../../../plan/glob.ts';
import type { FieldOperand, Operand, RegexOperand, TextOperand } from '../operand.ts';
import { type ModifierContext, type ModifierRule, maxExpansion } from './modifier-rule.ts';

/** A value's text: `*` and `?` are wildcards, a backslash before them or before itself makes them none. */
export function textOperand(text: string): TextOperand {
  return { kind: 'text', parts: parseGlob(text), cased: false, bytes: 'utf8' };
}

export function anywhere(parts: readonly GlobPart[]): readonly GlobPart[] {
  return [anyRun, ...parts, anyRun];
}

export const contains = placed(
  anywhere,
  // A regular expression looks anywhere as it is.
  (source) => source,
  'contains',
);
export const startswith = placed(
  (parts) => [...parts, anyRun],
  (source) => `\\A(?:${source})`,
  'prefix',
);
export const endswith = placed(
  (parts) => [anyRun, ...parts],
  (source) => `(?:${source})\\z`,
  'suffix',
);

function placed(
  open: (parts: readonly GlobPart[]) => readonly GlobPart[],
  anchor: (source: string) => string,
  compare: FieldOperand['compare'],
): ModifierRule {
  return {
    takes: ['text', 'number', 'boolean', 'regex', 'field'],
    apply(operand, context) {
      switch (operand.kind) {
        case 'text':
          return { ...operand, parts: canonicalGlob(open(operand.parts)) };
        case 'number':
        case 'boolean': {
          const text = textOperand(context.text);
          return { ...text, parts: open(text.parts) };
        }
        case 'regex':
          return { ...operand, source: anchor((operand as RegexOperand).source) };
        case 'field':
          return { ...operand, compare };
        default:
          return operand;
      }
    },
  };
}

export const cased: ModifierRule = {
  takes: ['text', 'field', 'number', 'boolean'],
  apply(operand, context) {
    if (operand.kind === 'text' || operand.kind === 'field') return { ...operand, cased: true };
    context.warn('Numbers and truths have no case: `cased` has no effect on them.');
    return operand;
  },
};

/** Signs that begin an option on Windows; whichever a value has, the event may have another. */
const dashes = ['-', '/', '\u2013', '\u2014', '\u2015'];
const wordSign = /[\p{L}\p{N}_]/u;

export const windash: ModifierRule = {
  takes: ['text'],
  apply(operand, context) {
    const { parts } = operand as TextOperand;
    let variants: GlobPart[][] = [[]];
    for (const part of parts) {
      const pieces = part.kind === 'text' ? optionPieces(part.text) : [];
      if (pieces.length === 0) variants = variants.map((variant) => [...variant, part]);
      for (const piece of pieces) {
        const choices = typeof piece === 'string' ? [piece] : dashes;
        if (variants.length * choices.length > maxExpansion) {
          return context.fail('The value has too many dashes to try every sign for each.');
        }
        variants = variants.flatMap((variant) => choices.map((choice) => [...variant, globText(choice)]));
      }
    }
    return anyOf(variants.map((variant) => ({ ...(operand as TextOperand), parts: canonicalGlob(variant) })));
  },
};

/** The text cut at dashes that begin an option: none is before a word or within one. `true` stands for such a dash. */
function optionPieces(text: string): (string | true)[] {
  const pieces: (string | true)[] = [];
  const signs = [...text];
  let literal = '';
  for (const [at, sign] of signs.entries()) {
    const before = signs[at - 1] ?? ' ';
    const after = signs[at + 1] ?? ' ';
    if (dashes.includes(sign) && !wordSign.test(before) && wordSign.test(after)) {
      if (literal !== '') pieces.push(literal);
      pieces.push(true);
      literal = '';
    } else {
      literal += sign;
    }
  }
  if (literal !== '') pieces.push(literal);
  return pieces;
}

export function anyOf(operands: readonly Operand[]): Operand {
  const [only] = operands;
  return only && operands.length === 1 ? only : { kind: 'any', operands };
}

/** The text of a value without wildcards; with some, it is refused. */
export function plainText(operand: TextOperand, what: string, context: ModifierContext): string | undefined {
  if (operand.parts.some(({ kind }) => kind !== 'text')) {
    return context.fail(
      `${what} needs the whole text: a wildcard in it stands for what is not known.`,
      'Put `contains`, `startswith` or `endswith` behind it, and a backslash before a star that is meant.',
    );
  }
  return operand.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
}
