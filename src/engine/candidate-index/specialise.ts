import type { Atom, Pred } from '../../plan/pred.ts';

/** What is known of an atom before the event is asked: undefined where nothing is. */
export type Known = (atom: Atom) => boolean | undefined;

/**
 * What is left to ask of an event when some atoms are decided already: predicates all of which must hold, none where the whole holds;
 * undefined where it cannot hold. What is left of the same predicate is the same for the same answers.
 */
export function specialise(pred: Pred, known: Known): readonly Pred[] | undefined {
  const left = rest(pred, known);
  if (typeof left === 'boolean') return left ? [] : undefined;
  return left.kind === 'and' ? left.items : [left];
}

function rest(pred: Pred, known: Known): Pred | boolean {
  switch (pred.kind) {
    case 'true':
      return true;
    case 'nested':
      return pred;
    case 'not': {
      const item = rest(pred.item, known);
      if (typeof item === 'boolean') return !item;
      return item === pred.item ? pred : { kind: 'not', id: unshared, item };
    }
    case 'and':
    case 'or':
      return junction(pred.kind, pred, known);
    default:
      return known(pred) ?? pred;
  }
}

function junction(
  kind: 'and' | 'or',
  pred: Pred & { readonly items: readonly Pred[] },
  known: Known,
): Pred | boolean {
  const decisive = kind === 'or';
  const left: Pred[] = [];
  let isSame = true;
  for (const item of pred.items) {
    const found = rest(item, known);
    if (found === decisive) return decisive;
    isSame &&= found === item;
    if (typeof found === 'boolean') continue;
    if (found.kind === kind) left.push(...found.items);
    else left.push(found);
  }
  if (isSame) return pred;
  const [only] = left;
  if (only === undefined) return !decisive;
  return left.length === 1 ? only : { kind, id: unshared, items: left };
}

/** Of nodes of no pool: nobody compares them. */
const unshared = -1;
