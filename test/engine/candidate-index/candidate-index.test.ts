import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CandidateIndex } from '../../../src/engine/candidate-index/candidate-index.ts';
import { Compiler } from '../../../src/exec/compiler.ts';
import { Frame } from '../../../src/exec/frame.ts';
import { referenceMatches } from '../../../src/exec/reference/reference-matches.ts';
import { PredPool } from '../../../src/plan/pred-pool.ts';
import { printPred } from '../../../src/plan/print.ts';
import { anyDocument, anySketch } from '../../exec/support/arbitrary.ts';

const stream = fc.constantFrom(undefined, 'logs-a.b-default', 'nothing');
const subjects = fc.array(
  fc
    .tuple(anyDocument, stream)
    .map(([doc, dataStream]) => ({ doc, id: 'a', ...(dataStream && { dataStream }) })),
  { minLength: 1, maxLength: 4 },
);

test('every predicate that holds is a candidate', () => {
  let hits = 0;
  let named = 0;
  let asked = 0;
  fc.assert(
    fc.property(fc.array(anySketch, { minLength: 1, maxLength: 6 }), subjects, (sketches, events) => {
      const pool = new PredPool();
      const preds = sketches.map((sketch) => sketch(pool));
      const index = new CandidateIndex(preds, new Compiler());
      const frame = new Frame();
      for (const event of events) {
        frame.load(event);
        const found = index.candidates(frame);
        assert.equal(new Set(found).size, found.length, 'each once');
        named += found.length;
        asked += preds.length;
        preds.forEach((pred, place) => {
          if (!referenceMatches(pred, event)) return;
          hits++;
          assert.ok(found.includes(place), `${printPred(pred)}\non ${JSON.stringify(event)}`);
        });
      }
    }),
    { numRuns: 3_000 },
  );
  assert.ok(hits > 1_000 && named < asked / 2 + hits, `${hits} hits, ${named} named of ${asked}: too little`);
});
