import { assertNever } from '../../plan/assert-never.ts';
import type { TextTest } from '../../plan/value-test.ts';
import { compileGlob } from '../glob/compile-glob.ts';
import { compileSegment } from '../glob/segment.ts';
import { termsView, textView } from '../view/views.ts';
import { type Program, program } from './program.ts';

/** Equal, prefix, suffix, contains, pattern: of the whole text, or of some term of it. */
export function textProgram(test: TextTest): Program {
  if (test.analyser !== 'keyword') return termProgram(test, test.analyser);
  const view = textView(test.folding);
  const { holds, cost } = textPredicate(test);
  return program(view, cost, holds, test.op === 'equals' ? test.operand : undefined);
}

function termProgram(test: TextTest, analyser: Exclude<TextTest['analyser'], 'keyword'>): Program {
  const view = termsView(analyser);
  if (test.op === 'equals') return program(view, 40, (terms) => terms.has(test.operand), test.operand);
  const { holds } = textPredicate(test);
  return program(view, 60, (terms) => terms.list.some(holds));
}

function textPredicate(test: TextTest): { holds: (text: string) => boolean; cost: number } {
  const { operand } = test;
  switch (test.op) {
    case 'equals':
      return { cost: 1, holds: (text) => text === operand };
    case 'prefix':
      return { cost: 2, holds: (text) => text.startsWith(operand) };
    case 'suffix':
      return { cost: 2, holds: (text) => text.endsWith(operand) };
    case 'contains': {
      if (operand === '') return { cost: 1, holds: () => true };
      const { find } = compileSegment([{ kind: 'text', text: operand }]);
      return { cost: 6, holds: (text) => find(text, 0) !== -1 };
    }
    case 'glob':
      return { cost: 8, holds: compileGlob(operand) };
    default:
      return assertNever(test.op);
  }
}
