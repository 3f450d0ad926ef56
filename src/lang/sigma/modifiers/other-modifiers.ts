import { compareIps, parseIp, parseIpRange } from '../../../exec/values/ip.ts';
import { canonicalGlob, type GlobPart, globText, parseGlob } from '../../../plan/glob.ts';
import type { Operand, RegexOperand, TextOperand } from '../operand.ts';
import { type ModifierContext, type ModifierRule, maxExpansion } from './modifier-rule.ts';
import { anyOf, plainText } from './text-modifiers.ts';

export const exists: ModifierRule = {
  takes: ['boolean', 'text'],
  isFirst: true,
  apply(_, context) {
    if (!context.hasField) return context.fail('`exists` needs a field.');
    const text = context.text.toLowerCase();
    if (text !== 'true' && text !== 'false') return context.fail('`exists` takes true or false.');
    return { kind: 'exists', wanted: text === 'true' };
  },
};

export const cidr: ModifierRule = {
  takes: ['text', 'number'],
  isFirst: true,
  apply(_, context) {
    const { text } = context;
    const range = parseIpRange(text);
    if (!range) {
      return context.fail(
        `\`${text}\` is no network.`,
        'Write an address and a length: `10.0.0.0/8`, `fe80::/10`.',
      );
    }
    const base = parseIp(text.replace(/\/.*$/, ''));
    if (!base || compareIps(base, range.first) !== 0) {
      return context.fail(
        `\`${text}\` names an address within its network.`,
        'Behind the length of the prefix all bits are to be 0.',
      );
    }
    return { kind: 'cidr', network: text.toLowerCase() };
  },
};

export const fieldref: ModifierRule = {
  takes: ['text'],
  apply(operand, context) {
    if (!context.hasField) return context.fail('`fieldref` compares two fields: a keyword has none.');
    const field = plainText(operand as TextOperand, 'A reference to a field', context);
    if (field === undefined) return undefined;
    return { kind: 'field', field, compare: 'equals', cased: (operand as TextOperand).cased };
  },
};

/** Replaces `%name%` by values that are given when rules are loaded; `\%` is a percent sign. */
export const expand: ModifierRule = {
  takes: ['text', 'regex'],
  apply(operand, context) {
    return operand.kind === 'regex'
      ? expandRegex(operand, context)
      : expandText(operand as TextOperand, context);
  },
};

function expandText(operand: TextOperand, context: ModifierContext): Operand | undefined {
  let variants: GlobPart[][] = [[]];
  let isMissing = false;
  for (const part of operand.parts) {
    const pieces = part.kind === 'text' ? placeholderPieces(part.text) : [];
    if (part.kind !== 'text') variants = variants.map((variant) => [...variant, part]);
    for (const { text, name } of pieces) {
      const values = name === undefined ? undefined : context.placeholder(name);
      if (name !== undefined && values === undefined) isMissing = true;
      const choices = values?.map(parseGlob) ?? [[globText(text)]];
      if (variants.length * choices.length > maxExpansion) {
        return context.fail(`The placeholders stand for more than ${maxExpansion} values together.`);
      }
      variants = variants.flatMap((variant) => choices.map((choice) => [...variant, ...choice]));
    }
  }
  return isMissing
    ? undefined
    : anyOf(variants.map((parts) => ({ ...operand, parts: canonicalGlob(parts) })));
}

/** In a regular expression values stand for themselves. */
function expandRegex(operand: RegexOperand, context: ModifierContext): Operand | undefined {
  let isMissing = false;
  const source = placeholderPieces(operand.source)
    .map(({ text, name }) => {
      if (name === undefined) return text;
      const values = context.placeholder(name);
      if (!values) isMissing = true;
      return `(?:${(values ?? []).map((value) => value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')})`;
    })
    .join('');
  return isMissing ? undefined : { ...operand, source };
}

function placeholderPieces(text: string): { readonly text: string; readonly name?: string }[] {
  const pieces: { text: string; name?: string }[] = [];
  let from = 0;
  const literal = (to: number) => {
    if (to > from) pieces.push({ text: text.slice(from, to).replaceAll('\\%', '%') });
  };
  for (const match of text.matchAll(/(?<!\\)%([^%]+)%/g)) {
    literal(match.index);
    pieces.push({ text: match[0], name: match[1] as string });
    from = match.index + match[0].length;
  }
  literal(text.length);
  return pieces;
}
