import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { makeFolder } from '../support/log-folder.ts';
import { runCli } from '../support/run-cli.ts';

const folder = makeFolder(after);

test('a truth of an older version is refused in one line with its cure', async () => {
  const old = {
    kind: 'run',
    id: 'r1',
    root: { pid: 4, entity_id: 'E1', start: '2026-01-05T12:00:00Z' },
    decidable: { kind: 'none' },
  };
  writeFileSync(join(folder, 'old.truth.ndjson'), `${JSON.stringify(old)}\n`);
  writeFileSync(join(folder, 'result.ndjson'), '');
  const { code, stdout, stderr } = await runCli(['evaluate', 'old.truth.ndjson', 'result.ndjson'], {
    cwd: folder,
  });
  assert.deepEqual([code, stdout], [3, '']);
  assert.match(stderr, /^error: old\.truth\.ndjson is no truth: entry 1 lacks .+\. Give .+\n$/);
});
