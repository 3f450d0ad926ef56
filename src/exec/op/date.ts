import type { DateRangeTest } from '../../plan/value-test.ts';
import { dateView } from '../view/views.ts';
import { within } from './number.ts';
import { type Program, program } from './program.ts';

export function dateRangeProgram({ lower, upper }: DateRangeTest): Program {
  return program(dateView, 8, within(lower, upper));
}
