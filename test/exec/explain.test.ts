import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createFieldTypes } from '../../src/event/field-types/field-types.ts';
import { type Explanation, explain } from '../../src/exec/explain/explain.ts';
import { printExplanation } from '../../src/exec/explain/print-explanation.ts';
import { referenceMatches } from '../../src/exec/reference/reference-matches.ts';
import { compileKql } from '../../src/lang/kql/compile.ts';
import { PredPool } from '../../src/plan/pred-pool.ts';
import { textTest } from '../../src/plan/value-tests.ts';
import { anyDocument, anySketch } from './support/arbitrary.ts';

const query = `process.name: (cmd.exe or powershell.exe) and not user.name: SYSTEM and source.ip: 10.0.0.0/8
  and destination.port > 1000 and host.os.type: Windows and process.args: *`;

test('says of each part whether it holds, and why not', () => {
  const options = { pool: new PredPool(), types: createFieldTypes(), now: 0 };
  const pred = compileKql(query, options).lowered?.pred;
  assert.ok(pred);
  const doc = {
    process: { name: 'CMD.exe', args: [] },
    user: { name: ['a', 'SYSTEM'] },
    source: { ip: 'unknown' },
    host: { os: { type: 'windows' } },
  };
  assert.equal(
    printExplanation(explain(pred, { doc })),
    `no  and
no    or
no      process.name equals "cmd.exe"  -- upper and lower case differ: "CMD.exe"
no      process.name equals "powershell.exe"  -- the value differs: "CMD.exe"
no    not
yes     user.name equals "SYSTEM"  -- ["a","SYSTEM"]
no    source.ip cidr 10.0.0.0/8  -- the value is of another type: "unknown"
no    destination.port number-range > 1000  -- the event has no such field
no    host.os.type equals "Windows"  -- upper and lower case differ: "windows"
no    process.args exists  -- the field holds no value: []`,
  );
});

test('looks into each element of a nested object', () => {
  const pool = new PredPool();
  const pred = pool.nested('n', pool.leaf('n.a', textTest('equals', 'x')));
  const { reason, items } = explain(pred, { doc: { n: [{ a: 'y' }, { b: 'x' }] } });
  assert.equal(reason, 'no-element-passes');
  assert.deepEqual(
    items.map((item) => item.reason),
    ['value-differs', 'field-absent'],
  );
  assert.equal(explain(pred, { doc: {} }).reason, 'element-absent');
});

test('one of several values is not a single one', () => {
  const pool = new PredPool();
  const pred = pool.leaf('a', textTest('equals', 'x'), 'single');
  assert.equal(explain(pred, { doc: { a: ['x', 'y'] } }).reason, 'several-values');
  assert.equal(explain(pred, { doc: { a: ['x'] } }).reason, 'passes');
});

test('never says other than what the predicate means', () => {
  const check = (explanation: Explanation, doc: Parameters<typeof referenceMatches>[1]['doc']) => {
    assert.equal(explanation.holds, referenceMatches(explanation.pred, { doc }));
    assert.equal(explanation.holds, explanation.reason === 'passes');
    if (explanation.pred.kind !== 'nested') for (const item of explanation.items) check(item, doc);
  };
  fc.assert(
    fc.property(anySketch, anyDocument, (sketch, doc) =>
      check(explain(sketch(new PredPool()), { doc }), doc),
    ),
  );
});
