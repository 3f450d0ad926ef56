import type { Atom } from '../pred.ts';
import type { LeafTest } from '../value-test.ts';
import { literalOf } from './literal.ts';

/** Fields that say the same of very many events. */
const common =
  /^(?:event\.(?:category|type|kind|outcome|module|dataset|provider|code)|host\.os\.|data_stream\.|ecs\.|agent\.|cloud\.provider|user\.id)/;

/** A guess at how few events an atom holds for: higher is rarer. It orders choices and decides nothing else. */
export function rarity(atom: Atom): number {
  switch (atom.kind) {
    case 'exists':
      return 1;
    case 'isTrue':
      return 0;
    case 'anyField':
      return atom.test ? ofTest(atom.test) / 2 : 0;
    default:
      return common.test(atom.field) ? 2 : ofTest(atom.test);
  }
}

function ofTest(test: LeafTest): number {
  const literal = literalOf(test);
  if (literal) return literal.place === 'whole' ? 10 + literal.text.length : 3 + literal.text.length;
  return test.op === 'number' ? 9 : test.op === 'cidr' ? 6 : 2;
}
