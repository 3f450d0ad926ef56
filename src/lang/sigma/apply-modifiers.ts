import { didYouMean } from '../../diagnostics/near-words.ts';
import { regexProblem } from '../../exec/op/regex.ts';
import { assertNever } from '../../plan/assert-never.ts';
import { canonicalGlob } from '../../plan/glob.ts';
import { maxPatternLength } from '../../plan/limits.ts';
import { parseNumber } from '../../plan/number.ts';
import type { Report } from '../report.ts';
import type { Modifier, SigmaItem, SigmaValue } from './ast.ts';
import { withBytes } from './modifiers/encoding-modifiers.ts';
import type { ModifierContext, ModifierRule } from './modifiers/modifier-rule.ts';
import { isListModifier, modifierNames, modifierRule } from './modifiers/modifier-table.ts';
import { anyOf, anywhere, textOperand } from './modifiers/text-modifiers.ts';
import type { Operand } from './operand.ts';

export type PlaceholderLookup = (name: string) => readonly string[] | undefined;

/** What an item asks, value by value. An operand that could not be made is left out, and the report says why. */
export function operandsOf(item: SigmaItem, lookup: PlaceholderLookup, report: Report): Operand[] {
  const chain = readChain(item, report);
  if (!chain) return [];
  const values: readonly SigmaValue[] =
    item.values.length > 0 ? item.values : [{ kind: 'null', loc: item.loc }];
  const operands: Operand[] = [];
  for (const value of values) {
    const made = applyChain(chain, item, value, lookup, report);
    if (made) operands.push(made);
  }
  return operands;
}

interface Step {
  readonly modifier: Modifier;
  readonly rule: ModifierRule;
}

function readChain({ modifiers }: SigmaItem, report: Report): Step[] | undefined {
  const steps: Step[] = [];
  let isRight = true;
  for (let at = 0; at < modifiers.length; at++) {
    const modifier = modifiers[at] as Modifier;
    const { name, loc } = modifier;
    if (modifiers.findIndex((other) => other.name === name) < at) {
      report.warn('sigma-modifier', loc, `\`${name}\` stands here twice, which means nothing more.`);
      continue;
    }
    const rule = modifierRule(name);
    if (rule?.isFirst && steps.length > 0) {
      const before = steps.map((step) => step.modifier.name).join('|');
      report.error(
        'sigma-modifier',
        loc,
        `\`${name}\` reads the value as it is written, so \`${before}\` cannot stand before it.`,
      );
      isRight = false;
    } else if (rule) {
      steps.push({ modifier, rule });
    } else if (!isListModifier(name)) {
      report.error(
        'sigma-modifier',
        loc,
        name === '' ? 'A modifier is due behind the `|`.' : `There is no modifier \`${name}\`.`,
        helpFor(name),
      );
      isRight = false;
    }
  }
  return isRight ? steps : undefined;
}

function helpFor(name: string): string | undefined {
  if (name === 'not') return 'A condition negates: `not selection`.';
  return name === '' ? undefined : didYouMean(name, modifierNames);
}

function applyChain(
  steps: readonly Step[],
  item: SigmaItem,
  value: SigmaValue,
  lookup: PlaceholderLookup,
  report: Report,
): Operand | undefined {
  let operand: Operand | undefined = operandOf(value);
  for (const { modifier, rule } of steps) {
    const context = contextOf(item, value, modifier, lookup, report);
    operand = applyTo(operand, rule, modifier, context);
    if (!operand) return undefined;
  }
  return finish(operand, item, value, report);
}

function operandOf(value: SigmaValue): Operand {
  switch (value.kind) {
    case 'text':
      return textOperand(value.text);
    case 'number':
      // What the reader takes for a number is one.
      return {
        kind: 'number',
        value: parseNumber(value.text) ?? 0,
        text: value.text,
        compare: '=',
        part: undefined,
      };
    case 'boolean':
      return { kind: 'boolean', value: value.value };
    case 'null':
      return { kind: 'null' };
    default:
      return assertNever(value);
  }
}

