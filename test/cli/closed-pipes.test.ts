import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { makeFolder } from '../support/log-folder.ts';
import { guestLog, ndjson } from '../support/make-logs.ts';
import { checkout, runCli, startCli } from '../support/run-cli.ts';

const isWindows = process.platform === 'win32';
const noShell = isWindows ? 'skipped: no such redirections on Windows' : false;
const folder = makeFolder(after);
writeFileSync(join(folder, 'guest.ndjson'), ndjson(guestLog));
writeFileSync(join(folder, 'bad.ndjson'), `${ndjson(guestLog)}broken\n`);

/** What the shell does with the streams, and how the command ends all the same. */
const cases: readonly [redirection: string, args: string, code: number, out: RegExp][] = [
  ['2>/dev/full', 'scan bad.ndjson --no-rules', 0, /^(?:\{.*\}\n){2}$/],
  ['2>&-', 'scan bad.ndjson --no-rules', 0, /^(?:\{.*\}\n){2}$/],
  ['>&-', 'scan bad.ndjson --no-rules', 0, /^$/],
  ['<&- >&- 2>&-', 'scan bad.ndjson --no-rules', 0, /^$/],
  ['2>/dev/full', 'scan nowhere', 3, /^$/],
  ['<&-', 'scan - --no-rules', 3, /^$/],
  ['</dev/null', 'scan - --no-rules', 3, /^$/],
  ['</dev/null', 'scan /dev/stdin bad.ndjson --no-rules', 0, /^(?:\{.*\}\n){2}$/],
];

for (const [redirection, args, code, out] of cases) {
  test(`${args} ${redirection}`, { skip: noShell }, async () => {
    const program = `"$0" "$1" ${args} ${redirection}`;
    const command = join(checkout, 'bin', 'throughline.js');
    const child = spawn('sh', ['-c', program, process.execPath, command], { cwd: folder });
    child.stdin.end();
    const ended = once(child, 'close');
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
    assert.match(stdout, out);
    assert.doesNotMatch(stderr, /fault in Throughline/);
    assert.equal((await ended)[0], code);
  });
}

test('a reader of the notes that goes is no error, nor one of both streams', { skip: noShell }, async () => {
  for (const streams of [['stderr'], ['stdout', 'stderr']] as const) {
    const child = startCli(['scan', '.', '--no-rules', '--verbose'], { cwd: folder });
    child.stdin.end();
    for (const stream of streams) child[stream].destroy();
    const rest = streams.length === 1 ? text(child.stdout) : Promise.resolve('');
    const [code] = await once(child, 'exit');
    assert.equal(code, 0);
    assert.equal((await rest).split('\n').length, streams.length === 1 ? 3 : 1);
  }
});

test('a pipe by name is read to its end', {
  skip: noShell,
}, async () => {
  const pipe = join(makeFolder(after), 'pipe');
  execFileSync('mkfifo', [pipe]);
  const reading = startCli(['scan', pipe, '--no-rules'], { cwd: folder });
  reading.stdin.end();
  const out = text(reading.stdout);
  execFileSync('sh', ['-c', `cat guest.ndjson > ${pipe}`], { cwd: folder });
  await once(reading, 'exit');
  assert.equal((await out).split('\n').length, 3);
});

test('a pipe without a writer is waited for, and left at once when asked to', {
  skip: existsSync('/proc/self/fd') ? false : 'skipped: this system does not show what a process has open',
}, async () => {
  const pipe = join(makeFolder(after), 'pipe');
  execFileSync('mkfifo', [pipe]);
  const child = startCli(['scan', 'guest.ndjson', pipe, '--no-rules'], { cwd: folder });
  child.stdin.end();
  const ended = once(child, 'exit');
  const open = (): string[] =>
    readdirSync(`/proc/${child.pid}/fd`).map((fd) => linkOf(`/proc/${child.pid}/fd/${fd}`));
  // Nothing tells that a pipe is being waited for but this.
  while (!open().includes(pipe)) await setTimeout(20);
  child.kill('SIGINT');
  assert.equal((await ended)[0], 130);
});

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

test('devices are refused, folders that go in circles end, what may not be read is told', {
  skip: noShell,
}, async () => {
  const device = await runCli(['scan', '/dev/zero']);
  assert.match(
    device.stderr,
    /^error: cannot read \/dev\/zero: it is a device\. Give a file, a folder or a pipe/,
  );
  assert.equal(device.code, 3);
  const place = makeFolder(after);
  writeFileSync(join(place, 'guest.ndjson'), ndjson(guestLog));
  symlinkSync('.', join(place, 'circle'));
  symlinkSync('loop', join(place, 'loop'));
  symlinkSync('/dev/zero', join(place, 'zero'));
  execFileSync('mkfifo', [join(place, 'pipe')]);
  const scan = await runCli(['scan', '.', '--no-rules', '--format', 'json'], { cwd: place });
  assert.equal(scan.code, 0);
  const { summary } = JSON.parse(scan.stdout);
  assert.deepEqual(
    summary.problems.map(({ code, count }: { code: string; count: number }) => [code, count]),
    [['source-unreadable', 3]],
  );
});

test('files and folders that this user may not read', {
  skip: noShell || (process.getuid?.() === 0 ? 'skipped: this user may read everything' : false),
}, async () => {
  const place = makeFolder(after);
  for (const name of ['ok', 'secret']) writeFileSync(join(place, name), ndjson(guestLog));
  chmodSync(join(place, 'secret'), 0);
  const scan = await runCli(['scan', '.', '--no-rules'], { cwd: place });
  assert.equal(scan.code, 0);
  assert.match(scan.stderr, /^warning: 1 × a file or folder cannot be read \(first: secret\)$/m);
  const named = await runCli(['scan', 'secret'], { cwd: place });
  assert.match(named.stderr, /^error: cannot read secret: EACCES: permission denied\. Give a file/);
  assert.equal(named.code, 3);
});

test('an interrupted run leaves no copy of an archive behind', { skip: noShell }, async () => {
  const temporary = makeFolder(after);
  const child = startCli(['scan', '-', '--no-rules'], { cwd: folder, env: { TMPDIR: temporary } });
  const ended = once(child, 'exit');
  await new Promise((taken) => child.stdin.write(Buffer.alloc(2_000_000, 'x\n'), taken));
  child.kill('SIGKILL');
  await ended;
  const left = readdirSync(temporary).filter((name) => name.startsWith('throughline'));
  assert.deepEqual(left, [], 'even a process that is killed leaves nothing');
});
