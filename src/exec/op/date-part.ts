import { assertNever } from '../../plan/assert-never.ts';
import type { DatePart, DatePartTest } from '../../plan/value-test.ts';
import { dateView } from '../view/views.ts';
import { within } from './number.ts';
import { type Program, program } from './program.ts';

export function datePartProgram({ part, lower, upper }: DatePartTest): Program {
  const isWithin = within(lower, upper);
  return program(dateView, 10, (ms) => Math.abs(ms) <= latest && isWithin(datePart(ms, part)));
}

/** Numbers beyond this are no dates. */
const latest = 8_640_000_000_000_000;

function datePart(ms: number, part: DatePart): number {
  const date = new Date(ms);
  switch (part) {
    case 'minute':
      return date.getUTCMinutes();
    case 'hour':
      return date.getUTCHours();
    case 'day':
      return date.getUTCDate();
    case 'week':
      return isoWeek(date);
    case 'month':
      return date.getUTCMonth() + 1;
    case 'year':
      return date.getUTCFullYear();
    default:
      return assertNever(part);
  }
}

const dayLength = 86_400_000;

/** A week belongs to the year of its Thursday. */
function isoWeek(date: Date): number {
  const day = (date.getUTCDay() + 6) % 7;
  const thursday = new Date(date.getTime() + (3 - day) * dayLength);
  const start = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.floor((thursday.getTime() - start) / (7 * dayLength)) + 1;
}
