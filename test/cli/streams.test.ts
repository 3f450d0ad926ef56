import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { makeFolder } from '../support/log-folder.ts';
import { manyRuns, ndjson } from '../support/make-logs.ts';
import { startCli } from '../support/run-cli.ts';

/** More than any pipe takes before its reader does. */
const runs = 300;
const folder = makeFolder(after);
writeFileSync(join(folder, 'many.ndjson'), ndjson(manyRuns(runs)));

for (const [format, flags, code] of [
  ['ndjson', [], 0],
  ['json', [], 0],
  ['table', ['--verbose'], 0],
  ['ndjson', ['--fail-on', 'findings'], 1],
] as const) {
  test(`a reader that goes after a line, of ${[format, ...flags].join(' ')}, is no error`, async () => {
    const child = startCli(['scan', '.', '--format', format, ...flags], { cwd: folder });
    const stderr = text(child.stderr);
    const ended = once(child, 'close');
    child.stdin.end();
    await once(child.stdout, 'readable');
    child.stdout.destroy();
    const [ending] = await ended;
    assert.equal(await stderr, '');
    assert.equal(ending, code);
  });
}

test('a slow reader gets everything', async () => {
  const child = startCli(['scan', '.', '--no-rules'], { cwd: folder });
  child.stdin.end();
  let lines = 0;
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    lines += String(chunk).split('\n').length - 1;
    await new Promise(setImmediate);
  }
  assert.equal(lines, runs);
});

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  test(`${signal} ends a scan at once with ${code} and leaves nothing behind`, {
    skip: process.platform === 'win32' && 'no signals here',
  }, async () => {
    const place = makeFolder(after);
    const temporary = makeFolder(after);
    const child = startCli(['scan', '-', '--out', 'runs.ndjson'], {
      cwd: temporary,
      env: { TMPDIR: temporary },
    });
    const ended = once(child, 'close');
    // More than a pipe holds: once it is taken, the command is reading.
    await new Promise((taken) => child.stdin.write('x'.repeat(1_000_000), taken));
    child.kill(signal);
    assert.deepEqual(await ended, [code, null]);
    assert.deepEqual(readdirSync(place), []);
    assert.deepEqual(
      readdirSync(temporary).filter((name) => name.startsWith('throughline')),
      [],
    );
  });
}
