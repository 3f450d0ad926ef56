import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { makeFolder, writeLogs } from '../support/log-folder.ts';
import { guestLog, ndjson } from '../support/make-logs.ts';
import { runCli } from '../support/run-cli.ts';

const folder = makeFolder(after);
writeLogs(folder);

/** Runs of a morning of whose Activity Log there is nothing at all. */
function scanGuest(...args: string[]) {
  return runCli(['scan', '-', '--no-rules', '--format', 'json', ...args], { stdin: ndjson(guestLog) });
}

test('what is declared to be complete turns a gap into an answer', async () => {
  const reasons = async (...args: string[]) => {
    const { attributions } = JSON.parse((await scanGuest(...args)).stdout);
    return attributions.map(
      (one: { throughline: { attribution: { reason: string } } }) => one.throughline.attribution.reason,
    );
  };
  assert.deepEqual(await reasons(), ['outside-coverage', 'outside-coverage']);
  const subscription = 'aaaa0a0a-bb1b-cc2c-dd3d-eeeeee4e4e4e';
  assert.deepEqual(await reasons('--covered', `cloud/${subscription}:2026-06-03..2026-06-03`), [
    'no-record',
    'no-record',
  ]);
});

test('the summary says what is declared', async () => {
  const { stdout } = await runCli(
    ['scan', '.', '--no-rules', '-f', 'table', '--covered', 'guest/web-01:2026-06-01..2026-06-30'],
    { cwd: folder },
  );
  assert.match(stdout, /guest web-01 {2}2026-06-01 00:00Z to 2026-06-30 23:59Z\s+as declared/);
});

test('a declared host that no log names is noted', async () => {
  const args = ['scan', '.', '--no-rules', '--covered', 'guest/wbe-01:2026-06-01..2026-06-30'];
  const { code, stderr } = await runCli(args, { cwd: folder });
  assert.equal(code, 0);
  assert.equal(
    stderr,
    'note: --covered names the host wbe-01, which none of these logs do. Did you mean web-01?\n',
  );
  assert.equal((await runCli([...args, '--quiet'], { cwd: folder })).stderr, '');
});

test('a given format overrides what records look like', async () => {
  const { code, stderr } = await runCli(
    ['scan', 'activity.ndjson', '--input-format', 'azure-rest', '--no-rules'],
    {
      cwd: folder,
    },
  );
  assert.equal(code, 3);
  assert.match(stderr, /no record that Throughline reads in activity\.ndjson \(5 × /);
  const both = await runCli(['scan', '.', '--no-rules', '--input-format', 'guest.ndjson=elastic-defend'], {
    cwd: folder,
  });
  assert.equal(both.code, 0);
  assert.equal(both.stdout.trimEnd().split('\n').length, 2);
});

const wrong: [args: string[], line: RegExp][] = [
  [['--covered', 'clod:2026-06-01..2026-06-30'], /clod is no plane\. Did you mean cloud\?/],
  [['--input-format', 'azure-rst'], /does not know azure-rst\. Did you mean azure-rest\?/],
  [['--covered'], /argument missing/],
];

for (const [args, line] of wrong) {
  test(`${args.join(' ')} ends with 3 before anything is read`, async () => {
    const { code, stdout, stderr } = await runCli(['scan', '.', ...args], { cwd: folder });
    assert.deepEqual([code, stdout], [3, '']);
    assert.match(stderr, line);
  });
}
