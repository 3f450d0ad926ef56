import { assertNever } from './assert-never.ts';
import type { Bound, Folding, LeafTest, TextView } from './value-test.ts';

/** One line, stable, and different for tests that differ: it serves goldens, `explain` and interning alike. */
export function printTest(test: LeafTest): string {
  switch (test.op) {
    case 'equals':
    case 'prefix':
    case 'suffix':
    case 'contains':
    case 'glob':
      return `${test.op} ${JSON.stringify(test.operand)}${how(test.analyser, test.folding)}`;
    case 'phrase':
      return `phrase ${JSON.stringify(test.operand.join(' '))}${how(test.analyser, 'none')}`;
    case 'number':
    case 'boolean':
      return `${test.op} ${test.operand}`;
    case 'same':
      return `same ${JSON.stringify(test.operand)}${how('keyword', test.folding)}`;
    case 'text-range':
      return `${test.op} ${range(test.lower, test.upper, JSON.stringify)}${how(test.analyser, test.folding)}`;
    case 'number-range':
      return `${test.op} ${range(test.lower, test.upper, String)}`;
    case 'date-range':
      return `${test.op} ${range(test.lower, test.upper, printDate)}`;
    case 'ip-range':
      return `${test.op} ${range(test.lower, test.upper, String)}`;
    case 'cidr':
      return `cidr ${test.operand}${test.family === 'own' ? ' own' : ''}`;
    case 'date-part':
      return `date-part ${test.part} ${range(test.lower, test.upper, String)}`;
    case 'value-range': {
      const dates = test.dates ? ` or dates ${printDates(test.dates)}` : '';
      return `${test.op} ${range(test.lower, test.upper, JSON.stringify)}${dates}`;
    }
    case 'regex':
      return `regex ${JSON.stringify(test.operand)}${test.whole ? ' whole' : ''}${test.flags && ` ${test.flags}`}`;
    case 'field':
      return `field-${test.compare} ${printField(test.operand)}${how('keyword', test.folding)}`;
    default:
      return assertNever(test);
  }
}

/** A field's path as it is where that is unmistakable, else in quotes. */
export function printField(path: string): string {
  return /^[\w@.*-]+$/.test(path) ? path : JSON.stringify(path);
}

function how(analyser: TextView, folding: Folding): string {
  return (analyser === 'keyword' ? '' : ` ${analyser}`) + (folding === 'none' ? '' : ` ${folding}`);
}

function range<T>(
  lower: Bound<T> | undefined,
  upper: Bound<T> | undefined,
  print: (value: T) => string,
): string {
  const parts: string[] = [];
  if (lower) parts.push(`${lower.inclusive ? '>=' : '>'} ${print(lower.value)}`);
  if (upper) parts.push(`${upper.inclusive ? '<=' : '<'} ${print(upper.value)}`);
  return parts.join(' ');
}

function printDate(ms: number): string {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? String(ms) : date.toISOString();
}

function printDates(dates: {
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}): string {
  return [dates.lower, dates.upper].map((ms) => (ms === undefined ? '-' : printDate(ms))).join('..');
}
