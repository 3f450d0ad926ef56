import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createFieldTypes } from '../../src/event/field-types/field-types.ts';
import { compileKql } from '../../src/lang/kql/compile.ts';
import { fieldsRead } from '../../src/plan/analysis/fields.ts';
import { groupLeaves } from '../../src/plan/analysis/groups.ts';
import { requiredAtoms } from '../../src/plan/analysis/required.ts';
import { PredPool } from '../../src/plan/pred-pool.ts';
import { printAtom } from '../../src/plan/print.ts';

const types = createFieldTypes();
const plan = (query: string, pool = new PredPool()) => {
  const pred = compileKql(query, { pool, types, now: 0 }).lowered?.pred;
  assert.ok(pred);
  return pred;
};

describe('required atoms', () => {
  const cases: readonly (readonly [string, readonly string[] | undefined])[] = [
    ['event.category: process and process.name: mimikatz.exe', ['process.name equals "mimikatz.exe"']],
    [
      'process.name: (a.exe or b.exe) and event.type: start',
      ['process.name equals "a.exe"', 'process.name equals "b.exe"'],
    ],
    ['process.name: a.exe or not user.name: b', undefined],
    ['not process.name: a.exe', undefined],
    ['process.name: a.exe and not user.name: b', ['process.name equals "a.exe"']],
    [
      '(user.name: a or host.name: b) and (user.name: longer or host.name: values)',
      ['user.name equals "longer"', 'host.name equals "values"'],
    ],
    ['x.list: { name: abcdef and kind: b }', ['x.list.name equals "abcdef"']],
    ['process.command_line: *a*bcdefgh* and process.args: *', ['process.command_line glob "*a*bcdefgh*"']],
    ['*:*', undefined],
  ];
  for (const [query, expected] of cases) {
    test(query, () => assert.deepEqual(requiredAtoms(plan(query))?.map(printAtom), expected));
  }

  test('nothing can match what never holds', () => {
    const pool = new PredPool();
    assert.deepEqual(requiredAtoms(pool.none), []);
  });
});

test('fields that a predicate reads', () => {
  const pred = plan('a.b: x and not c: * and n: { d: 1 } and file.hash.*: y and process.name.caseless: z');
  assert.deepEqual(fieldsRead(pred), {
    fields: ['a.b', 'c', 'n', 'n.d', 'process.name'],
    patterns: ['file.hash.*'],
  });
});

test('leaves are grouped by what one automaton over one view of a field can decide', () => {
  const pool = new PredPool();
  plan(
    'process.name: (a.exe or b*) and message: "x y" and process.name.caseless: C and destination.port > 1',
    pool,
  );
  const { groups, others } = groupLeaves(pool.leaves);
  assert.deepEqual(
    groups.map(({ field, analyser, folding, leaves }) => [
      `${field} ${analyser} ${folding}`,
      leaves.map(({ literal }) => `${literal.place} ${literal.text}`),
    ]),
    [
      ['process.name keyword none', ['whole a.exe', 'start b']],
      ['message standard none', ['whole x']],
      ['process.name keyword caseless', ['whole c']],
    ],
  );
  assert.deepEqual(others.map(printAtom), ['destination.port number-range > 1']);
});
