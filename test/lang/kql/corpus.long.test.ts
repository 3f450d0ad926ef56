import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFieldTypes } from '../../../src/event/field-types/field-types.ts';
import { Compiler } from '../../../src/exec/compiler.ts';
import { Frame } from '../../../src/exec/frame.ts';
import { referenceMatches } from '../../../src/exec/reference/reference-matches.ts';
import { compileKql } from '../../../src/lang/kql/compile.ts';
import { parseKql } from '../../../src/lang/kql/parse.ts';
import { printKql } from '../../../src/lang/kql/print.ts';
import { PredPool } from '../../../src/plan/pred-pool.ts';
import { findHit } from '../../exec/support/find-hit.ts';
import { documentOf, neighboursOf } from '../../exec/support/satisfy.ts';
import { readKqlRules } from '../support/elastic-rules.ts';
import { plainTree } from '../support/plain-tree.ts';
import { noData, sharedFile } from '../support/shared-data.ts';

const archive = sharedFile('corpora/elastic-detection-rules.tar.gz');
const now = Date.UTC(2026, 10, 21);

test('every KQL rule of Elastic is read, printed and read again, and runs', {
  skip: archive ? false : noData,
}, (t) => {
  const { rules, indicators } = readKqlRules(archive as string);
  assert.equal(rules.filter(({ file }) => file.startsWith('rules/')).length, 672);
  assert.equal(rules.filter(({ file }) => file.startsWith('rules_building_block/')).length, 55);
  assert.equal(indicators.length, 6);

  const options = { pool: new PredPool(), types: createFieldTypes(), now };
  const compiler = new Compiler();
  const frame = new Frame();
  const remarks = new Map<string, number>();
  let documents = 0;
  for (const { file, query } of [...rules, ...indicators]) {
    const { query: tree, lowered, diagnostics } = compileKql(query, options, { file });
    assert.ok(tree && lowered, `${file}: ${diagnostics.map(({ message }) => message).join('; ')}`);
    for (const { code } of diagnostics) remarks.set(code, (remarks.get(code) ?? 0) + 1);
    assert.deepEqual(plainTree(parseKql(printKql(tree)).query), plainTree(tree), file);
    assert.equal(compileKql(printKql(tree), options).lowered?.pred, lowered.pred, file);

    const matches = compiler.compile(lowered.pred);
    const hit = findHit(lowered.pred);
    assert.ok(hit, `${file}: no document found that it matches`);
    let misses = 0;
    for (const wanted of [hit, ...neighboursOf(hit)]) {
      for (const shape of ['nested', 'dotted'] as const) {
        const subject = { doc: documentOf(wanted, shape) };
        const expected = referenceMatches(lowered.pred, subject);
        frame.load(subject);
        assert.equal(matches(frame), expected, `${file} on ${JSON.stringify(subject.doc)}`);
        documents++;
        if (!expected) misses++;
      }
    }
    assert.ok(misses > 0, `${file}: no near miss found`);
  }
  assert.deepEqual(Object.fromEntries([...remarks].sort()), {
    'kql-literal-range': 2,
    'kql-question-mark': 8,
    'kql-quoted-star': 38,
  });
  t.diagnostic(`oracle: ${rules.length + indicators.length} cases of kql`);
  t.diagnostic(`${documents} documents around them`);
});
