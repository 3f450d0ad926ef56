import assert from 'node:assert/strict';
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { makeFolder, writeLogs } from '../support/log-folder.ts';
import { activityLog, guestLog, ndjson } from '../support/make-logs.ts';
import { checkout, runCli } from '../support/run-cli.ts';

const folder = makeFolder(after);
writeLogs(folder);
const both = ['activity.ndjson', 'guest.ndjson'];

function verdicts(stdout: string): string[] {
  const lines = stdout.trimEnd().split('\n');
  const documents = lines.map((line) => JSON.parse(line));
  // Alerts come after the attributions, and none before.
  const isAlert = ({ data_stream }: { data_stream: { dataset: string } }) =>
    data_stream.dataset === 'throughline.alerts';
  const first = documents.findIndex(isAlert);
  const runs = first === -1 ? documents : documents.slice(0, first);
  assert.ok(documents.slice(runs.length).every(isAlert));
  return runs.map((document) => document.throughline.attribution.verdict);
}

test('a pipe gets NDJSON, one document a line, and nothing else anywhere', async () => {
  const { code, stdout, stderr } = await runCli(['scan', '.'], { cwd: folder });
  assert.deepEqual(verdicts(stdout), ['attributed', 'unrequested']);
  assert.equal(stderr, '');
  assert.equal(code, 0);
});

test('the document names the file as the user did', async () => {
  const { stdout } = await runCli(['scan', ...both], { cwd: folder });
  const [first = ''] = stdout.split('\n');
  const files = JSON.parse(first).throughline.sources.map(({ file }: { file: string }) => file);
  assert.deepEqual([...new Set(files)].sort(), both);
});

test('standard input is read where - stands', async () => {
  const stdin = ndjson(activityLog);
  const { code, stdout } = await runCli(['scan', '-', 'guest.ndjson'], { cwd: folder, stdin });
  assert.deepEqual(verdicts(stdout), ['attributed', 'unrequested']);
  assert.equal(code, 0);
});

test('--format table is for people, with the summary', async () => {
  const { stdout } = await runCli(['scan', '.', '--format', 'table'], { cwd: folder });
  assert.match(stdout, /^2026-06-03 09:30:12Z {2}attributed/);
  assert.match(stdout, /who {2}miriamg@contoso\.com {2}from 203\.0\.113\.24 {2}on web-01 {2}by run command/);
  assert.match(stdout, /^Summary$/m);
});

test('the table follows COLUMNS where the output is no terminal', async () => {
  const { stdout } = await runCli(['scan', '.', '-f', 'table'], { cwd: folder, env: { COLUMNS: '160' } });
  assert.match(stdout, /^TIME \(UTC\)/);
});

test('--quiet leaves the runs', async () => {
  const { stdout } = await runCli(['scan', '.', '-f', 'table', '--quiet'], { cwd: folder });
  assert.doesNotMatch(stdout, /Summary/);
  assert.match(stdout, /unrequested/);
});

test('--format json is one document', async () => {
  const { stdout } = await runCli(['scan', '.', '--format', 'json'], { cwd: folder });
  const { attributions, summary } = JSON.parse(stdout);
  assert.equal(attributions.length, 2);
  assert.equal(summary.files, 2);
});

test('bad records are warned about where nobody watches, and do not stop the run', async () => {
  const place = makeFolder(after);
  writeLogs(place);
  appendFileSync(join(place, 'guest.ndjson'), 'not json\n');
  const scanned = await runCli(['scan', '.'], { cwd: place });
  assert.equal(scanned.code, 0);
  assert.equal(verdicts(scanned.stdout).length, 2);
  assert.match(scanned.stderr, /^warning: 1 × a record is not valid JSON \(first: guest\.ndjson:24\)\n$/);
  const quiet = await runCli(['scan', '.', '-q'], { cwd: place });
  assert.equal(quiet.stderr, '');
});

test('--verbose sends the summary to standard error, data stays alone', async () => {
  const { stdout, stderr } = await runCli(['scan', '.', '--verbose'], { cwd: folder });
  assert.equal(verdicts(stdout).length, 2);
  assert.match(stderr, /^Summary/);
});

const failOn: [list: string, code: number][] = [
  ['unrequested', 1],
  ['ambiguous', 0],
  ['ambiguous,unrequested', 1],
  ['Unrequested', 1],
  ['findings', 1],
  ['not-applicable', 0],
];

