import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { decodeAll } from '../support/decode-all.ts';

const json = '{"a":1}\n';
const utf32 = (text: string): Buffer =>
  Buffer.concat([...text].map((each) => Buffer.from([each.codePointAt(0) ?? 0, 0, 0, 0])));

const cases: readonly [name: string, bytes: Buffer, message: RegExp][] = [
  ['gzip in gzip', gzipSync(gzipSync(json)), /compressed more than once/],
  ['zstd in gzip', gzipSync(zstdCompressSync(json)), /compressed more than once/],
  ['bzip2', Buffer.from('BZh91AY&SY\x01\x02\x03\x04', 'latin1'), /bzip2: unpack it first/],
  ['UTF-32, little end first', Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), utf32(json)]), /UTF-32/],
  [
    'UTF-32, big end first',
    Buffer.concat([Buffer.from([0, 0, 0xfe, 0xff]), utf32(json).swap32()]),
    /UTF-32: save it as UTF-8/,
  ],
  ['PDF that begins with text', Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n'), /PDF/],
  ['an image', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), /an image/],
  ['an old workbook', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'), /save its tables as CSV/],
  [
    'noise',
    Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919 + at * at) & 0xff)),
    /^the content is binary$/,
  ],
];

for (const [name, bytes, message] of cases) {
  test(`binary content is named once: ${name}`, async () => {
    for (const cuts of [[], [1, 2, 3], [bytes.length - 1]]) {
      const { records, faults } = await decodeAll(bytes, { cuts });
      assert.equal(records.length, 0);
      assert.deepEqual(
        faults.map(({ code, line }) => [code, line]),
        [['source-not-text', undefined]],
      );
      assert.match(faults[0]?.message ?? '', message);
    }
  });
}
