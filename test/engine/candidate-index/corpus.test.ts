import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CandidateIndex } from '../../../src/engine/candidate-index/candidate-index.ts';
import { createFieldTypes } from '../../../src/event/field-types/field-types.ts';
import { Compiler } from '../../../src/exec/compiler.ts';
import { Frame } from '../../../src/exec/frame.ts';
import { referenceMatches } from '../../../src/exec/reference/reference-matches.ts';
import { compileKql } from '../../../src/lang/kql/compile.ts';
import type { Pred } from '../../../src/plan/pred.ts';
import { PredPool } from '../../../src/plan/pred-pool.ts';
import { documentOf, neighboursOf, satisfy } from '../../exec/support/satisfy.ts';
import { readKqlRules } from '../../lang/support/elastic-rules.ts';
import { noData, sharedFile } from '../../lang/support/shared-data.ts';

const archive = sharedFile('corpora/elastic-detection-rules.tar.gz');

test('of all KQL rules of Elastic together, each that a document meets is a candidate', {
  skip: archive ? false : noData,
}, (t) => {
  const { rules } = readKqlRules(archive as string);
  const options = { pool: new PredPool(), types: createFieldTypes(), now: Date.UTC(2026, 10, 21) };
  const preds = rules.flatMap(({ file, query }) => compileKql(query, options, { file }).lowered?.pred ?? []);
  assert.equal(preds.length, 727);
  checkIndex(preds, (message) => t.diagnostic(message));
});

/** Documents that meet a predicate, or nearly do, are shown to the index of all. */
function checkIndex(preds: readonly Pred[], tell: (message: string) => void): void {
  const compiler = new Compiler();
  const index = new CandidateIndex(preds, compiler);
  const matchers = preds.map((pred) => compiler.compile(pred));
  const frame = new Frame();
  let documents = 0;
  let candidates = 0;
  let hits = 0;
  let state = 7;
  const draw = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  for (const pred of preds) {
    const wanted = satisfy(pred, draw);
    for (const near of [wanted, ...neighboursOf(wanted).slice(0, 3)]) {
      const subject = { doc: documentOf(near, documents % 2 === 0 ? 'nested' : 'dotted') };
      frame.load(subject);
      const found = new Set(index.candidates(frame));
      documents++;
      candidates += found.size;
      matchers.forEach((matches, place) => {
        if (!matches(frame)) return;
        hits++;
        assert.ok(found.has(place), `rule ${place} on ${JSON.stringify(subject.doc)}`);
      });
      // The engine is held to the reference elsewhere; here once more for the rule that the document was made for.
      const place = preds.indexOf(pred);
      if (referenceMatches(pred, subject)) assert.ok(found.has(place), `rule ${place}, by the reference`);
    }
  }
  tell(`oracle: ${documents} cases of the candidate index`);
  tell(`${hits} hits among ${candidates} candidates of ${documents * preds.length} pairs`);
}
