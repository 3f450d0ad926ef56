import type { Bound, NumberRangeTest, NumberTest } from '../../plan/value-test.ts';
import { numberView } from '../view/views.ts';
import { type Program, program } from './program.ts';

export function numberProgram({ operand }: NumberTest): Program {
  return program(numberView, 2, (value) => value === operand, operand);
}

export function numberRangeProgram({ lower, upper }: NumberRangeTest): Program {
  return program(numberView, 2, within(lower, upper));
}

/** JavaScript compares numbers and bigints exactly. */
export function within<T extends number | bigint>(
  lower: Bound<T> | undefined,
  upper: Bound<T> | undefined,
): (value: T) => boolean {
  return (value) => {
    if (lower && !(lower.inclusive ? value >= lower.value : value > lower.value)) return false;
    return !upper || (upper.inclusive ? value <= upper.value : value < upper.value);
  };
}
