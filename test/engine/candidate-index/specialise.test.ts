import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { atomsOf } from '../../../src/engine/candidate-index/kind-fields.ts';
import { specialise } from '../../../src/engine/candidate-index/specialise.ts';
import { Compiler } from '../../../src/exec/compiler.ts';
import { Frame } from '../../../src/exec/frame.ts';
import { referenceMatches } from '../../../src/exec/reference/reference-matches.ts';
import type { Pred } from '../../../src/plan/pred.ts';
import { PredPool } from '../../../src/plan/pred-pool.ts';
import { printPred } from '../../../src/plan/print.ts';
import { anyDocument, anySketch } from '../../exec/support/arbitrary.ts';

test('what is left of a predicate holds where the whole does, whichever atoms were decided', () => {
  let decided = 0;
  let hits = 0;
  fc.assert(
    fc.property(anySketch, anyDocument, fc.integer({ min: 0, max: 255 }), (sketch, doc, chosen) => {
      const pool = new PredPool();
      const pred = sketch(pool);
      const frame = new Frame();
      frame.load({ doc });
      const compiler = new Compiler();
      const atoms = atomsOf(pred);
      const known = new Map(
        atoms
          .filter((_, at) => (chosen >> (at % 8)) % 2 === 1)
          .map((atom) => [atom as Pred, compiler.compile(atom)(frame)]),
      );
      const rest = specialise(pred, (atom) => known.get(atom));
      const holds = rest?.every((each) => referenceMatches(each, { doc })) ?? false;
      assert.equal(holds, referenceMatches(pred, { doc }), printPred(pred));
      if (rest === undefined || rest.length === 0) decided++;
      if (holds) hits++;
    }),
    { numRuns: 3_000 },
  );
  assert.ok(decided > 300 && hits > 300, `${decided} decided, ${hits} hold: too little`);
});
