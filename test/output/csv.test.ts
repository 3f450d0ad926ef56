import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { csvCell } from '../../src/output/csv/cell.ts';
import { csvColumns } from '../../src/output/csv/columns.ts';
import { csv } from '../../src/output/csv.ts';
import { safeText } from '../../src/output/text/safe-text.ts';
import { parseCsv } from '../support/csv.ts';
import { assertGolden } from '../support/golden.ts';
import { makeDetection } from '../support/make-alert.ts';
import { makeReport } from '../support/make-report.ts';
import { samples } from '../support/make-samples.ts';
import { render } from '../support/render.ts';

/** Written down otherwise than in the code: what a cell may not begin with once blanks and quotes are taken away. */
const triggers = new Set(['=', '+', '-', '@', '＝', '＋', '－', '＠']);

function startsFormula(part: string): boolean {
  const bare = part.replaceAll('"', '').trimStart();
  return triggers.has([...bare][0] ?? '');
}

test('the columns and rows are as recorded', () => {
  assertGolden(
    render(csv, { ...makeReport(), detection: makeDetection() }),
    new URL('goldens/runs.csv', import.meta.url),
  );
});

test('a header, then one row a run, each with every column', () => {
  const [header, ...rows] = parseCsv(render(csv, makeReport()));
  assert.deepEqual(header, Object.keys(csvColumns));
  assert.equal(rows.length, samples.length);
  for (const row of rows) assert.equal(row.length, header?.length);
});

test('without runs the header remains', () => {
  assert.deepEqual(parseCsv(render(csv, makeReport([]))), [Object.keys(csvColumns)]);
});

test('what only candidates say is not in the columns of the settled request', () => {
  const [header = [], ...rows] = parseCsv(render(csv, makeReport()));
  const row = rows.find((cells) => cells[header.indexOf('verdict')] === 'ambiguous') ?? [];
  for (const column of ['principal', 'principal_id', 'address', 'correlation_id', 'application_id'])
    assert.equal(row[header.indexOf(column)], '', column);
  assert.match(row[header.indexOf('candidate_principals')] ?? '', / \| /);
});

const disarmed: [text: string, cell: string][] = [
  ['=1+1', "'=1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-enc abc', `"'-enc abc"`],
  ['+1', "'+1"],
  [' =1', `"' =1"`],
  ['"=1"', `"'""=1"""`],
  ['a;=cmd', `"a;'=cmd"`],
  ['＝1', "'＝1"],
  ['plain', 'plain'],
  ['a-b', 'a-b'],
  ['say "hi", you', '"say ""hi"", you"'],
  ['\t=1', '␉=1'],
  ['one\r\ntwo', 'one⏎two'],
];
for (const [text, cell] of disarmed) {
  test(`${JSON.stringify(text)} becomes ${cell}`, () => assert.equal(csvCell(text), cell));
}

const pieces = fc.constantFrom(
  '=',
  '+',
  '-',
  '@',
  ';',
  ',',
  '"',
  "'",
  ' ',
  '\t',
  '\r',
  '\n',
  '|',
  'cmd',
  '＝',
  'ä',
);
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
);

test('no cell starts a formula, whatever separates cells', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const [[cell = ''] = []] = parseCsv(csvCell(text));
      for (const part of cell.split(';')) assert.equal(startsFormula(part), false, cell);
      for (const part of csvCell(text).split(';')) assert.equal(startsFormula(part), false, cell);
    }),
    { numRuns: 3000 },
  );
});

test('a reader of RFC 4180 gets the text back, but for the apostrophes', () => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1, maxLength: 5 }), (texts) => {
      const [cells = []] = parseCsv(`${texts.map(csvCell).join(',')}\r\n`);
      const bare = (text: string) => text.replace(/(^|;)'(?=[\s"']*[=+\-@＝＋－＠])/gu, '$1');
      assert.deepEqual(cells.map(bare), texts.map(safeText));
    }),
    { numRuns: 2000 },
  );
});

test('a cell is no longer than a spreadsheet can hold', () => {
  const cell = csvCell('x'.repeat(1_000_000));
  assert.ok(cell.length < 32_767);
  assert.match(cell, /968000 more/);
});
