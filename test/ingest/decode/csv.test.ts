import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeAll } from '../support/decode-all.ts';
import { testDecoding } from './decode-case.ts';

testDecoding('CSV', [
  {
    name: 'rows by the names of the header',
    input:
      'TimeGenerated [UTC],Operation name,Caller\n2026-06-03,Run Command,sam@contoso.com\r\n2026-06-04,,\n',
    records: [
      { 'TimeGenerated [UTC]': '2026-06-03', 'Operation name': 'Run Command', Caller: 'sam@contoso.com' },
      { 'TimeGenerated [UTC]': '2026-06-04', 'Operation name': '', Caller: '' },
    ],
    raws: ['2026-06-03,Run Command,sam@contoso.com', '2026-06-04,,'],
    lines: [2, 3],
  },
  {
    name: 'semicolons behind a byte order mark',
    input: '\ufeffa;b;c\n1;2,5;3',
    records: [{ a: '1', b: '2,5', c: '3' }],
  },
  {
    name: 'tabs',
    input: 'a\tb\tc\n1\t"x\ty"\t3\n',
    records: [{ a: '1', b: 'x\ty', c: '3' }],
  },
  {
    name: "the line that tells Excel the separator is no row, nor is the header's repetition",
    input: 'sep=;\na;b;c\n1;2;3\na;b;c\n4;5;6\n',
    records: [
      { a: '1', b: '2', c: '3' },
      { a: '4', b: '5', c: '6' },
    ],
    lines: [3, 5],
  },
  {
    name: 'quotes hold separators, quotes and lines',
    input: 'a,b,c\n"1,""x""","two\nlines",3\n"","",""\n',
    records: [
      { a: '1,"x"', b: 'two\nlines', c: '3' },
      { a: '', b: '', c: '' },
    ],
    lines: [2, 4],
  },
  {
    name: 'a quote inside a plain cell is a character',
    input: 'a,b,c\n1,5" disk,3\n',
    records: [{ a: '1', b: '5" disk', c: '3' }],
  },
  {
    name: 'rows with a separator at their end',
    input: 'a,b,c,\n1,2,3,\n4,5,6\n',
    records: [
      { a: '1', b: '2', c: '3' },
      { a: '4', b: '5', c: '6' },
    ],
  },
  {
    name: 'rows of another length, and one that was cut',
    input: 'a,b,c\n1,2\n1,2,3,4\n7,8,9\n1,',
    records: [{ a: '7', b: '8', c: '9' }],
    faults: ['record-malformed 2', 'record-malformed 3', 'record-malformed 5'],
  },
  {
    name: 'a quote that never closes costs its row alone',
    input: 'a,b,c\n1,"2,3\n4,5,6\n7,8,9\n',
    records: [
      { a: '4', b: '5', c: '6' },
      { a: '7', b: '8', c: '9' },
    ],
    faults: ['record-truncated 2'],
  },
  {
    name: 'a quoted cell that goes on behind its quote',
    input: 'a,b,c\n1,"2"x,3\n4,5,6\n1,"2\n","3"4\n7,8,9\n',
    records: [
      { a: '4', b: '5', c: '6' },
      { a: '7', b: '8', c: '9' },
    ],
    faults: ['record-malformed 2', 'record-malformed 4', 'record-malformed 5'],
  },
  {
    name: 'a row that is too long',
    input: `a,b,c\n1,${'x'.repeat(200)},3\n4,5,6\n7,"${'y\n'.repeat(200)}",9\n1,2,3\n`,
    limits: { maxRecordBytes: 100 },
    records: [
      { a: '4', b: '5', c: '6' },
      { a: '1', b: '2', c: '3' },
    ],
    faults: [
      'record-too-long 2',
      'record-too-long 4',
      ...Array.from({ length: 199 }, (_, at) => `record-malformed ${at + 5}`),
      'record-truncated 204',
    ],
  },
  {
    name: 'bytes that are no UTF-8',
    input: Buffer.from('a,b,c\n1,caf\xe9,3\n', 'latin1'),
    records: [{ a: '1', b: 'caf\ufffd', c: '3' }],
    faults: ['record-encoding 2'],
  },
  {
    name: 'text that is no header of columns is no CSV',
    input: 'Dear Sam, see below, thanks!\n',
    records: [],
    faults: ['record-not-json 1'],
  },
]);

test('CSV: a hostile column stays an own property', async () => {
  const { records } = await decodeAll('__proto__,constructor,a\nx,y,z\n');
  assert.equal(Object.getPrototypeOf(records[0]?.value), Object.prototype);
  assert.deepEqual(Object.keys(records[0]?.value ?? {}), ['__proto__', 'constructor', 'a']);
});

test('CSV: quotes that never end do not make every line be read to the end', async () => {
  const started = performance.now();
  const { faults } = await decodeAll(`a,b,c\n${'a","b\n'.repeat(300_000)}`);
  assert.ok(faults.length > 0);
  assert.ok(performance.now() - started < 5_000);
});

test('CSV: whatever cells hold comes back, however the bytes are cut', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ';', ' ', 'é', '\r'), maxLength: 8 });
  const row = fc.tuple(cell, cell, cell).filter((cells) => cells.some((each) => each.trim() !== ''));
  await fc.assert(
    fc.asyncProperty(fc.array(row), fc.array(fc.nat(200)), async (rows, cuts) => {
      const write = (cells: readonly string[]): string =>
        cells.map((each) => (/^[a-zé]*$/.test(each) ? each : `"${each.replaceAll('"', '""')}"`)).join(',');
      const text = `colA,colB,colC\n${rows.map((cells) => `${write(cells)}\n`).join('')}`;
      const { records, faults } = await decodeAll(text, { cuts: cuts.sort((a, b) => a - b) });
      assert.deepEqual(faults, []);
      assert.deepEqual(
        records.map(({ value }) => Object.values(value)),
        rows,
      );
    }),
    { numRuns: 300 },
  );
});
