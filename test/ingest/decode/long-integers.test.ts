import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mayHoldLongInteger } from '../../../src/ingest/decode/long-integers.ts';
import { decodeAll } from '../support/decode-all.ts';

test('integers beyond 2^53 keep their digits', async () => {
  const line =
    '{"a":9007199254740993,"b":[-18446744073709551615, 1],"c":{"d":12345678901234567890},"e":9007199254740991,"f":1e400}';
  const { records } = await decodeAll(line);
  assert.deepEqual(records[0]?.value, {
    a: '9007199254740993',
    b: ['-18446744073709551615', 1],
    c: { d: '12345678901234567890' },
    e: 9007199254740991,
    f: Number.POSITIVE_INFINITY,
  });
});

test('digits in strings and fractions stay what they are', async () => {
  const line =
    '{"a":"12345678901234567890","b":0.12345678901234567,"c":"x 12345678901234567890","d":12345678901234567.5}';
  const { records } = await decodeAll(line);
  assert.deepEqual(records[0]?.value, JSON.parse(line));
});

test('the guard never misses a run of sixteen digits that begins a number', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.nat(40), fc.integer({ min: 1, max: 40 }), (before, after, length) => {
      const text = `${'x'.repeat(before)}:${'7'.repeat(length)}${'y'.repeat(after)}`;
      const found = mayHoldLongInteger(Buffer.from(text), 0, text.length);
      assert.equal(found, length >= 16);
    }),
  );
});
