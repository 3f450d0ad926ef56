import { rarity } from '../../plan/analysis/rarity.ts';
import { requiredAtoms } from '../../plan/analysis/required.ts';
import type { Atom, Pred } from '../../plan/pred.ts';

/** Programs and signs that are in very many events: to wait for one of them is to wait for nothing. */
const commonTexts =
  /^(?:\\?(?:cmd|powershell|pwsh|rundll32|svchost|explorer|conhost|reg|net|wscript|cscript)\.exe|c:\\.{0,20}|.{0,3}http.{0,4}|\W*\w{0,2}\W*|.{0,2}\.(?:exe|dll|ps1)|(?:\/usr)?\/bin\/.{0,4}|root|system)$/;

/**
 * Atoms of which one must hold for all of the predicates to, taken so that the one that weighs least weighs much; undefined where
 * there are none such without one that weighs infinitely little.
 */
export function triggersOf(
  items: readonly Pred[],
  weigh: (atom: Atom) => number,
): readonly Atom[] | undefined {
  let best: readonly Atom[] | undefined;
  let bestWeight = Number.NEGATIVE_INFINITY;
  for (const item of items) {
    const atoms = requiredAtoms(item, weigh);
    if (!atoms) continue;
    const least = atoms.reduce((sum, atom) => Math.min(sum, weigh(atom)), Number.POSITIVE_INFINITY);
    if (least <= bestWeight) continue;
    best = atoms;
    bestWeight = least;
  }
  return best;
}

/** A guess at how seldom an atom holds, above 0. */
export function weightOf(atom: Atom): number {
  const operand = atom.kind === 'leaf' || atom.kind === 'anyField' ? atom.test : undefined;
  const isCommon =
    operand !== undefined &&
    'operand' in operand &&
    typeof operand.operand === 'string' &&
    operand.operand.length < 64 &&
    commonTexts.test(operand.operand);
  return rarity(atom) / (isCommon ? 8 : 1);
}
