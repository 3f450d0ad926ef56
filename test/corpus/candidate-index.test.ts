import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { CandidateIndex } from '../../src/engine/candidate-index/candidate-index.ts';
import { Compiler } from '../../src/exec/compiler.ts';
import { Frame } from '../../src/exec/frame.ts';
import { referenceMatches } from '../../src/exec/reference/reference-matches.ts';
import type { Pred } from '../../src/plan/pred.ts';
import { loadRules } from '../../src/rules/load-rules.ts';
import { documentOf, neighboursOf, satisfy } from '../exec/support/satisfy.ts';
import { compileSigmaRules, loadSigmaRules } from '../lang/sigma/support/sigma-corpus.ts';
import { readTar } from '../lang/support/elastic-rules.ts';
import { noData, sharedFile } from '../lang/support/shared-data.ts';

const archive = sharedFile('corpora/elastic-detection-rules.tar.gz');

const sigmaArchive = sharedFile('corpora/sigma.tar.gz');

test('of all KQL and Sigma rules together, each that a document meets is a candidate', {
  skip: archive && sigmaArchive ? false : noData,
}, (t) => {
  const elastic = [...readTar(gunzipSync(readFileSync(archive as string)))]
    .filter(({ name }) => name.endsWith('.toml') && !name.includes('_deprecated'))
    .map(({ name, text }) => ({ file: name, text }));
  const rules = [...loadRules(elastic).rules, ...loadSigmaRules(sigmaArchive as string).rules];
  const set = compileSigmaRules({ rules, exceptions: [], diagnostics: [] }, new Map());
  assert.ok(set.rules.length > 3_300, `only ${set.rules.length} rules run`);
  checkIndex(
    set.rules.map(({ events }) => events.pred),
    (message) => t.diagnostic(message),
  );
});

/** With each document one in so many rules is asked whether it holds, each time others, and the rule that it was made for. */
const asked = 16;

/** Documents that meet a predicate, or nearly do, are shown to the index of all. */
function checkIndex(preds: readonly Pred[], tell: (message: string) => void): void {
  const compiler = new Compiler();
  const index = new CandidateIndex(preds, compiler);
  const matchers = preds.map((pred) => compiler.later(pred));
  const frame = new Frame();
  let documents = 0;
  let candidates = 0;
  let hits = 0;
  let state = 7;
  const draw = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  for (const [own, pred] of preds.entries()) {
    const wanted = satisfy(pred, draw);
    for (const near of [wanted, ...neighboursOf(wanted).slice(0, 3)]) {
      const subject = { doc: documentOf(near, documents % 2 === 0 ? 'nested' : 'dotted') };
      frame.load(subject);
      const found = new Set(index.candidates(frame));
      documents++;
      candidates += found.size;
      matchers.forEach((matches, place) => {
        if (place !== own && (place + documents) % asked !== 0) return;
        if (!matches(frame)) return;
        hits++;
        assert.ok(found.has(place), `rule ${place} on ${JSON.stringify(subject.doc)}`);
      });
      // The engine is held to the reference elsewhere; here once more for the rule that the document was made for.
      if (referenceMatches(pred, subject)) assert.ok(found.has(own), `rule ${own}, by the reference`);
    }
  }
  tell(`oracle: ${documents} cases of the candidate index`);
  tell(`${hits} hits seen, ${candidates} candidates of ${documents * preds.length} pairs`);
}
