import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { decodeAll, partsOf } from '../support/decode-all.ts';

/** Objects as logs hold them, with whatever strings and keys JSON allows. */
const record = fc
  .dictionary(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }),
    {
      maxKeys: 5,
      noNullPrototype: false,
    },
  )
  // Through JSON, so that -0 and keys like __proto__ are what a file can hold. Long integers have their own test.
  .map((value) => JSON.parse(JSON.stringify({ kind: 'record', ...value }), withoutLongIntegers) as unknown);

function withoutLongIntegers(_key: string, value: unknown): unknown {
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? 0.5 : value;
}

const layouts: Record<string, (records: unknown[], indent: number) => string> = {
  lines: (records) => records.map((value) => `${JSON.stringify(value)}\n`).join(''),
  'lines without an end': (records) => records.map((value) => JSON.stringify(value)).join('\r\n\r\n'),
  'one line': (records) => records.map((value) => JSON.stringify(value)).join(''),
  pretty: (records, indent) => records.map((value) => JSON.stringify(value, null, indent)).join('\n'),
  array: (records, indent) => JSON.stringify(records, null, indent),
  'array, a line each': (records) => `[\n${records.map((value) => JSON.stringify(value)).join(',\n')}\n]\n`,
  'array, comma first': (records) => `[${records.map((value) => JSON.stringify(value)).join('\n,')}\n]`,
  envelope: (records, indent) => JSON.stringify({ records }, null, indent),
  'REST page': (records, indent) =>
    JSON.stringify({ value: records, nextLink: 'https://contoso.com/?a=[{' }, null, indent),
  'REST page, link first': (records, indent) =>
    JSON.stringify({ nextLink: null, value: records }, null, indent),
  'an envelope a line': (records) =>
    records.map((value) => `${JSON.stringify({ records: [value] })}\n`).join(''),
  'array of envelopes': (records, indent) =>
    JSON.stringify(
      records.map((value) => ({ records: [value] })),
      null,
      indent,
    ),
  'array of arrays': (records, indent) => JSON.stringify([records, []], null, indent),
  'envelopes, pretty': (records, indent) =>
    records.map((value) => JSON.stringify({ records: [value] }, null, indent)).join('\n'),
};

for (const [name, write] of Object.entries(layouts)) {
  test(`layout: ${name}: the same records, however the bytes are cut`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { maxLength: 6 }),
        fc.constantFrom(0, 1, 2, 4),
        fc.array(fc.nat(600), { maxLength: 40 }),
        fc.boolean(),
        async (records, indent, cuts, gzip) => {
          const text = write(records, indent);
          const bytes = gzip ? gzipSync(text) : Buffer.from(text);
          const decoded = await decodeAll(bytes, { cuts: cuts.sort((a, b) => a - b) });
          assert.deepEqual(decoded.faults, []);
          assert.deepEqual(
            decoded.records.map((found) => found.value),
            records,
          );
          for (const found of decoded.records) assert.deepEqual(JSON.parse(found.raw), found.value);
        },
      ),
      { numRuns: 150 },
    );
  });
}

test('byte by byte yields the same records and places as all at once', async () => {
  const text =
    '\ufeff[{"a":"\\"}]"},\n {"b":[1,{"c":"é"}]}]\n{"records":[{"d":1}],"x":"]}"}\r\n\r\n{"e":2}{"f":3}';
  const whole = await decodeAll(text);
  const cuts = Array.from({ length: Buffer.byteLength(text) }, (_, at) => at);
  assert.deepEqual(await decodeAll(text, { cuts }), whole);
  assert.deepEqual(
    whole.records.map(({ raw, line, index }) => [raw, line, index]),
    [
      ['{"a":"\\"}]"}', 1, 0],
      ['{"b":[1,{"c":"é"}]}', 2, 1],
      ['{"d":1}', 3, 0],
      ['{"e":2}', 5, undefined],
      ['{"f":3}', 5, undefined],
    ],
  );
});

const link = '"https://contoso.com/?a=[{\\"b"';

for (const [text, parts] of [
  [`{"value":[{"a":1}],"nextLink":${link}}`, [true]],
  [`{"nextLink":${link},"value":[{"a":1}]}`, [true]],
  [`{\n  "value": [\n    {"a":1}\n  ],\n  "nextLink" : ${link}\n}`, [true]],
  [`{"value":[{"a":1}],"x":{"nextLink":${link}},"y":["nextLink"],"z":"nextLink"}`, [false]],
  [`{"value":[{"a":1,"nextLink":${link}}],"nextLink":null}`, [false]],
  ['{"value":[{"a":1}],"nextLink":""}', [false]],
  [`{"@odata.nextLink":${link},"value":[]}`, [true]],
  [`{"value":[{"a":1}],"nextLink":${link}}\n{"value":[{"a":2}]}`, [true, false]],
  ['{"a":1,"nextLink":"x"}\n[{"a":2}]', []],
] as const) {
  test(`an answer that names its next part, however the bytes are cut: ${text}`, async () => {
    assert.deepEqual(await partsOf(text), parts);
    const cuts = Array.from({ length: Buffer.byteLength(text) }, (_, at) => at);
    assert.deepEqual(await partsOf(text, cuts), parts);
  });
}

test('a record that holds an array called records or value is no envelope', async () => {
  const lines = [
    '{"@timestamp":"2026-01-01T00:00:00Z","records":[{"a":1}]}',
    '{"time":"2026-01-01T00:00:00Z","records":[{"a":1}]}',
    '{"nested":{},"records":[{"a":1}]}',
    '{"name":"x","value":[{"a":1}]}',
    '{"records":{"a":1}}',
    '{"value":"x"}',
  ];
  const decoded = await decodeAll(lines.join('\n'));
  assert.deepEqual(
    decoded.records.map((found) => found.raw),
    lines,
  );
  assert.deepEqual(decoded.faults, []);
});
