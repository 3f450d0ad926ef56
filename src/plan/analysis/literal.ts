import { parseGlob } from '../glob.ts';
import type { Folding, LeafTest, TextView } from '../value-test.ts';

export interface RequiredLiteral {
  readonly text: string;
  /** Where in the text (or the term, for an analysed view) it stands. */
  readonly place: 'whole' | 'start' | 'end' | 'inside';
  readonly analyser: TextView;
  readonly folding: Folding;
}

/** Text that a value must hold to pass; undefined where there is none. What an automaton over literals searches for. */
export function literalOf(test: LeafTest): RequiredLiteral | undefined {
  switch (test.op) {
    case 'equals':
      return { text: test.operand, place: 'whole', analyser: test.analyser, folding: test.folding };
    case 'prefix':
      return { text: test.operand, place: 'start', analyser: test.analyser, folding: test.folding };
    case 'suffix':
      return { text: test.operand, place: 'end', analyser: test.analyser, folding: test.folding };
    case 'contains':
      return { text: test.operand, place: 'inside', analyser: test.analyser, folding: test.folding };
    case 'glob': {
      const text = longest(
        parseGlob(test.operand).flatMap((part) => (part.kind === 'text' ? [part.text] : [])),
      );
      if (text === '') return undefined;
      return { text, place: 'inside', analyser: test.analyser, folding: test.folding };
    }
    case 'phrase':
      return { text: longest(test.operand), place: 'whole', analyser: test.analyser, folding: 'none' };
    default:
      return undefined;
  }
}

function longest(texts: readonly string[]): string {
  return texts.reduce((best, text) => (text.length > best.length ? text : best), '');
}
