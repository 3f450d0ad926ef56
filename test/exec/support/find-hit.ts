import { referenceMatches } from '../../../src/exec/reference/reference-matches.ts';
import type { Pred } from '../../../src/plan/pred.ts';
import { documentOf, satisfy, type Wanted } from './satisfy.ts';

/** Values with which the predicate holds, by the reference; undefined where none are found. Draws in a fixed order: the same on every run. */
export function findHit(pred: Pred, attempts = 200): Wanted | undefined {
  let state = 1;
  const draw = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  for (let attempt = 0; attempt < attempts; attempt++) {
    const wanted = satisfy(pred, draw);
    if (referenceMatches(pred, { doc: documentOf(wanted, 'nested') })) return wanted;
  }
  return undefined;
}
