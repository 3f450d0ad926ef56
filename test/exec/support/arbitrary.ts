import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../../src/event/json.ts';
import { analyse } from '../../../src/exec/text/analyse.ts';
import * as expr from '../../../src/plan/expr.ts';
import { anyRun, type GlobPart, globText, oneCharacter } from '../../../src/plan/glob.ts';
import { parseNumber } from '../../../src/plan/number.ts';
import type { Pred } from '../../../src/plan/pred.ts';
import type { PredPool } from '../../../src/plan/pred-pool.ts';
import type { Bound, LeafTest, ValueTest } from '../../../src/plan/value-test.ts';
import { globTest, phraseTest, sameTest, textTest } from '../../../src/plan/value-tests.ts';

/* Few names, few signs: documents and predicates must meet often for a difference to show. */

/** Some are made of others. */
const computed = [
  '=a ?? c.d',
  '=[{a}-]{b}',
  '={a|1=b|b=c} ?? b',
  '={a|#hex8} ?? a*',
  '={c.d|#head} ?? {n.x|#hex}',
  '={a|#1} ?? {b|#0}',
  '={a|1=b|*=c}',
  '=x ?? a ++ {b|a=c}',
  '=x ?? [{a.b},][{c.d}]',
];
const paths = [
  ...computed,
  'a',
  'b',
  'a.b',
  'a.b.c',
  'c.d',
  'n',
  'n.x',
  'n.y',
  'n.m.z',
  '_id',
  'data_stream.dataset',
];
const keys = ['a', 'b', 'c', 'd', 'a.b', 'b.c', 'n', 'x', 'y', 'm', 'm.z', 'n.x', '__proto__'];

const sign = fc.constantFrom(
  ...'aAbB1',
  '-',
  '_',
  '.',
  ':',
  ',',
  "'",
  ' ',
  '*',
  '?',
  '\\',
  'é',
  'É',
  'Σ',
  'ς',
  '😀',
  '語',
  'İ',
);
const text = fc.oneof(
  fc.string({ unit: sign, maxLength: 6 }),
  fc.constantFrom(
    '',
    '1',
    '2',
    '2.0',
    '10',
    '1e1',
    '9007199254740993',
    'true',
    'false',
    'a b',
    'A B a',
    'foo',
  ),
  fc.constantFrom(
    '10.0.0.1',
    '10.1.0.1',
    '::ffff:10.0.0.1',
    '2001:db8::1',
    '2001:db8::2',
    '010.0.0.1',
    'fe80::1%eth0',
  ),
  fc.constantFrom(
    '2010',
    '2010-03',
    '2010-03-06',
    '2010-03-06T14:15:00.5Z',
    '2010-02-30',
    '2010-03-06T14:15+02:00',
  ),
);
const scalar = fc.oneof(text, fc.constantFrom(1, 2, 2.5, 10, -1, 1267885800000), fc.boolean());

export const anyDocument: fc.Arbitrary<JsonObject> = fc.letrec<{ doc: JsonObject; value: JsonValue }>(
  (tie) => ({
    doc: fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 4, noNullPrototype: true }),
    value: fc.oneof(
      { depthSize: 'small', maxDepth: 4 },
      scalar,
      scalar,
      fc.constant(null),
      tie('doc'),
      fc.array(tie('value'), { maxLength: 3 }),
    ),
  }),
).doc;

const folding = fc.constantFrom('none', 'caseless');
const analyser = fc.constantFrom('standard', 'powershell');
const view = fc.constantFrom('keyword', 'keyword', 'standard', 'powershell');
const globParts: fc.Arbitrary<GlobPart[]> = fc.array(
  fc.oneof(
    fc.constant(anyRun),
    fc.constant(oneCharacter),
    fc.string({ unit: sign, maxLength: 3 }).map(globText),
  ),
  { maxLength: 6 },
);
const address = fc.constantFrom('10.0.0.1', '10.0.0.0', '::1', '2001:db8::1', '::ffff:10.0.0.1', 'fe80::1');
const ms = fc.constantFrom(
  ...['2010-01-01', '2010-03-06', '2010-03-06T14:15:00.500Z', '2011-01-01'].map((d) => Date.parse(d)),
);

function bounds<T>(value: fc.Arbitrary<T>) {
  const bound: fc.Arbitrary<Bound<T>> = fc.record({ value, inclusive: fc.boolean() });
  const side = fc.option(bound, { nil: undefined });
  return fc.record({ lower: side, upper: side });
}