function applyTo(
  operand: Operand,
  rule: ModifierRule,
  { name }: Modifier,
  context: ModifierContext,
): Operand | undefined {
  if (operand.kind === 'any') {
    const made = operand.operands.map((one) => applyTo(one, rule, { name, loc: context.loc }, context));
    const whole = made.filter((one) => one !== undefined);
    return whole.length === made.length ? anyOf(whole) : undefined;
  }
  if (rule.takes.includes(operand.kind)) return rule.apply(operand, context);
  return context.fail(`\`${name}\` cannot be applied to ${nouns[operand.kind]}.`);
}

const nouns: Readonly<Record<Exclude<Operand['kind'], 'any'>, string>> = {
  text: 'text',
  number: 'a number',
  boolean: 'a truth',
  null: 'null',
  regex: 'a regular expression',
  exists: 'a question for existence',
  cidr: 'a network',
  field: 'a reference to a field',
};

function contextOf(
  item: SigmaItem,
  value: SigmaValue,
  modifier: Modifier,
  lookup: PlaceholderLookup,
  report: Report,
): ModifierContext {
  return {
    text: value.kind === 'null' ? '' : value.text,
    loc: value.loc,
    hasField: item.field !== undefined,
    placeholder: lookup,
    fail(message, help) {
      const atModifier = message.startsWith(`\`${modifier.name}\` cannot`);
      report.error('sigma-modifier', atModifier ? modifier.loc : value.loc, message, help);
      return undefined;
    },
    warn: (message, help) => report.warn('sigma-modifier', value.loc, message, help),
  };
}

/** A keyword may stand anywhere in a text; expressions must compile; bytes become signs. */
function finish(operand: Operand, item: SigmaItem, value: SigmaValue, report: Report): Operand | undefined {
  if (operand.kind === 'any') {
    const made = operand.operands.map((one) => finish(one, item, value, report));
    const whole = made.filter((one) => one !== undefined);
    return whole.length === made.length ? anyOf(whole) : undefined;
  }
  if (operand.kind === 'regex') {
    const problem = regexProblem(operand.source, operand.flags);
    if (problem === undefined) return operand;
    report.error('regex-invalid', value.loc, `The regular expression cannot be used: ${problem}.`);
    return undefined;
  }
  if (item.field === undefined) return keyword(operand, item, value, report);
  if (operand.kind !== 'text') return operand;
  return checkLength(withBytes(operand), value, report);
}

const places: ReadonlySet<string> = new Set(['contains', 'startswith', 'endswith']);

function keyword(operand: Operand, item: SigmaItem, value: SigmaValue, report: Report): Operand | undefined {
  switch (operand.kind) {
    case 'null':
      report.error('sigma-value', value.loc, 'Null needs a field that it is asked of.');
      return undefined;
    case 'number':
      if (operand.compare !== '=' || operand.part) return operand;
      return textKeyword(textOperand(operand.text), value, report);
    case 'boolean':
      return textKeyword(textOperand(String(operand.value)), value, report);
    case 'text': {
      if (item.modifiers.some(({ name }) => places.has(name)))
        return checkLength(withBytes(operand), value, report);
      return textKeyword(withBytes(operand), value, report);
    }
    default:
      return operand;
  }
}

function textKeyword(
  operand: Operand & { kind: 'text' },
  value: SigmaValue,
  report: Report,
): Operand | undefined {
  if (operand.parts.length === 0) {
    report.warn('sigma-value', value.loc, 'An empty keyword stands in every event.');
  }
  return checkLength({ ...operand, parts: canonicalGlob(anywhere(operand.parts)) }, value, report);
}

function checkLength(
  operand: Operand & { kind: 'text' },
  value: SigmaValue,
  report: Report,
): Operand | undefined {
  // A text with a star at either end is compared as text.
  const isPattern = operand.parts.some(
    ({ kind }, at) => kind !== 'text' && at > 0 && at < operand.parts.length - 1,
  );
  if (!isPattern) return operand;
  const length = operand.parts.reduce((sum, part) => sum + (part.kind === 'text' ? part.text.length : 1), 0);
  if (length <= maxPatternLength) return operand;
  const message = `A value with wildcards may have ${maxPatternLength} characters at most.`;
  report.error('pattern-too-long', value.loc, message);
  return undefined;
}
