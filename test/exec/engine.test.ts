import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Compiler } from '../../src/exec/compiler.ts';
import { Frame } from '../../src/exec/frame.ts';
import { referenceMatches } from '../../src/exec/reference/reference-matches.ts';
import { requiredAtoms } from '../../src/plan/analysis/required.ts';
import { PredPool } from '../../src/plan/pred-pool.ts';
import { printPred } from '../../src/plan/print.ts';
import { anyDocument, anySketch } from './support/arbitrary.ts';

const stream = fc.constantFrom(undefined, 'logs-a.b-default', 'nothing');
const subjects = fc.array(
  fc
    .tuple(anyDocument, stream)
    .map(([doc, dataStream]) => ({ doc, id: 'a', ...(dataStream && { dataStream }) })),
  { minLength: 1, maxLength: 3 },
);

test('the engine gives what the reference gives, for rules compiled together and events in a row', () => {
  let hits = 0;
  let asked = 0;
  fc.assert(
    fc.property(fc.array(anySketch, { minLength: 1, maxLength: 4 }), subjects, (sketches, events) => {
      const pool = new PredPool();
      const compiler = new Compiler();
      const frame = new Frame();
      const rules = sketches
        .map((sketch) => sketch(pool))
        .map((pred) => ({ pred, matches: compiler.compile(pred) }));
      for (const event of events) {
        frame.load(event);
        for (const { pred, matches } of rules) {
          const expected = referenceMatches(pred, event);
          asked++;
          if (expected) hits++;
          assert.equal(matches(frame), expected, `${printPred(pred)}\non ${JSON.stringify(event)}`);
        }
      }
    }),
    { numRuns: 3_000 },
  );
  assert.ok(hits > asked / 10 && hits < asked, `${hits} hits of ${asked} say too little`);
});

test('of the required atoms one holds wherever the predicate holds', () => {
  let filtered = 0;
  fc.assert(
    fc.property(anySketch, subjects, (sketch, events) => {
      const pred = sketch(new PredPool());
      const atoms = requiredAtoms(pred);
      if (!atoms) return;
      for (const event of events) {
        const isCandidate = atoms.some((atom) => referenceMatches(atom, event));
        if (!isCandidate) filtered++;
        else continue;
        assert.equal(referenceMatches(pred, event), false, `${printPred(pred)}\non ${JSON.stringify(event)}`);
      }
    }),
    { numRuns: 3_000 },
  );
  assert.ok(filtered > 100, `${filtered} filtered events say too little`);
});
