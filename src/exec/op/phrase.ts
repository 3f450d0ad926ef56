import type { PhraseTest } from '../../plan/value-test.ts';
import { termsView } from '../view/views.ts';
import { type Program, program } from './program.ts';

export function phraseProgram({ operand, analyser }: PhraseTest): Program {
  return program(termsView(analyser), 50, (terms) => terms.hasPhrase(operand));
}