for (const [list, expected] of failOn) {
  test(`--fail-on ${list} ends with ${expected}`, async () => {
    const { code, stdout } = await runCli(['scan', '.', '--fail-on', list], { cwd: folder });
    assert.equal(code, expected);
    assert.equal(verdicts(stdout).length, 2);
  });
}

test('--out writes the file whole, over what was there, and leaves nothing beside it', async () => {
  const place = makeFolder(after);
  writeFileSync(join(place, 'runs.ndjson'), 'old');
  const args = [
    'scan',
    join(folder, 'activity.ndjson'),
    join(folder, 'guest.ndjson'),
    '--out',
    'runs.ndjson',
  ];
  const { code, stdout } = await runCli(args, { cwd: place });
  assert.equal(code, 0);
  assert.equal(stdout, '');
  assert.deepEqual(readdirSync(place), ['runs.ndjson']);
  assert.equal(verdicts(readFileSync(join(place, 'runs.ndjson'), 'utf8')).length, 2);
});

test('--out to a device writes to the device', {
  skip: process.platform === 'win32' && 'no /dev/null here',
}, async () => {
  const { code, stderr } = await runCli(['scan', '.', '--out', '/dev/null'], { cwd: folder });
  assert.equal(stderr, '');
  assert.equal(code, 0);
});

test('colour only where it is asked for', async () => {
  const paint = String.fromCharCode(27);
  const table = (env: Record<string, string>, ...flags: string[]) =>
    runCli(['scan', '.', '-f', 'table', ...flags], { cwd: folder, env });
  assert.ok(!(await table({})).stdout.includes(paint));
  assert.ok((await table({ FORCE_COLOR: '1' })).stdout.includes(paint));
  assert.ok(!(await table({ FORCE_COLOR: '1' }, '--no-color')).stdout.includes(paint));
});

test('paths start where the user stood when npm runs the checkout, and only then', async () => {
  const fromNpm = await runCli(['scan', 'activity.ndjson', 'guest.ndjson'], {
    cwd: checkout,
    env: { INIT_CWD: folder },
  });
  assert.equal(fromNpm.code, 0);
  const elsewhere = await runCli(['scan', 'activity.ndjson'], { cwd: folder, env: { INIT_CWD: checkout } });
  assert.equal(elsewhere.code, 0);
});

test('--max-record-size counts what is longer', async () => {
  const long = { ...guestLog[0], padding: 'x'.repeat(5000) };
  const { stderr } = await runCli(['scan', '-', '--max-record-size', '4K'], {
    stdin: ndjson([...guestLog, long]),
  });
  assert.match(stderr, /1 × a record is longer than the limit/);
});

test('demo shows the bundled sample, and says that it is synthetic', async () => {
  const { code, stdout, stderr } = await runCli(['demo'], { cwd: folder });
  assert.equal(code, 0);
  assert.match(stderr, /synthetic/);
  assert.ok(verdicts(stdout).includes('attributed'));
});

test('--out refuses a file that is being read', async () => {
  const place = makeFolder(after);
  writeLogs(place);
  const before = readFileSync(join(place, 'guest.ndjson'), 'utf8');
  const { code, stderr } = await runCli(['scan', '.', '--out', './guest.ndjson'], { cwd: place });
  assert.equal(code, 3);
  assert.match(stderr, /^error: --out names \.\/guest\.ndjson, which is being read\. Name another file\.\n$/);
  assert.equal(readFileSync(join(place, 'guest.ndjson'), 'utf8'), before);
});

test('--profile says what rules cost, beside the result and not in it', async () => {
  const plain = await runCli(['scan', '.'], { cwd: folder });
  const { code, stdout, stderr } = await runCli(['scan', '.', '--profile'], { cwd: folder });
  assert.equal(code, 0);
  assert.equal(stdout, plain.stdout);
  const [head = '', columns = '', first = ''] = stderr.split('\n');
  assert.match(
    head,
    /^\d+ events shown to rules: \d+\.\d\d evaluations each, \d+\.\d\d µs in the index and /,
  );
  assert.match(columns, /^ +ms +evaluated +matched +rule$/);
  assert.match(first, /^ +\d+\.\d +\d+ +\d+ {2}\S/);
});
