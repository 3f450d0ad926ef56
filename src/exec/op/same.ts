import { fold } from '../../plan/fold.ts';
import { parseNumber } from '../../plan/number.ts';
import type { SameTest } from '../../plan/value-test.ts';
import { plainView } from '../view/views.ts';
import { type Program, program } from './program.ts';

export function sameProgram({ operand, folding }: SameTest): Program {
  const spelled = parseNumber(operand);
  return program(plainView, 2, (value) => {
    if (typeof value === 'number') return value === spelled;
    return (folding === 'caseless' ? fold(String(value)) : String(value)) === operand;
  });
}
