import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGzip, gzipSync, zstdCompressSync } from 'node:zlib';
import { decompress } from '../../../src/ingest/decode/decompress.ts';
import { packingOf } from '../../../src/ingest/decode/packed/unpacker.ts';
import { decodeAll } from '../support/decode-all.ts';

const lines = Array.from({ length: 5000 }, (_, n) =>
  JSON.stringify({ n, text: `record ${(n * 7919) % 5003}` }),
);
const packed = gzipSync(`${lines.join('\n')}\n`);

test('gzip is known by its content, in pieces of any size', async () => {
  for (const cuts of [[], [1], [1, 2, 3], [100, 5000]]) {
    const { records, faults } = await decodeAll(packed, { cuts });
    assert.equal(records.length, lines.length);
    assert.deepEqual(faults, []);
  }
});

test('members after each other are one stream, and padding behind them does not matter', async () => {
  const half = lines.length / 2;
  const members = [lines.slice(0, half), lines.slice(half)].map((part) => gzipSync(`${part.join('\n')}\n`));
  const { records, faults } = await decodeAll(Buffer.concat([...members, Buffer.alloc(70_000)]));
  assert.equal(records.length, lines.length);
  assert.deepEqual(faults, []);
});

test('a truncated file yields what it holds', async () => {
  const { records, faults } = await decodeAll(packed.subarray(0, Math.floor(packed.length / 2)));
  assert.ok(records.length > lines.length / 3, `${records.length} records`);
  assert.deepEqual(
    records.map((record) => record.raw),
    lines.slice(0, records.length),
  );
  assert.deepEqual(
    faults.map((fault) => fault.code),
    ['source-compression', 'record-truncated'],
  );
});

test('a small file that is damaged yields what comes before the damage, whatever follows it', async () => {
  const few = lines.slice(0, 400);
  const small = gzipSync(`${few.join('\n')}\n`);
  const flipped = Buffer.from(small);
  flipped.fill(0x55, small.length - 120, small.length - 80);
  const unread = 'something follows the compressed data; it is not read';
  const checksum = 'its content is not what its checksum says: it is damaged';
  const cut = 'it is cut short: its compressed data end too early';
  const cases: readonly [name: string, bytes: Buffer, least: number, message: RegExp][] = [
    ['damaged', flipped, 100, /^its (?:compressed data are damaged \(.+\)|content is not what)/],
    ['cut', small.subarray(0, -200), 100, new RegExp(cut)],
    ['cut in its trailer', small.subarray(0, -3), 400, new RegExp(cut)],
    ['cut behind the header', small.subarray(0, 10), 0, new RegExp(cut)],
    ['a wrong checksum', Buffer.concat([small.subarray(0, -8), Buffer.alloc(8)]), 400, new RegExp(checksum)],
    ['something else behind it', Buffer.concat([small, Buffer.from('and so on')]), 400, new RegExp(unread)],
    ['one byte behind it', Buffer.concat([small, Buffer.from('x')]), 400, new RegExp(unread)],
    ['half a header behind it', Buffer.concat([small, small.subarray(0, 6)]), 400, new RegExp(cut)],
    [
      'padding and something else behind it',
      Buffer.concat([small, Buffer.alloc(9), small]),
      400,
      new RegExp(unread),
    ],
  ];
  for (const [name, bytes, least, message] of cases) {
    const whole = await decodeAll(bytes);
    for (const cuts of [[], [1], [bytes.length - 1], Array.from({ length: bytes.length }, (_, at) => at)]) {
      const { records, faults } = await decodeAll(bytes, { cuts });
      assert.ok(records.length >= least, `${name}: ${records.length} records`);
      assert.deepEqual({ records, faults }, whole, `${name}: whole or in pieces`);
      assert.deepEqual(
        records.slice(0, least).map((record) => record.raw),
        few.slice(0, least),
      );
      const told = faults.filter(({ code }) => code === 'source-compression');
      assert.equal(told.length, 1, name);
      assert.match(told[0]?.message ?? '', message, name);
    }
  }
});

test('gzip with every field of its header', async () => {
  const plain = gzipSync('{"a":1}\n');
  const header = Buffer.from(plain.subarray(0, 10));
  header[3] = 0x1e;
  const fields = Buffer.concat([
    Buffer.from([3, 0, 1, 2, 3]),
    Buffer.from('name\0comment\0'),
    Buffer.from([9, 9]),
  ]);
  const bytes = Buffer.concat([header, fields, plain.subarray(10)]);
  for (const cuts of [[], Array.from({ length: bytes.length }, (_, at) => at)]) {
    const { records, faults } = await decodeAll(bytes, { cuts });
    assert.deepEqual([records.length, faults], [1, []]);
  }
});

test('a damaged file yields what comes before the damage', async () => {
  const noise = Array.from({ length: 40_000 }, (_, n) =>
    JSON.stringify({ n, text: Math.sin(n).toString(36) }),
  );
  const bytes = gzipSync(noise.join('\n'));
  bytes.fill(0xff, Math.floor(bytes.length * 0.75), Math.floor(bytes.length * 0.75) + 2000);
  const { records, faults } = await decodeAll(bytes);
  assert.ok(records.length > noise.length / 2, `${records.length} records`);
  assert.ok(records.length < noise.length);
  // Damage may pass for data for a while before it shows.
  assert.ok(faults.some((fault) => fault.code === 'source-compression'));
});

test('a file of two bytes or fewer is no problem', async () => {
  assert.deepEqual(await decodeAll(Buffer.from([0x1f])), {
    records: [],
    faults: [
      {
        code: 'record-not-json',
        message: 'not valid JSON (at character 1): a control character',
        line: 1,
        index: undefined,
      },
    ],
  });
  const { faults } = await decodeAll(Buffer.from([0x1f, 0x8b]));
  assert.deepEqual(
    faults.map((fault) => fault.code),
    ['source-compression'],
  );
});

test('zstd is known by its content, frames after each other are one file, skippable frames are none', async () => {
  const skippable = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 4, 0, 0, 0, 1, 2, 3, 4]);
  const half = lines.length / 2;
  const frames = [lines.slice(0, half), lines.slice(half)].map((part) =>
    zstdCompressSync(`${part.join('\n')}\n`),
  );
  for (const cuts of [[], [1], [1, 2, 3, 4, 5], [100, 5000]]) {
    const { records, faults } = await decodeAll(Buffer.concat([skippable, ...frames]), { cuts });
    assert.deepEqual(faults, []);
    assert.equal(records.length, lines.length);
  }
  assert.equal(packingOf(skippable), 'zstd');
});

test('a truncated zstd file yields what it holds', async () => {
  const noise = Array.from({ length: 60_000 }, (_, n) =>
    JSON.stringify({ n, text: Math.sin(n).toString(36) }),
  );
  const bytes = zstdCompressSync(noise.join('\n'));
  const { records, faults } = await decodeAll(bytes.subarray(0, Math.floor(bytes.length / 2)));
  assert.ok(records.length > 1000, `${records.length} records`);
  assert.ok(faults.some((fault) => fault.code === 'source-compression'));
});

test('a file that explodes is given up, and says so', async () => {
  const packer = createGzip();
  const zeros = Buffer.alloc(1024 * 1024);
  for (let mebibytes = 0; mebibytes < 400; mebibytes++) packer.write(zeros);
  packer.end();
  const faults: string[] = [];
  let bytes = 0;
  for await (const chunk of decompress(packer, (message) => faults.push(message))) bytes += chunk.length;
  assert.ok(bytes < 260 * 1024 * 1024, String(bytes));
  assert.match(faults.join(), /^it grows to more than 500 times its size/);
});
