import type { BooleanTest } from '../../plan/value-test.ts';
import { booleanView } from '../view/views.ts';
import { type Program, program } from './program.ts';

export function booleanProgram({ operand }: BooleanTest): Program {
  return program(booleanView, 1, (value) => value === operand);
}
