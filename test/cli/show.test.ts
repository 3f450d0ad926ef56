import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { makeFolder, writeLogs } from '../support/log-folder.ts';
import { activityLog, guestLog, ndjson } from '../support/make-logs.ts';
import { runCli } from '../support/run-cli.ts';

const folder = makeFolder(after);
writeLogs(folder);
const correlationId = 'aaaa0000-bb11-2222-33cc-444444dddddd';

async function ids(): Promise<string[]> {
  const { stdout } = await runCli(['scan', '.'], { cwd: folder });
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).event.id);
}

test('a run is shown whole by the beginning of its id', async () => {
  const [id = ''] = await ids();
  const { code, stdout, stderr } = await runCli(['show', id.slice(0, 8), '.', '-f', 'table'], {
    cwd: folder,
  });
  assert.equal(stderr, '');
  assert.equal(code, 0);
  assert.match(stdout, /^2026-06-03 09:30:12Z {2}attributed/);
  for (const title of ['Timeline', 'Why', 'Request', 'Run', 'Processes', 'Rests on', 'Ids', 'Records'])
    assert.match(stdout, new RegExp(`^${title}$`, 'm'));
  assert.match(stdout, /^Session of miriamg@contoso\.com, 24 h before and after$/m);
  assert.match(stdout, /"correlationId": "aaaa0000-bb11-2222-33cc-444444dddddd"/);
});

test('a run that nobody asked for says what could be thought to be its request', async () => {
  const [, id = ''] = await ids();
  const { stdout } = await runCli(['show', id, '.', '-f', 'table'], { cwd: folder });
  assert.match(stdout, /^Not these requests\n.*miriamg@contoso\.com from 203\.0\.113\.24/m);
  assert.match(stdout, /→ the run began 104 min 40 s after the request had ended; see the run/);
  assert.doesNotMatch(stdout, /Session/);
});

test('a pipe gets JSON, found by the correlation id, also from standard input', async () => {
  const stdin = ndjson([...activityLog, ...guestLog]);
  const { code, stdout } = await runCli(['show', correlationId, '-'], { stdin });
  assert.equal(code, 0);
  const { attribution, sessions, records } = JSON.parse(stdout);
  assert.equal(attribution.throughline.operation.correlation_id, correlationId);
  assert.deepEqual(
    sessions[0].requests.map(({ operation }: { operation: string }) => operation.split('/').at(-1)),
    ['WRITE', 'ACTION', 'WRITE'],
  );
  assert.ok(records.every(({ original }: { original?: string }) => original !== undefined));
});

test('--out writes the page to a file', async () => {
  const place = makeFolder(after);
  const args = ['show', correlationId, folder, '--out', 'run.json'];
  const { code, stdout } = await runCli(args, { cwd: place });
  assert.deepEqual([code, stdout], [0, '']);
  assert.ok(JSON.parse(readFileSync(join(place, 'run.json'), 'utf8')).explanation);
});

const wrong: [args: string[], lines: RegExp][] = [
  [['show', 'abc', '.'], /^error: abc is too short for an id\. Give at least its first 4 characters\.\n$/],
  [
    ['show', 'ffffffff', '.'],
    /^error: there is no run ffffffff\. A scan of the same paths lists the ids that there are\.\n$/,
  ],
  [
    ['show', 'aaaa0000-bb11-2222-33cc-444444ddddde', '.'],
    /^[0-9a-f]{32} {2}2026-06-03 09:30:12Z {2}attributed {2}miriamg@contoso\.com, run command on web-01\nerror: there is no run aaaa0000-[^\n]*\. The ids above are near it\.\n$/,
  ],
  [['show'], /^error: missing required argument 'run'\. See `throughline show --help`\.\n$/],
  [['show', 'abcd'], /^error: missing required argument 'path'/],
  [['show', 'abcd', 'missing'], /^error: cannot find missing/],
  [['show', 'abcd', '.', '--format', 'csv'], /--format does not know csv\. Give table or json\./],
];

for (const [args, lines] of wrong) {
  test(`${args.join(' ')} ends with 3`, async () => {
    const { code, stdout, stderr } = await runCli(args, { cwd: folder });
    assert.equal(code, 3);
    assert.equal(stdout, '');
    assert.match(stderr, lines);
  });
}
