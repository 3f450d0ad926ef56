import assert from 'node:assert/strict';
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import type { Io, OutputStream } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';
import { terminalWidth, wantsColor } from '../../src/cli/terminal.ts';
import { formatBytes } from '../../src/event/byte-size.ts';
import { makeFolder, writeLogs } from '../support/log-folder.ts';

const folder = makeFolder(after);
writeLogs(folder);

type FakeStream = PassThrough & { isTTY?: boolean; columns?: number };

function makeIo(overrides: Partial<Io> = {}): Io & { stdout: FakeStream; stderr: FakeStream } {
  const stdout: FakeStream = new PassThrough();
  const stderr: FakeStream = new PassThrough();
  return { stdin: Readable.from([]), stdout, stderr, env: {}, cwd: folder, ...overrides } as never;
}

async function run(args: string[], io: ReturnType<typeof makeIo>): Promise<[number, string, string]> {
  const printed = Promise.all([text(io.stdout), text(io.stderr)]);
  const code = await main(args, io);
  io.stdout.end();
  io.stderr.end();
  return [code, ...(await printed)];
}

test('a terminal gets the table in colour, as wide as it is', async () => {
  const io = makeIo();
  io.stdout.isTTY = true;
  io.stdout.columns = 160;
  const [code, stdout, stderr] = await run(['scan', '.'], io);
  assert.equal(code, 0);
  assert.match(stdout, /TIME \(UTC\)/);
  assert.ok(stdout.includes('\u001b['));
  assert.equal(stderr, '');
});

test('data that goes elsewhere leaves the summary to the terminal', async () => {
  const io = makeIo();
  io.stderr.isTTY = true;
  const [, stdout, stderr] = await run(['scan', '.', '--no-rules'], io);
  assert.equal(stdout.trimEnd().split('\n').length, 2);
  assert.match(stderr, /Summary/);
});

test('whoever watches is told what was written', async () => {
  const io = makeIo();
  io.stderr.isTTY = true;
  const [code, stdout, stderr] = await run(['scan', '.', '--no-rules', '--out', 'runs.csv', '-f', 'csv'], io);
  assert.equal(code, 0);
  assert.equal(stdout, '');
  const { size } = statSync(join(folder, 'runs.csv'));
  assert.ok(stderr.endsWith(`\nwrote runs.csv, ${formatBytes(size)}\n`), stderr);
  rmSync(join(folder, 'runs.csv'));
});

test('whoever types the logs is told that they are waited for', async () => {
  for (const args of [
    ['scan', '-'],
    ['query', 'a: b', '-'],
  ]) {
    const stdin = Object.assign(Readable.from([]), { isTTY: true });
    const [, , stderr] = await run(args, makeIo({ stdin }));
    assert.match(stderr, /^reading what is typed or pasted here; Ctrl-D ends it\n/);
  }
});

test('a fault of ours ends with 70, its stack and a request to report it', async () => {
  const io = makeIo();
  Object.defineProperty(io, 'stdin', {
    get: () => {
      throw new TypeError('broken\u001b[2J on purpose');
    },
  });
  const [code, stdout, stderr] = await run(['scan', '-'], io);
  assert.equal(code, 70);
  assert.equal(stdout, '');
  assert.match(stderr, /^TypeError: broken␛\[2J on purpose\n +at /);
  assert.match(stderr, /Please report it/);
});

test('an output that cannot be written is the user’s to mend', async () => {
  const full = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('no space left'), { code: 'ENOSPC' })),
  });
  const io = makeIo({ stdout: full });
  const stderr = text(io.stderr);
  assert.equal(await main(['scan', '.'], io), 3);
  io.stderr.end();
  assert.match(await stderr, /^error: cannot write to standard output: no space left\. Free space/);
});

test('a broken standard error changes nothing', async () => {
  const broken = new Writable({ write: (_chunk, _encoding, done) => done(new Error('gone')) });
  const io = makeIo({ stderr: broken });
  io.stdout.resume();
  assert.equal(await main(['scan', 'missing'], io), 3);
});

const stream = (isTTY: boolean, columns?: number) => ({ isTTY, columns }) as unknown as OutputStream;

const widths: [columns: number | undefined, env: string | undefined, width: number][] = [
  [100, '60', 100],
  [undefined, '60', 60],
  [undefined, undefined, 80],
  [undefined, 'wide', 80],
  [undefined, '0', 80],
  [0, undefined, 80],
  [10, undefined, 40],
];

for (const [columns, env, width] of widths) {
  test(`${columns} columns with COLUMNS=${env} is ${width} wide`, () => {
    assert.equal(terminalWidth(stream(true, columns), { COLUMNS: env }), width);
  });
}

const colours: [isTTY: boolean, env: Record<string, string>, isAllowed: boolean, painted: boolean][] = [
  [true, {}, true, true],
  [false, {}, true, false],
  [true, { NO_COLOR: '1' }, true, false],
  [true, { NO_COLOR: '' }, true, true],
  [true, { TERM: 'dumb' }, true, false],
  [true, {}, false, false],
  [false, { FORCE_COLOR: '1' }, true, true],
  [false, { FORCE_COLOR: '' }, true, true],
  [true, { FORCE_COLOR: '0' }, true, false],
  [true, { FORCE_COLOR: 'false' }, true, false],
  [true, { FORCE_COLOR: '1' }, false, false],
  [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true, true],
];

for (const [isTTY, env, isAllowed, painted] of colours) {
  test(`${isTTY ? 'a terminal' : 'a pipe'} with ${JSON.stringify(env)}${isAllowed ? '' : ' and --no-color'} is ${painted ? '' : 'not '}painted`, () => {
    assert.equal(wantsColor(stream(isTTY), env, isAllowed), painted);
  });
}
