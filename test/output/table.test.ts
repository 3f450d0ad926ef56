import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { table } from '../../src/output/table.ts';
import { columns } from '../../src/output/text/columns.ts';
import { safeText } from '../../src/output/text/safe-text.ts';
import { assertGolden } from '../support/golden.ts';
import { makeReport } from '../support/make-report.ts';
import { render } from '../support/render.ts';

const views: [name: string, options: Parameters<typeof render>[2]][] = [
  ['80', { width: 80 }],
  ['160', { width: 160 }],
  ['40', { width: 40 }],
  ['80-verbose', { width: 80, verbose: true }],
  ['160-verbose', { width: 160, verbose: true }],
  ['160-color', { width: 160, color: true }],
];

for (const [name, options] of views) {
  test(`the table at ${name} is as recorded`, () => {
    assertGolden(render(table, makeReport(), options), new URL(`goldens/table-${name}.txt`, import.meta.url));
  });
}

for (const width of [60, 80, 100, 139, 140, 160, 240]) {
  for (const verbose of [false, true]) {
    test(`no line is wider than ${width} columns${verbose ? ', verbose' : ''}`, () => {
      for (const text of render(table, makeReport(), { width, verbose }).split('\n')) {
        assert.ok(columns(safeText(text)) <= width, text);
      }
    });
  }
}

test('colour adds nothing but colour', () => {
  for (const width of [80, 160]) {
    const plain = render(table, makeReport(), { width });
    const painted = render(table, makeReport(), { width, color: true });
    assert.notEqual(painted, plain);
    assert.equal(stripVTControlCharacters(painted), plain);
  }
});

test('without the summary the runs remain', () => {
  const text = render(table, makeReport(), { summary: false });
  assert.doesNotMatch(text, /Summary/);
  assert.match(text, /unrequested/);
});

test('nothing found is said', () => {
  assert.match(render(table, makeReport([])), /no run and no request was found/);
});
