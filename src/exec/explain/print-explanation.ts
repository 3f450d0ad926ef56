import type { JsonValue } from '../../event/json.ts';
import { printAtom } from '../../plan/print.ts';
import { printField } from '../../plan/print-test.ts';
import type { Explanation, Reason } from './explain.ts';

/** Why something does not hold, in words; empty where there is nothing to say. */
export const reasonWords: Readonly<Record<Reason, string>> = {
  passes: '',
  'field-absent': 'the event has no such field',
  'no-value': 'the field holds no value',
  'type-differs': 'the value is of another type',
  'several-values': 'the field has several values',
  'case-differs': 'upper and lower case differ',
  'value-differs': 'the value differs',
  'element-absent': 'the event has no such object',
  'no-element-passes': 'no object passes by itself',
  'condition-fails': '',
};

/** Longer values are cut: the command line of an attacker may fill a screen. */
const shownLength = 120;

/** A line for each part: whether it holds, what it asks, why not, and what the event holds there. */
export function printExplanation(explanation: Explanation, indent = ''): string {
  const { pred, holds, reason, found, items } = explanation;
  const mark = holds ? 'yes' : 'no ';
  const parts = [reasonWords[reason], found === undefined ? '' : show(found)].filter((part) => part !== '');
  const why = parts.length > 0 ? `  -- ${parts.join(': ')}` : '';
  return [
    `${mark} ${indent}${label(pred)}${why}`,
    ...items.map((item) => printExplanation(item, `${indent}  `)),
  ].join('\n');
}

function label(pred: Explanation['pred']): string {
  switch (pred.kind) {
    case 'true':
    case 'and':
    case 'or':
    case 'not':
      return pred.kind;
    case 'nested':
      return `nested ${printField(pred.path)}`;
    default:
      return printAtom(pred);
  }
}

function show(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text;
}
