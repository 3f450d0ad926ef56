import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { main } from '../../src/cli/main.ts';

test('a terminal is told what to do with a report', async () => {
  const stdout = Object.assign(new PassThrough(), { isTTY: true });
  const stderr = new PassThrough();
  const io = { stdin: new PassThrough(), stdout, stderr, env: {}, cwd: '.' };
  const code = await main(['demo', '--format', 'html'], io);
  stdout.end();
  stderr.end();
  assert.equal(code, 3);
  assert.equal(await text(stdout), '');
  assert.match(await text(stderr), /html is for a file, not for a terminal\. Add --out report\.html\./);
});
