import { parseNumber } from '../../plan/number.ts';
import type { Bound, ValueRangeTest } from '../../plan/value-test.ts';
import { parseDate } from '../values/date-text.ts';
import { plainView } from '../view/views.ts';
import { within } from './number.ts';
import { type Program, program } from './program.ts';
import { textWithin } from './text-range.ts';

/** A range on a field of unknown type: each value says whether it is a number, a date or text. */
export function valueRangeProgram({ lower, upper, dates }: ValueRangeTest): Program {
  const isWithinText = textWithin(lower, upper);
  const isWithinNumbers = numbersWithin(lower, upper);
  const isWithinDates = dates && within(bound(lower, dates.lower), bound(upper, dates.upper));
  return program(plainView, 6, (value) => {
    const number = typeof value === 'number' ? value : parseNumber(String(value));
    if (isWithinNumbers && number !== undefined) return isWithinNumbers(number);
    if (typeof value === 'number') return isWithinDates?.(value) ?? false;
    const date = isWithinDates && parseDate(String(value))?.from;
    return isWithinDates && date !== undefined ? isWithinDates(date) : isWithinText(String(value));
  });
}

function numbersWithin(
  lower: Bound<string> | undefined,
  upper: Bound<string> | undefined,
): ((value: number | bigint) => boolean) | undefined {
  const least = lower && parseNumber(lower.value);
  const most = upper && parseNumber(upper.value);
  if ((lower && least === undefined) || (upper && most === undefined)) return undefined;
  return within(bound(lower, least), bound(upper, most));
}

function bound<T>(of: Bound<string> | undefined, value: T | undefined): Bound<T> | undefined {
  return of && value !== undefined ? { value, inclusive: of.inclusive } : undefined;
}
