import { parseNumber } from '../../../plan/number.ts';
import type { DatePart } from '../../../plan/value-test.ts';
import type { NumberOperand, Operand } from '../operand.ts';
import type { ModifierContext, ModifierRule } from './modifier-rule.ts';

export const gt = comparison('>');
export const gte = comparison('>=');
export const lt = comparison('<');
export const lte = comparison('<=');

function comparison(compare: NumberOperand['compare']): ModifierRule {
  return {
    takes: ['number', 'text'],
    apply(operand, context) {
      const number = numberOf(operand, context);
      if (number && number.compare !== '=') return context.fail('Two comparisons of one value mean nothing.');
      return number && { ...number, compare };
    },
  };
}

const ranges: Readonly<Record<DatePart, readonly [least: number, most: number]>> = {
  minute: [0, 59],
  hour: [0, 23],
  day: [1, 31],
  week: [1, 53],
  month: [1, 12],
  year: [1970, 2262],
};

export const minute = datePart('minute');
export const hour = datePart('hour');
export const day = datePart('day');
export const week = datePart('week');
export const month = datePart('month');
export const year = datePart('year');

function datePart(part: DatePart): ModifierRule {
  return {
    takes: ['number', 'text'],
    isFirst: true,
    apply(operand, context) {
      const number = numberOf(operand, context);
      const [least, most] = ranges[part];
      if (number && !(number.value >= least && number.value <= most)) {
        context.warn(`\`${part}\` is a number from ${least} to ${most}: no date has another.`);
      }
      return number && { ...number, part };
    },
  };
}

/** Quotes around digits do not matter where a number is due. */
function numberOf(operand: Operand, context: ModifierContext): NumberOperand | undefined {
  if (operand.kind === 'number') return operand;
  const { text } = context;
  const value = parseNumber(text);
  if (value === undefined) return context.fail(`\`${text}\` is no number.`);
  return { kind: 'number', value, text, compare: '=', part: undefined };
}
