import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { tarFile, zipFile } from '../ingest/support/archives.ts';
import { makeFolder, writeLogs } from '../support/log-folder.ts';
import { manyRuns, ndjson } from '../support/make-logs.ts';
import { checkout } from '../support/run-cli.ts';

const command = join(checkout, 'bin', 'throughline.js');
const folder = makeFolder(after);
const logs = ndjson(manyRuns(300));
writeLogs(folder);
writeFileSync(join(folder, 'many.ndjson'), logs);
writeFileSync(join(folder, 'logs.tgz'), gzipSync(tarFile([{ name: 'x.ndjson', content: logs }])));
writeFileSync(
  join(folder, 'zip.zip'),
  zipFile([{ name: 'in.zip', content: zipFile([{ name: 'x', content: logs, method: 'stored' }]) }]),
);

/** What is given to the command, and what of it does not fit. */
const cases: readonly [name: string, args: readonly string[], stdin: string, message: RegExp][] = [
  [
    'standard input',
    ['scan', '-'],
    logs,
    /^error: cannot keep a copy of standard input in .*: E[A-Z]+: .*\. Free space there, set TMPDIR/,
  ],
  [
    'a packed archive',
    ['scan', 'logs.tgz'],
    '',
    /^error: cannot keep a copy of logs\.tgz in .*: E[A-Z]+: .*\. Free space there/,
  ],
  [
    'an archive in an archive',
    ['scan', 'zip.zip'],
    '',
    /^error: cannot keep a copy of zip\.zip\/in\.zip in .*: E[A-Z]+: /,
  ],
  [
    'a result',
    ['scan', 'many.ndjson', '--no-rules', '--out', 'OUT'],
    '',
    /^error: cannot write to [^ ]*out\.ndjson: E[A-Z]+: .*\. Free space there/,
  ],
];

interface Ending {
  readonly code: number | null;
  readonly stderr: string;
}

/** Runs the command in a shell that lets it write little, or into a place that is small. */
async function run(args: readonly string[], stdin: string, small: string, limit: string): Promise<Ending> {
  const given = args.map((arg) => (arg === 'OUT' ? join(small, 'out.ndjson') : arg));
  const env = { ...process.env, TMPDIR: small, NODE_DISABLE_COMPILE_CACHE: '1' };
  const script = `${limit} exec "$@"`;
  const child = spawn('sh', ['-c', script, 'sh', process.execPath, command, ...given], { cwd: folder, env });
  child.stdin.on('error', () => {});
  child.stdin.end(stdin);
  const ended = once(child, 'close');
  const [stderr] = await Promise.all([text(child.stderr), text(child.stdout)]);
  return { code: (await ended)[0], stderr };
}

/** A file system of 256 KiB where the machine lets us make one; why not, otherwise. */
function smallDisk(): { readonly place: string } | { readonly why: string } {
  const place = mkdtempSync(join(tmpdir(), 'throughline-small-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', place], { stdio: 'pipe' });
  } catch {
    rmdirSync(place);
    return { why: 'skipped: this machine lets nobody mount a small file system here' };
  }
  after(() => {
    execFileSync('umount', [place]);
    rmdirSync(place);
  });
  return { place };
}

function limitedShell(): string | false {
  return process.platform === 'win32' ? 'skipped: the shell of Windows limits no sizes of files' : false;
}

for (const [name, args, stdin, message] of cases) {
  test(`files may not grow: ${name} does not fit`, { skip: limitedShell() }, async () => {
    const small = makeFolder(after);
    const { code, stderr } = await run(args, stdin, small, 'ulimit -f 100 &&');
    assert.match(stderr, message);
    assert.equal(stderr.split('\n').length, 2, 'one line');
    assert.equal(code, 3);
    assert.deepEqual(readdirSync(small), [], 'nothing is left behind');
  });
}

const disk = smallDisk();
for (const [name, args, stdin, message] of cases) {
  test(`a disk that is full: ${name} does not fit`, { skip: 'why' in disk ? disk.why : false }, async () => {
    assert.ok('place' in disk);
    const old = join(disk.place, 'out.ndjson');
    writeFileSync(old, 'old');
    const { code, stderr } = await run(args, stdin, disk.place, '');
    assert.match(stderr, message);
    assert.match(stderr, /ENOSPC/);
    assert.equal(code, 3);
    assert.deepEqual(readdirSync(disk.place), ['out.ndjson'], 'nothing is left behind');
    assert.equal(readFileSync(old, 'utf8'), 'old', 'what was there stays');
    rmSync(old);
  });
}

test('standard output that is full', {
  skip: existsSync('/dev/full') ? false : 'skipped: there is no /dev/full',
}, async () => {
  const { code, stderr } = await run(['scan', 'guest.ndjson'], '', makeFolder(after), 'exec >/dev/full;');
  assert.match(
    stderr,
    /^error: cannot write to standard output: ENOSPC: .*\. Free space there, or write elsewhere\.$/m,
  );
  assert.equal(code, 3);
});
