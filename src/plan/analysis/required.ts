import { assertNever } from '../assert-never.ts';
import type { Atom, Pred } from '../pred.ts';
import { rarity } from './rarity.ts';

/**
 * Atoms of which at least one holds for every event that the predicate holds for; undefined where there is no such set.
 * The set may hold for other events too: it is a filter before the full evaluation, never instead of it. An empty set says
 * that no event can match. Of several sets the one whose commonest atom is rarest is taken.
 */
export function requiredAtoms(
  pred: Pred,
  weigh: (atom: Atom) => number = rarity,
): readonly Atom[] | undefined {
  switch (pred.kind) {
    case 'true':
      return undefined;
    case 'and': {
      let best: readonly Atom[] | undefined;
      for (const item of pred.items) {
        const found = requiredAtoms(item, weigh);
        if (found && (!best || value(found, weigh) > value(best, weigh))) best = found;
      }
      return best;
    }
    case 'or': {
      const found = new Set<Atom>();
      for (const item of pred.items) {
        const atoms = requiredAtoms(item, weigh);
        if (!atoms) return undefined;
        for (const atom of atoms) found.add(atom);
      }
      return [...found];
    }
    case 'not':
      return pred.item.kind === 'true' ? [] : undefined;
    case 'nested':
      return ofElement(requiredAtoms(pred.item, weigh));
    case 'exists':
    case 'leaf':
    case 'anyField':
    case 'isTrue':
      return [pred];
    default:
      return assertNever(pred);
  }
}

/** What holds for one element holds for the event, whose values are those of all elements; but not for "exactly one". */
function ofElement(atoms: readonly Atom[] | undefined): readonly Atom[] | undefined {
  const isCarried = (atom: Atom) => (atom.kind === 'leaf' ? atom.values === 'any' : atom.kind !== 'isTrue');
  return atoms?.every(isCarried) ? atoms : undefined;
}

function value(atoms: readonly Atom[], weigh: (atom: Atom) => number): number {
  return atoms.reduce((least, atom) => Math.min(least, weigh(atom)), Number.POSITIVE_INFINITY);
}
