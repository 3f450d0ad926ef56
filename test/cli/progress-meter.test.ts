import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { ProgressMeter } from '../../src/cli/progress-meter.ts';
import type { Input } from '../../src/ingest/sources/input.ts';

/** A terminal that shows what a person would see, and a clock that each chunk moves on. */
function setUp({ isTTY = true, env = {}, quiet = false, columns = 80, msPerChunk = 100 } = {}) {
  const stream = Object.assign(new PassThrough(), { isTTY, columns });
  let time = 0;
  const meter = new ProgressMeter(stream, env, { quiet, now: () => time });
  const input: Input = {
    name: 'guest.ndjson',
    size: 10 * 1024,
    async *open() {
      for (let at = 0; at < 10; at++) {
        time += msPerChunk;
        yield Buffer.alloc(1024);
      }
    },
  };
  const read = async () => {
    for (const each of meter.watch([input])) for await (const _ of each.open()) meter.tell(2);
  };
  return { meter, read, written: () => String(stream.read() ?? '') };
}

test('after a moment there is one line, which is gone at the end', async () => {
  const { meter, read, written } = setUp();
  meter.begin('reading', 20 * 1024);
  await read();
  const shown = written();
  const lines = shown.split('\r\u001b[K');
  assert.equal(lines.shift(), '');
  assert.equal(lines[0], 'reading 35 %  7.0 KiB of 20.0 KiB  10.0 KiB/s  2 s left  2 signs of runs');
  assert.ok(lines.length > 1);
  assert.doesNotMatch(shown, /\n/);
  meter.end();
  assert.equal(written(), '\r\u001b[K');
  meter.end();
  assert.equal(written(), '');
});

test('a line never reaches the last column', async () => {
  const { meter, read, written } = setUp({ columns: 30 });
  meter.begin('reading', 20 * 1024);
  await read();
  for (const line of written().split('\r\u001b[K')) assert.ok(line.length < 30, line);
});

test('whoever is done soon sees nothing', async () => {
  const { meter, read, written } = setUp({ msPerChunk: 10 });
  meter.begin('reading', undefined);
  await read();
  meter.end();
  assert.equal(written(), '');
});

const silent: [what: string, options: Parameters<typeof setUp>[0]][] = [
  ['off a terminal', { isTTY: false }],
  ['with --quiet', { quiet: true }],
  ['on a dumb terminal', { env: { TERM: 'dumb' } }],
];

for (const [what, options] of silent) {
  test(`${what} nothing is ever written`, async () => {
    const { meter, read, written } = setUp(options);
    meter.begin('reading', 20 * 1024);
    await read();
    meter.end();
    assert.equal(written(), '');
  });
}

test('without colour there is still a line', async () => {
  const { meter, read, written } = setUp({ env: { NO_COLOR: '1' } });
  meter.begin('reading', 20 * 1024);
  await read();
  assert.match(written(), /reading/);
});
