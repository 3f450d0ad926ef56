import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fitColumns } from '../../src/output/table/fit-columns.ts';

const needs = fc.array(
  fc
    .record({ least: fc.nat(30), spare: fc.nat(60) })
    .map(({ least, spare }) => ({ least, natural: least + spare })),
  { minLength: 1, maxLength: 8 },
);

test('columns are never below their least nor above their natural width, and fit where that is possible', () => {
  fc.assert(
    fc.property(needs, fc.nat(300), (columns, total) => {
      const widths = fitColumns(columns, total);
      const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
      for (const [at, { least, natural }] of columns.entries()) {
        const width = widths[at] ?? -1;
        assert.ok(width >= least && width <= natural);
      }
      const wanted = Math.min(sum(columns.map(({ natural }) => natural)), total);
      assert.equal(sum(widths), Math.max(wanted, sum(columns.map(({ least }) => least))));
    }),
  );
});

test('the longest gives first, so short cells stay whole', () => {
  assert.deepEqual(
    fitColumns(
      [
        { natural: 10, least: 2 },
        { natural: 40, least: 2 },
      ],
      30,
    ),
    [10, 20],
  );
});
