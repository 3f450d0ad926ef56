import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fewestCached } from '../../src/cli/yaml-cache.ts';
import { makeFolder } from '../support/log-folder.ts';
import { runCli } from '../support/run-cli.ts';

const folder = makeFolder(after);
const rules = join(folder, 'rules');
mkdirSync(rules);
for (let at = 0; at < fewestCached + 5; at++) {
  const text = `title: Rule ${at}\nid: ${at}\nlogsource: { product: windows, category: process_creation }\ndetection:\n  sel:\n    Image: 'C:\\a${at}.exe'\n  condition: sel\nlevel: low\n`;
  writeFileSync(join(rules, `rule-${at}.yml`), text);
}
const list = (cache: string) =>
  runCli(['rules', 'list', rules, '--format', 'json'], { cwd: folder, env: { THROUGHLINE_CACHE: cache } });

test('many rules are the same read anew, from the cache, and where the cache is of no use', async () => {
  const cache = join(folder, 'cache');
  const none = await list('');
  assert.equal(none.code, 0, none.stderr);
  assert.equal(existsSync(cache), false);
  const first = await list(cache);
  assert.equal(first.stdout, none.stdout);
  const file = join(cache, 'rules-v1.json');
  const whole = readFileSync(file, 'utf8');
  const written = statSync(file).mtimeMs;
  assert.equal((await list(cache)).stdout, none.stdout);
  assert.equal(statSync(file).mtimeMs, written, 'nothing new, nothing written');

  writeFileSync(file, whole.slice(0, 1000));
  assert.equal((await list(cache)).stdout, none.stdout);
  const { trees } = JSON.parse(whole) as { trees: Record<string, unknown> };
  const odd = Object.fromEntries(Object.keys(trees).map((key) => [key, 5]));
  writeFileSync(file, JSON.stringify({ trees: odd }));
  assert.equal((await list(cache)).stdout, none.stdout);
  writeFileSync(join(folder, 'no-folder'), '');
  assert.equal((await list(join(folder, 'no-folder'))).stdout, none.stdout);
});

test('a rule that changed is read anew', async () => {
  const cache = join(folder, 'other');
  await list(cache);
  const file = join(rules, 'rule-7.yml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('Rule 7', 'Rule seven'));
  assert.match((await list(cache)).stdout, /Rule seven/);
});
