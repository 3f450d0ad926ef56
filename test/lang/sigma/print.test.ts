import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type {
  Condition,
  SelectionBody,
  SigmaItem,
  SigmaQuery,
  SigmaValue,
} from '../../../src/lang/sigma/ast.ts';
import { compileSigma } from '../../../src/lang/sigma/compile.ts';
import { printSigma } from '../../../src/lang/sigma/print.ts';
import { plainTree } from '../support/plain-tree.ts';
import { anyEvent, sigmaContext } from './support/sigma-context.ts';

const loc = { start: 0, end: 0 };
const text = fc
  .string({
    unit: fc.constantFrom(...'ab01:-#&*?\\/\'"{}[]|,%@!> \t\n', 'é', '😀', 'null', 'true', '~', '- '),
    maxLength: 8,
  })
  .map((value): SigmaValue => ({ kind: 'text', text: value, loc }));
const value: fc.Arbitrary<SigmaValue> = fc.oneof(
  text,
  fc.constantFrom('0', '-1', '42', '1.50', '9007199254740993').map((digits): SigmaValue => {
    return { kind: 'number', text: digits, loc };
  }),
  fc.constantFrom('true', 'False').map((word): SigmaValue => {
    return { kind: 'boolean', value: word === 'true', text: word, loc };
  }),
);
const field = fc.constantFrom('F', 'a.b', 'Threat Name', 'x-y', 'true', '1', 'ü', '#a', 'a: b', "it's");
const modifiers = fc.constantFrom([], ['contains'], ['contains', 'all'], ['startswith', 'cased']);
const item: fc.Arbitrary<SigmaItem> = fc.record({
  kind: fc.constant('item'),
  field,
  modifiers: modifiers.map((names) => names.map((name) => ({ name, loc }))),
  values: fc.array(value, { minLength: 1, maxLength: 3 }),
  loc: fc.constant(loc),
});
const keywords: fc.Arbitrary<SigmaItem> = fc.record({
  kind: fc.constant('item'),
  field: fc.constant(undefined),
  modifiers: fc.constant([]),
  values: fc.array(value, { minLength: 1, maxLength: 3 }),
  loc: fc.constant(loc),
});
/** Keys of a map are unique. */
const map = fc
  .uniqueArray(item, {
    minLength: 1,
    maxLength: 3,
    selector: (one) => [one.field, ...one.modifiers.map(({ name }) => name)].join('|'),
  })
  .map((items): SelectionBody => ({ kind: 'map', items, loc }));
const single = keywords.map((one) => ({ ...one, values: one.values.slice(0, 1) }));
const body: fc.Arbitrary<SelectionBody> = fc.oneof(
  map,
  keywords,
  // With keywords alone a list is one item.
  fc
    .tuple(map, fc.array(fc.oneof(map, single), { maxLength: 2 }))
    .map(([first, rest]): SelectionBody => ({ kind: 'list', items: [...rest, first], loc })),
);
const names = ['s', 'sel_1', 'sel_2', '_x'];
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom(...names).map((name) => ({ kind: 'name', name, loc })),
    fc
      .tuple(fc.constantFrom('one', 'all'), fc.constantFrom('them', 'sel_*', '*1', '_*'))
      .map(([quantifier, pattern]) => ({ kind: 'of', quantifier, pattern, loc })),
    tie('condition').map((inner) => ({ kind: 'not', item: inner, loc })),
    fc
      .tuple(fc.constantFrom('and', 'or'), fc.array(tie('condition'), { minLength: 2, maxLength: 3 }))
      .map(([kind, items]) => ({ kind, items, loc })),
  ) as fc.Arbitrary<Condition>,
}));
const query: fc.Arbitrary<SigmaQuery> = fc
  .tuple(fc.tuple(body, body, body, body), fc.array(condition, { minLength: 1, maxLength: 2 }))
  .map(([bodies, conditions]) => ({
    logsource: { product: undefined, category: 'test', service: undefined, loc },
    detection: {
      selections: bodies.map((one, at) => ({ name: names[at] as string, body: one, loc })),
      conditions,
      loc,
    },
  }));

test('a tree that is printed and read is the same tree', () => {
  fc.assert(
    fc.property(query, (tree) => {
      const printed = printSigma(tree);
      const { query: again, diagnostics } = compileSigma(printed, sigmaContext([anyEvent]));
      assert.deepEqual(
        diagnostics.filter(({ severity }) => severity === 'error'),
        [],
        printed,
      );
      assert.deepEqual(plainTree(again), plainTree(tree), printed);
    }),
    { numRuns: 300 },
  );
});
