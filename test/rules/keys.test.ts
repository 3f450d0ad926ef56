import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { effectiveKeys } from '../../src/rules/rule-keys.ts';

const root = new URL('../../', import.meta.url);
const page = readFileSync(new URL('docs/rules.md', root), 'utf8');
const [, table = ''] = /^## The keys of a rule\n([\s\S]*?)^## /m.exec(page) ?? [];
const rows = [...table.matchAll(/^\| (`.*?) \| (.*?) \| `(.*?)`: (.*?) \|$/gm)];

test('the table of keys names every key that has an effect, once', () => {
  const named = rows.flatMap(([, keys = '']) => [...keys.matchAll(/`(\w+)`/g)].map(([, key]) => key));
  assert.deepEqual(named.toSorted(), effectiveKeys.toSorted());
});

for (const [, keys, , file = '', title = ''] of rows) {
  test(`the test that holds ${keys} is there`, () => {
    const text = readFileSync(new URL(file, root), 'utf8');
    assert.ok(text.includes(title), `${file} has no test called ${title}`);
  });
}

const choices = readFileSync(new URL('docs/rule-semantics.md', root), 'utf8');
for (const [, question, file = '', title = ''] of choices.matchAll(
  /^\| (.*?) \| .*? \| `(.*?)`: (.*?) \|$/gm,
)) {
  test(`what holds the choice is there: ${question}`, () => {
    assert.ok(
      readFileSync(new URL(file, root), 'utf8').includes(title),
      `${file} has nothing called ${title}`,
    );
  });
}
