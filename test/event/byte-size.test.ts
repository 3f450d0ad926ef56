import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatBytes } from '../../src/event/byte-size.ts';

const sizes: [bytes: number, words: string][] = [
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1.0 KiB'],
  [74_531, '72.8 KiB'],
  [1024 ** 2 - 1, '1.0 MiB'],
  [1024 ** 3, '1.0 GiB'],
  [5 * 1024 ** 5, '5120.0 TiB'],
];

for (const [bytes, words] of sizes) {
  test(`${bytes} bytes are ${words}`, () => assert.equal(formatBytes(bytes), words));
}
