import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DecodeLimits } from '../../../src/ingest/decode/record.ts';
import { decodeAll } from '../support/decode-all.ts';

interface Case {
  readonly name: string;
  readonly input: string | Buffer;
  readonly limits?: Partial<DecodeLimits>;
  /** Exact text of the records that are read. */
  readonly records: readonly string[];
  /** `code line` or `code line[index]`. */
  readonly faults: readonly string[];
}

const good = '{"a":1}';
const other = '{"b":2}';
const deep = (levels: number): string => `${'{"d":'.repeat(levels)}1${'}'.repeat(levels)}`;

const cases: readonly Case[] = [
  { name: 'empty', input: '', records: [], faults: [] },
  { name: 'white space alone', input: ' \r\n\n\t', records: [], faults: [] },
  { name: 'an empty array', input: '[ ]', records: [], faults: [] },
  {
    name: 'blank lines and CRLF',
    input: `\r\n${good}\r\n\r\n${other}\r\n`,
    records: [good, other],
    faults: [],
  },
  {
    name: 'text between records',
    input: `${good}\nhello {\n${other}\n`,
    records: [good, other],
    faults: ['record-not-json 2'],
  },
  {
    name: 'text behind a record',
    input: `${good} oops\n${other}\n`,
    records: [good, other],
    faults: ['record-not-json 1'],
  },
  {
    name: 'no objects',
    input: `1\n"x"\nnull\n${good}\ntrue\n`,
    records: [good],
    faults: ['record-not-object 1', 'record-not-object 2', 'record-not-object 3', 'record-not-object 5'],
  },
  {
    name: 'no objects in an array',
    input: `[1, "a,]}b", ${good}, null, tru, ${other}]`,
    records: [good, other],
    faults: [
      'record-not-object 1[0]',
      'record-not-object 1[1]',
      'record-not-object 1[3]',
      'record-not-json 1[4]',
    ],
  },
  {
    name: 'a line that is cut inside a string',
    input: `{"a":"x\n${good}\n${other}`,
    records: [good, other],
    faults: ['record-not-json 1'],
  },
  {
    name: 'a line that is cut behind a backslash',
    input: `{"a":"x\\\n${good}\n${other}`,
    records: [good, other],
    faults: ['record-not-json 1'],
  },
  {
    name: 'a line that is cut inside a value, so that the next line would fit in',
    input: `{"a":{"b":\n${good}\n${other}`,
    records: [good, other],
    faults: ['record-not-json 1'],
  },
  {
    name: 'the same, and the input ends there',
    input: `{"a":[\n${good}\n`,
    records: [good],
    faults: ['record-not-json 1'],
  },
  {
    name: 'a line that is cut behind a comma',
    input: `{"a":1,\n${good}\n${other}`,
    records: [good, other],
    faults: ['record-not-json 1'],
  },
  {
    name: 'many lines that are cut',
    input: `{"a":\n{"a":"\n${good}\n{"a":[{"b":\n{"a"\n${other}\n{"a":`,
    records: [good, other],
    faults: [
      'record-not-json 1',
      'record-not-json 2',
      'record-not-json 4',
      'record-not-json 5',
      'record-truncated 7',
    ],
  },
  {
    name: 'a line with brackets that do not match',
    input: `{"a":[1}\n${good}\n{"b":1]}\n${other}\n`,
    records: [good, other],
    faults: ['record-not-json 1', 'record-not-json 3'],
  },
  {
    name: 'a line with a comma too many',
    input: `{"a":1,}\n${good}\n`,
    records: [good],
    faults: ['record-not-json 1'],
  },
  { name: 'the last line is cut', input: `${good}\n{"b":`, records: [good], faults: ['record-truncated 2'] },
  { name: 'the last line has no end', input: `${good}\n${other}`, records: [good, other], faults: [] },
  {
    name: 'a broken element',
    input: `[${good},{"b":x},${other}]`,
    records: [good, other],
    faults: ['record-not-json 1[1]'],
  },
  {
    name: 'an element with brackets that do not match',
    input: `[{"a":[1},${good}]\n${other}`,
    records: [good, other],
    faults: ['record-not-json 1[0]'],
  },
  {
    name: 'an element with a bracket too few, pretty-printed',
    input: `[\n  {"a": {"b": 1},\n  ${good},\n  ${other}\n]`,
    records: [good, other],
    faults: ['record-not-json 2[0]'],
  },
  {
    name: 'an element with a quote too few, pretty-printed',
    input: `[\n  {\n    "a": "x,\n    "b": "{"\n  },\n  ${good},\n  ${other}\n]\n`,
    records: [good, other],
    faults: ['record-not-json 2[0]'],
  },
  {
    name: 'commas missing and too many in an array',
    input: `[,${good} ${other},,]`,
    records: [good, other],
    faults: [],
  },
  {
    name: 'an array that is cut inside a record',
    input: `[${good},{"b":`,
    records: [good],
    faults: ['record-truncated 1[1]'],
  },
  {
    name: 'an array that is cut between records',
    input: `[${good},\n${other}`,
    records: [good, other],
    faults: ['record-truncated 2[2]'],
  },
  {
    name: 'an envelope that is cut behind its records',
    input: `{"records":[${good}]`,
    records: [good],
    faults: ['record-truncated 1[1]'],
  },
  {
    name: 'envelopes a line, cut at every sort of place',
    input: [
      `{"records":[${good},{"x":"`,
      `{"records":[${other}]}`,
      `{"records":[${good},`,
      `{"records":[${other}]`,
      `{"records":[${good}]}`,
    ].join('\n'),
    records: [good, other, good, other, good],
    faults: ['record-not-json 1[1]', 'record-truncated 4[1]', 'record-not-json 4[1]'],
  },
  {
    name: 'arrays a line, the first one cut',
    input: `[{"x":[\n[${good}]\n[${other}]\n`,
    records: [good, other],
    faults: ['record-not-json 1[0]'],
  },
  {
    name: 'an envelope closed before its array',
    input: `{"records":[${good}}\n${other}`,
    records: [good, other],
    faults: ['record-not-json 1[1]'],
  },
  {
    name: 'a record too long, in lines',
    input: `{"x":"${'y'.repeat(2000)}"}\n${good}\n`,
    limits: { maxRecordBytes: 1000 },
    records: [good],
    faults: ['record-too-long 1'],
  },
  {
    name: 'a record too long, in an array',
    input: `[{"x":["]},{${'y'.repeat(2000)}"]},${good}]`,
    limits: { maxRecordBytes: 1000 },
    records: [good],
    faults: ['record-too-long 1[0]'],
  },
  {
    name: 'a record too long and cut, in lines',
    input: `{"x":"${'y'.repeat(2000)}\n${good}\n`,
    limits: { maxRecordBytes: 1000 },
    records: [good],
    faults: ['record-too-long 1'],
  },
  {
    name: 'a record too long that never ends, before records that may be parts of it',
    input: `{"x":["${'y'.repeat(2000)}",\n${good},\n${other}\n`,
    limits: { maxRecordBytes: 1000 },
    records: [good, other],
    faults: ['record-too-long 1'],
  },
  {
    name: 'an envelope longer than the limit for records',
    input: `{"records":[${Array(500).fill(good).join(',')}]}`,
    limits: { maxRecordBytes: 100 },
    records: Array<string>(500).fill(good),
    faults: [],
  },
  {
    name: 'nesting of 10,000, in lines',
    input: `${deep(10_000)}\n${good}\n`,
    records: [good],
    faults: ['record-too-deep 1'],
  },
  {
    name: 'nesting of 10,000, in an array',
    input: `[${deep(10_000)},${good}]`,
    records: [good],
    faults: ['record-too-deep 1[0]'],
  },
  {
    name: 'nesting of a million that never ends',
    input: `${'['.repeat(1_000_000)}\n${good}\n`,
    records: [],
    faults: ['record-too-deep 1[0]'],
  },
  {
    name: 'nesting at the limit',
    input: `${deep(1000)}\n`,
    records: [deep(1000)],
    faults: [],
  },
  {
    name: 'bytes that are not UTF-8',
    input: Buffer.concat([
      Buffer.from('{"a":"'),
      Buffer.from([0xff, 0xc3]),
      Buffer.from('"}\n{"b":"\ufffd"}\n'),
    ]),
    records: ['{"a":"\ufffd\ufffd"}', '{"b":"\ufffd"}'],
    faults: ['record-encoding 1'],
  },
  {
    name: 'NUL bytes between and inside',
    input: `${good}\n${'\0'.repeat(600)}\n{"a":"\0"}\n${other}\n`,
    records: [good, other],
    faults: ['record-not-json 2', 'record-not-json 3'],
  },
  {
    name: 'NUL bytes before a record on its line, behind one, and between elements',
    input: `${'\0'.repeat(5000)}${good}\0\0\0\n[\0${other}\0,\0\0${good}]`,
    records: [good, other, good],
    faults: ['record-not-json 1', 'record-not-json 1', 'record-not-json 2[0]', 'record-not-json 2[2]'],
  },
  {
    name: 'a byte order mark, also in the middle of joined files',
    input: `\ufeff${good}\n\ufeff${other}\n`,
    records: [good, other],
    faults: [],
  },
  {
    name: 'a text sequence (RFC 7464)',
    input: `\u001e${good}\n\u001e${other}\n`,
    records: [good, other],
    faults: [],
  },
  {
    name: 'a binary file',
    input: Buffer.concat([Buffer.from('MZ\0\0'), Buffer.from([1, 2, 3, 0x1a]), Buffer.from(`\n${good}\n`)]),
    records: [],
    faults: ['source-not-text'],
  },
  {
    name: 'the numbers that evtx_dump prints before its records are no records, and no faults',
    input: `Record 1\r\n${good}\nRecord 2\n{"b":\n2}\nRecord x\nRecord 3`,
    records: [good, '{"b":\n2}'],
    faults: ['record-not-json 6'],
  },
  {
    name: 'text that is no log',
    input: 'time and operation\n2026-01-01 x\n',
    records: [],
    faults: ['record-not-json 1', 'record-not-json 2'],
  },
  {
    name: 'a long line of no record',
    input: `${'x'.repeat(600_000)}\n${good}`,
    records: [good],
    faults: ['record-not-json 1'],
  },
  {
    name: 'keys that are not what they seem, and keys twice',
    input: '{"__proto__":{"x":1},"constructor":2,"a":1,"a":2}',
    records: ['{"__proto__":{"x":1},"constructor":2,"a":1,"a":2}'],
    faults: [],
  },
];

