import { assertNever } from '../../plan/assert-never.ts';
import type { Bound, FieldTest, Folding, TextView, ValueTest } from '../../plan/value-test.ts';
import type { PlainScalar } from './reference-fields.ts';
import { globMatches } from './reference-glob.ts';
import { plainFold, termsOf } from './reference-terms.ts';
import { addressOf, dateOf, isInNetwork, nativeRegex, numberOf, partOfDate } from './reference-values.ts';

/** Whether one value passes a test. */
export function passes(value: PlainScalar, test: ValueTest): boolean {
  switch (test.op) {
    case 'equals':
      return texts(value, test.analyser, test.folding).includes(test.operand);
    case 'prefix':
      return texts(value, test.analyser, test.folding).some((text) => text.startsWith(test.operand));
    case 'suffix':
      return texts(value, test.analyser, test.folding).some((text) => text.endsWith(test.operand));
    case 'contains':
      return texts(value, test.analyser, test.folding).some((text) => text.includes(test.operand));
    case 'glob':
      return texts(value, test.analyser, test.folding).some((text) => globMatches(test.operand, text));
    case 'phrase': {
      const terms = texts(value, test.analyser, 'none');
      return (
        test.operand.length > 0 &&
        terms.some((_, at) => test.operand.every((term, step) => terms[at + step] === term))
      );
    }
    case 'number':
      return numberOf(value) === test.operand;
    case 'boolean':
      return String(value === '' ? false : value) === String(test.operand) && typeof value !== 'number';
    case 'same':
      return typeof value === 'number'
        ? value === numberOf(test.operand)
        : texts(value, 'keyword', test.folding)[0] === test.operand;
    case 'text-range':
      return texts(value, test.analyser, test.folding).some((text) => isWithin(test, text, byBytes));
    case 'number-range': {
      const number = numberOf(value);
      return number !== undefined && isWithin(test, number, byValue);
    }
    case 'date-range': {
      const date = dateOf(value);
      return date !== undefined && isWithin(test, date, byValue);
    }
    case 'ip-range': {
      const address = typeof value === 'string' ? addressOf(value) : undefined;
      return (
        address !== undefined &&
        isWithin(
          mapBounds(test, (text) => addressOf(text) as bigint),
          address,
          byValue,
        )
      );
    }
    case 'cidr': {
      const address = typeof value === 'string' ? addressOf(value) : undefined;
      if (address === undefined || !isInNetwork(address, test.operand)) return false;
      return test.family === 'any' || String(value).includes(':') === test.operand.includes(':');
    }
    case 'date-part': {
      const date = dateOf(value);
      if (date === undefined || Math.abs(date) > 8.64e15) return false;
      return isWithin(test, partOfDate(date, test.part), byValue);
    }
    case 'value-range': {
      const numbers = [test.lower, test.upper].map((bound) => bound && numberOf(bound.value));
      const isNumeric =
        (!test.lower || numbers[0] !== undefined) && (!test.upper || numbers[1] !== undefined);
      const number = typeof value === 'boolean' ? undefined : numberOf(value);
      if (isNumeric && number !== undefined) {
        return isWithin(
          mapBounds(test, (text) => numberOf(text) as number | bigint),
          number,
          byValue,
        );
      }
      const { dates } = test;
      const date = dates && dateOf(value);
      if (dates && date !== undefined) {
        const bound = (of: Bound<string> | undefined, ms: number | undefined) =>
          of && ms !== undefined ? { value: ms, inclusive: of.inclusive } : undefined;
        const bounds = { lower: bound(test.lower, dates.lower), upper: bound(test.upper, dates.upper) };
        return isWithin(bounds, date, byValue);
      }
      return typeof value !== 'number' && isWithin(test, String(value), byBytes);
    }
    case 'regex': {
      const source = test.whole ? `^(?:${test.operand})$` : test.operand;
      return nativeRegex(source, test.flags).test(String(value));
    }
    default:
      return assertNever(test);
  }
}

export function comparesTo(value: PlainScalar, other: PlainScalar, { compare, folding }: FieldTest): boolean {
  const [a = '', b = ''] = [value, other].flatMap((scalar) => texts(scalar, 'keyword', folding));
  const [left, right] = [numberOf(a), numberOf(b)];
  const order = left === undefined || right === undefined ? byBytes(a, b) : byValue(left, right);
  switch (compare) {
    case 'equals':
      return a === b || order === 0;
    case 'prefix':
      return a.startsWith(b);
    case 'suffix':
      return a.endsWith(b);
    case 'contains':
      return a.includes(b);
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      return assertNever(compare);
  }
}

function texts(value: PlainScalar, view: TextView, folding: Folding): string[] {
  const text = String(value);
  if (view !== 'keyword') return termsOf(text, view);
  return [folding === 'caseless' ? plainFold(text) : text];
}

interface Bounds<T> {
  readonly lower: Bound<T> | undefined;
  readonly upper: Bound<T> | undefined;
}

function isWithin<T>({ lower, upper }: Bounds<T>, value: T, compare: (a: T, b: T) => number): boolean {
  const isAbove = !lower || compare(value, lower.value) > (lower.inclusive ? -1 : 0);
  const isBelow = !upper || compare(value, upper.value) < (upper.inclusive ? 1 : 0);
  return isAbove && isBelow;
}

function mapBounds<A, B>({ lower, upper }: Bounds<A>, map: (value: A) => B): Bounds<B> {
  return {
    lower: lower && { ...lower, value: map(lower.value) },
    upper: upper && { ...upper, value: map(upper.value) },
  };
}

function byValue(a: number | bigint, b: number | bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byBytes(a: string, b: string): number {
  return Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