const valueTest: fc.Arbitrary<ValueTest> = fc.oneof(
  fc
    .tuple(fc.constantFrom('equals', 'prefix', 'suffix', 'contains'), text, folding, view)
    .map(([op, operand, how, of]) => textTest(op, operand, of === 'keyword' ? how : 'none', of)),
  fc
    .tuple(globParts, folding, view)
    .map(
      ([parts, how, of]) => globTest(parts, of === 'keyword' ? how : 'none', of) ?? textTest('prefix', ''),
    ),
  fc.tuple(text, analyser).map(([words, of]) => phraseTest(analyse(words, of), of)),
  text.map((operand) => ({ op: 'number', operand: parseNumber(operand) ?? 2 }) as const),
  fc.boolean().map((operand) => ({ op: 'boolean', operand }) as const),
  fc.tuple(text, folding).map(([operand, how]) => sameTest(operand, how)),
  fc
    .tuple(bounds(text), view)
    .map(([sides, of]) => ({ op: 'text-range', ...sides, analyser: of, folding: 'none' }) as const),
  bounds(fc.constantFrom(1, 2, 2.5, 9007199254740993n)).map(
    (sides) => ({ op: 'number-range', ...sides }) as const,
  ),
  bounds(ms).map((sides) => ({ op: 'date-range', ...sides }) as const),
  bounds(address).map((sides) => ({ op: 'ip-range', ...sides }) as const),
  fc
    .tuple(
      address,
      fc.option(fc.integer({ min: 0, max: 32 }), { nil: undefined }),
      fc.constantFrom('any', 'own'),
    )
    .map(
      ([base, length, family]) =>
        ({ op: 'cidr', operand: length === undefined ? base : `${base}/${length}`, family }) as const,
    ),
  fc
    .tuple(
      fc.constantFrom('minute', 'hour', 'day', 'week', 'month', 'year'),
      bounds(fc.constantFrom(0, 1, 3, 9, 10, 14, 15, 52, 2010)),
    )
    .map(([part, sides]) => ({ op: 'date-part', part, ...sides }) as const),
  fc.tuple(bounds(text), fc.option(ms, { nil: undefined })).map(
    ([sides, date]) =>
      ({
        op: 'value-range',
        ...sides,
        dates: date === undefined ? undefined : { lower: date, upper: date },
      }) as const,
  ),
  fc
    .tuple(
      fc.constantFrom('a+b', '[ab]{2}', 'a|1', '^a', '.*b$', 'é'),
      fc.constantFrom('', 'i', 's'),
      fc.boolean(),
    )
    .map(([operand, flags, whole]) => ({ op: 'regex', operand, flags, whole }) as const),
);

const leafTest: fc.Arbitrary<LeafTest> = fc.oneof(
  { weight: 9, arbitrary: valueTest },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('equals', 'prefix', 'suffix', 'contains', '<', '<=', '>', '>='),
        fc.constantFrom(...paths),
        folding,
      )
      .map(([compare, operand, how]) => ({ op: 'field', compare, operand, folding: how }) as const),
  },
);

const field = fc.constantFrom(...paths);
const simpleExpr: fc.Arbitrary<expr.Expr> = fc.letrec<{ node: expr.Expr }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    fc.oneof(scalar, fc.constant(null)).map(expr.literal),
    field.map(expr.fieldValue),
    fc
      .tuple(
        fc.constantFrom('equal', 'notEqual', 'less', 'greaterOrEqual', 'concat'),
        tie('node'),
        tie('node'),
      )
      .map(([name, a, b]) => expr.call(name, a, b)),
    tie('node').map((arg) => expr.call('length', arg)),
    fc
      .tuple(fc.constantFrom('string', 'long', 'double', 'boolean'), tie('node'))
      .map(([to, arg]) => expr.cast(to, arg)),
    fc
      .tuple(tie('node'), tie('node'), tie('node'))
      .map(([when, value, other]) => expr.caseOf([{ when, value }], other)),
    fc.array(tie('node'), { maxLength: 3 }).map(expr.all),
    fc.array(tie('node'), { maxLength: 3 }).map(expr.some),
    tie('node').map(expr.negation),
  ),
})).node;

/** A predicate before it is normalised: the factories of any pool can be asked for it. */
export type Sketch = (pool: PredPool) => Pred;

export const anySketch: fc.Arbitrary<Sketch> = fc.letrec<{ node: Sketch; leaf: Sketch }>((tie) => ({
  leaf: fc.oneof(
    {
      weight: 8,
      arbitrary: fc.tuple(field, leafTest, fc.constantFrom('any', 'any', 'any', 'single')).map(
        ([path, test, values]): Sketch =>
          (pool) =>
            pool.leaf(path, test, values),
      ),
    },
    fc.tuple(field, fc.constantFrom('value', 'key')).map(
      ([path, of]): Sketch =>
        (pool) =>
          pool.exists(path, of),
    ),
    fc.tuple(fc.constantFrom('*', 'a*', '*.b', 'n.?'), fc.option(valueTest, { nil: undefined })).map(
      ([pattern, test]): Sketch =>
        (pool) =>
          pool.anyField(pattern, test),
    ),
    simpleExpr.map(
      (value): Sketch =>
        (pool) =>
          pool.isTrue(value),
    ),
    fc.constantFrom<Sketch>(
      (pool) => pool.all,
      (pool) => pool.none,
    ),
  ),
  node: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    tie('leaf'),
    fc.array(tie('node'), { maxLength: 4 }).map(
      (items): Sketch =>
        (pool) =>
          pool.and(items.map((item) => item(pool))),
    ),
    fc.array(tie('node'), { maxLength: 5 }).map(
      (items): Sketch =>
        (pool) =>
          pool.or(items.map((item) => item(pool))),
    ),
    tie('node').map(
      (item): Sketch =>
        (pool) =>
          pool.not(item(pool)),
    ),
    fc.tuple(fc.constantFrom('n', 'n.m', 'a'), tie('node')).map(
      ([path, item]): Sketch =>
        (pool) =>
          pool.nested(path, item(pool)),
    ),
    // Lists on one field become one look into a set.
    fc.tuple(field, fc.array(text, { minLength: 3, maxLength: 6 }), folding).map(
      ([path, values, how]): Sketch =>
        (pool) =>
          pool.or(values.map((value) => pool.leaf(path, textTest('equals', value, how)))),
    ),
  ),
})).node;
