import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { writeData } from '../../bench/data/write-data.ts';
import { runCli } from '../support/run-cli.ts';

let folder = '';
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-threads-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const counts = ['1', '3'];

/** What a scan prints, result and troubles, with each number of threads. */
async function assertSame(paths: readonly string[], more: readonly string[] = []): Promise<string> {
  const results = [];
  for (const count of counts) {
    const args = ['scan', ...paths, '--format', 'json', '--threads', count, ...more];
    const { stdout, stderr, code } = await runCli(args, { cwd: folder });
    results.push({ stdout: stdout.replace(/"(?:seconds|took)":[^,]*/g, ''), stderr, code });
  }
  const [alone, ...others] = results;
  assert.ok(alone);
  for (const each of others) {
    assert.equal(each.stdout, alone.stdout);
    assert.equal(each.stderr, alone.stderr);
    assert.equal(each.code, alone.code);
  }
  return alone.stdout;
}

describe('the result is the same with any number of threads', () => {
  test('of the example, with rules', async () => {
    const example = join(import.meta.dirname, '..', '..', 'examples', 'incident');
    assert.match(await assertSame([example]), /"attributed"/);
  });

  test('of more lines than go to a thread at once, packed and not', async () => {
    const data = await writeData(folder, 3_000_000);
    const guest = readFileSync(join(folder, data.guest));
    writeFileSync(join(folder, 'guest.ndjson.gz'), gzipSync(guest));
    writeFileSync(join(folder, 'guest.ndjson.zst'), zstdCompressSync(guest));
    for (const name of [data.guest, 'guest.ndjson.gz', 'guest.ndjson.zst'])
      assert.match(await assertSame([name, data.cloud, '--no-rules']), /"attributed"/);
    assert.match(await assertSame([data.guest, data.cloud]), /"attributed"/);
  });
});