for (const { name, input, limits, records, faults } of cases) {
  test(`bad input: ${name}`, async () => {
    const bytes = Buffer.from(input as string);
    // One cut after another through the first bytes, then in the middle of everything.
    for (const cuts of [[], [1], [7, 9, 11], Array.from({ length: 60 }, (_, at) => at), [bytes.length - 1]]) {
      const decoded = await decodeAll(bytes, { cuts, ...(limits ? { limits } : {}) });
      assert.deepEqual(
        decoded.records.map((record) => record.raw),
        records,
      );
      assert.deepEqual(
        decoded.faults.map(({ code, line, index }) => {
          const place = index === undefined ? '' : `[${index}]`;
          return line === undefined ? code : `${code} ${line}${place}`;
        }),
        faults,
      );
    }
  });
}

test('lines that were all cut inside a value are read in one go', async () => {
  const { records, faults } = await decodeAll('{"a":\n'.repeat(200_000));
  assert.equal(records.length, 0);
  assert.equal(faults.length, 200_000);
});

test('a hostile key stays an own property and touches no prototype', async () => {
  const { records } = await decodeAll('{"__proto__":{"polluted":true},"a":{"__proto__":[]}}');
  const value = records[0]?.value ?? {};
  assert.deepEqual(Object.keys(value), ['__proto__', 'a']);
  assert.equal(Object.getPrototypeOf(value), Object.prototype);
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
});

test('messages say where, and never quote the record', async () => {
  const { faults } = await decodeAll('{"password":"hunter2" oops}\n');
  assert.deepEqual(faults, [
    { code: 'record-not-json', message: 'not valid JSON (at character 23)', line: 1, index: undefined },
  ]);
});
