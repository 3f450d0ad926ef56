import assert from 'node:assert/strict';
import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { writeOutFile } from '../../src/cli/out-file.ts';
import { UserError } from '../../src/diagnostics/user-error.ts';
import { makeFolder } from '../support/log-folder.ts';

test('a run that fails half-way leaves what was there', async () => {
  const folder = makeFolder(after);
  writeFileSync(join(folder, 'runs.ndjson'), 'old');
  function* pieces() {
    yield 'x'.repeat(200_000);
    throw new RangeError('half-way');
  }
  await assert.rejects(writeOutFile('runs.ndjson', folder, pieces()), RangeError);
  assert.deepEqual(readdirSync(folder), ['runs.ndjson']);
  assert.equal(readFileSync(join(folder, 'runs.ndjson'), 'utf8'), 'old');
});

test('a link is followed, and a file keeps its permissions', {
  skip: process.platform === 'win32' && 'no file modes here',
}, async () => {
  const folder = makeFolder(after);
  writeFileSync(join(folder, 'real'), 'old');
  chmodSync(join(folder, 'real'), 0o600);
  symlinkSync('real', join(folder, 'link'));
  await writeOutFile('link', folder, ['new']);
  assert.ok(lstatSync(join(folder, 'link')).isSymbolicLink());
  assert.equal(readFileSync(join(folder, 'real'), 'utf8'), 'new');
  assert.equal(statSync(join(folder, 'real')).mode & 0o777, 0o600);
});

test('a folder that is not there is the user’s to mend', async () => {
  await assert.rejects(writeOutFile('no/such/x', makeFolder(after), ['new']), UserError);
});
