import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { RuleSet } from '../../src/engine/rule-set.ts';
import { loadRules } from '../../src/rules/load-rules.ts';
import { readTar } from '../lang/support/elastic-rules.ts';
import { noData, sharedFile } from '../lang/support/shared-data.ts';

const archive = sharedFile('corpora/elastic-detection-rules.tar.gz');
const now = Date.UTC(2026, 10, 21);

test('every rule of Elastic loads; what can run compiles, and what cannot says why', {
  skip: archive ? false : noData,
}, (t) => {
  const texts = [...readTar(gunzipSync(readFileSync(archive as string)))]
    .filter(({ name }) => name.endsWith('.toml') && !name.includes('_deprecated'))
    .map(({ name, text }) => ({ file: name, text }));
  const { rules, diagnostics } = loadRules(texts);
  assert.deepEqual(
    diagnostics.filter(({ severity, code }) => severity === 'error' || code === 'rule-key-idle'),
    [],
  );
  const kuery = rules.filter(({ language }) => language === 'kuery');
  const inFolder = (folder: string) => kuery.filter(({ source }) => source.file.startsWith(folder)).length;
  assert.equal(inFolder('rules/'), 672);
  assert.equal(inFolder('rules_building_block/'), 55);

  const set = new RuleSet(rules, { now });
  const running = set.rules.filter(({ rule }) => rule.language === 'kuery').length;
  assert.equal(running, kuery.length, set.cannotRun.map(({ reason }) => reason).join('\n'));
  assert.equal(set.rules.filter(({ rule }) => rule.type === 'machine_learning').length, 106);
  assert.equal(set.rules.length + set.cannotRun.length, rules.length);
  for (const { rule, reason } of set.cannotRun) assert.match(reason, /EQL|ES\|QL/, rule.name);
  const folder = new URL('../../rules/', import.meta.url);
  const own = readdirSync(folder).filter((file) => file.endsWith('.toml'));
  const named = loadRules(
    own.map((file) => ({ file, text: readFileSync(new URL(file, folder), 'utf8') })),
  ).rules;
  const published = new Set(rules.map(({ id }) => id));
  for (const { name, corresponds } of named) {
    for (const id of corresponds) assert.ok(published.has(id), `${name} names ${id}`);
  }
  t.diagnostic(`oracle: ${rules.length} cases of rules`);
  t.diagnostic(`${set.rules.length} run, ${set.cannotRun.length} cannot yet`);
});
