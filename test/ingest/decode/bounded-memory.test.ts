import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JsonDecoder } from '../../../src/ingest/decode/json-decoder.ts';

const mebibyte = 1024 * 1024;
const record = `{"a":"${'x'.repeat(1014)}"},`;

/** Feeds the same chunk again and again; yields by how much the memory of buffers grew at most. */
function growth(
  open: string,
  chunk: Buffer,
  times: number,
  close: string,
): { bytes: number; seen: string[] } {
  const seen: string[] = [];
  const decoder = new JsonDecoder(
    { record: () => {}, problem: (problem) => seen.push(problem.code) },
    { maxRecordBytes: 4 * mebibyte, maxDepth: 1000 },
  );
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  decoder.push(Buffer.from(open));
  for (let time = 0; time < times; time++) {
    decoder.push(chunk);
    most = Math.max(most, process.memoryUsage().arrayBuffers - before);
  }
  decoder.push(Buffer.from(close));
  decoder.end();
  return { bytes: most, seen };
}

const cases: readonly [name: string, open: string, chunk: string, close: string, seen: string[]][] = [
  ['a record that does not end', '{"a":"', 'x', '', ['record-too-long']],
  ['an element that does not end', '[{"a":"', 'x', '', ['record-too-long']],
  ['a line of no record that does not end', '', 'x', '', ['record-not-json']],
  ['the tail of an envelope', '{"records":[],"x":"', 'x', '"}', []],
  ['an array of many records', '[', record, '{}]', []],
  ['an envelope of many records', '{"records":[', record, '{}]}', []],
];

for (const [name, open, unit, close, expected] of cases) {
  test(`memory stays bounded: ${name}`, () => {
    const chunk = Buffer.from(unit.repeat(mebibyte / unit.length));
    const { bytes, seen } = growth(open, chunk, 48, close);
    assert.ok(bytes < 24 * mebibyte, `${Math.round(bytes / mebibyte)} MiB`);
    assert.deepEqual(seen, expected);
  });
}
