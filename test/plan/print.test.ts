import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as expr from '../../src/plan/expr.ts';
import { anyRun, globText, oneCharacter } from '../../src/plan/glob.ts';
import { PredPool } from '../../src/plan/pred-pool.ts';
import { printPred } from '../../src/plan/print.ts';
import { globTest, phraseTest, sameTest, textTest } from '../../src/plan/value-tests.ts';

test('a predicate is printed as a tree, every operator in its own words', () => {
  const pool = new PredPool();
  const length = expr.call('length', expr.fieldValue('process.name'));
  const pred = pool.and([
    pool.exists('a'),
    pool.exists('odd name', 'key'),
    pool.or([
      pool.leaf('a', textTest('equals', 'X "y"', 'caseless')),
      pool.leaf('a', textTest('prefix', 'x'), 'single'),
      pool.leaf(
        'a',
        globTest([globText('a*'), anyRun, globText('b'), oneCharacter]) ?? textTest('equals', ''),
      ),
      pool.leaf('m', phraseTest(['one', 'two'], 'standard')),
      pool.leaf('m', textTest('equals', 'one', 'none', 'powershell')),
    ]),
    pool.not(
      pool.or([
        pool.leaf('n', { op: 'number', operand: 2n ** 60n }),
        pool.leaf('n', { op: 'boolean', operand: true }),
        pool.leaf('n', sameTest('2.0')),
        pool.leaf('n', {
          op: 'number-range',
          lower: { value: 1, inclusive: false },
          upper: { value: 5, inclusive: true },
        }),
        pool.leaf('t', { op: 'date-range', lower: { value: 0, inclusive: true }, upper: undefined }),
        pool.leaf('i', { op: 'cidr', operand: '10.0.0.0/8', family: 'any' }),
        pool.leaf('i', { op: 'ip-range', lower: undefined, upper: { value: '::1', inclusive: false } }),
        pool.leaf('r', { op: 'regex', operand: 'a+', flags: 'is', whole: true }),
        pool.leaf('f', { op: 'field', compare: 'equals', operand: 'g', folding: 'caseless' }),
      ]),
    ),
    pool.nested('n.m', pool.not(pool.leaf('n.m.x', textTest('suffix', 'q')))),
    pool.anyField('file.hash.*', undefined),
    pool.isTrue(expr.some([expr.call('greater', length, expr.literal(3)), expr.literal(null)])),
  ]);
  assert.equal(
    printPred(pred),
    `and
  a exists
  "odd name" exists as key
  or
    a equals "x \\"y\\"" caseless
    a prefix "x" single
    a glob "a\\\\**b?"
    m phrase "one two" standard
    m equals "one" powershell
  not or
    n number 1152921504606846976
    n boolean true
    n same "2.0"
    n number-range > 1 <= 5
    t date-range >= 1970-01-01T00:00:00.000Z
    i cidr 10.0.0.0/8
    i ip-range < ::1
    r regex "a+" whole is
    f field-equals g caseless
  nested n.m
    not n.m.x suffix "q"
  any file.hash.* exists
  is-true some(greater(length(process.name), 3), null)`,
  );
});

test('patterns become the simplest test that they mean', () => {
  const of = (...parts: (string | typeof anyRun | typeof oneCharacter)[]) =>
    globTest(parts.map((part) => (typeof part === 'string' ? globText(part) : part)));
  assert.equal(of(anyRun, anyRun), undefined);
  assert.deepEqual(of('a', 'b'), textTest('equals', 'ab'));
  assert.deepEqual(of(), textTest('equals', ''));
  assert.deepEqual(of('a', anyRun, anyRun), textTest('prefix', 'a'));
  assert.deepEqual(of(anyRun, 'a'), textTest('suffix', 'a'));
  assert.deepEqual(of(anyRun, 'a', '', anyRun), textTest('contains', 'a'));
  assert.equal(of(anyRun, oneCharacter, anyRun, oneCharacter)?.operand, '??*');
});
