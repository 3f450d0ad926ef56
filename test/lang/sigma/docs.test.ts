import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { modifierNames } from '../../../src/lang/sigma/modifiers/modifier-table.ts';
import { readPipeline } from '../../../src/lang/sigma/read-pipeline.ts';
import { readPlaceholders } from '../../../src/lang/sigma/read-placeholders.ts';
import { sourceProblem } from '../../../src/plan/computed-field.ts';

const root = new URL('../../../', import.meta.url);
const page = readFileSync(new URL('docs/sigma.md', root), 'utf8');
const section = (name: string) => page.split(/^## /m).find((text) => text.startsWith(name)) ?? '';
const yaml = (name: string) => /^```yaml\n([\s\S]*?)^```$/m.exec(section(name))?.[1] ?? '';

test('every modifier is described, once', () => {
  const rows = [...section('Modifiers').matchAll(/^\| (`.*?) \|/gm)].map(([, names = '']) => names);
  const named = rows.flatMap((names) => [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name));
  assert.deepEqual(named.toSorted(), modifierNames);
});

test('the pipeline and the values of placeholders are right ones', () => {
  assert.deepEqual(readPipeline(yaml('Pipelines'), 'docs/sigma.md').diagnostics, []);
  const { pipeline } = readPipeline(yaml('Pipelines'), 'docs/sigma.md');
  assert.deepEqual([...(pipeline?.services.keys() ?? [])], ['audit']);
  const { values } = readPlaceholders(yaml('Placeholders'), 'docs/sigma.md');
  assert.deepEqual(values?.get('servers'), ['srv-*', 'dc01']);
});

test('the forms of places are right ones', () => {
  const table = /^\| a place([\s\S]*?)\n\n/m.exec(section('Pipelines'))?.[1] ?? '';
  const places = [...table.matchAll(/^\| `'?(.*?)'?` \|/gm)].map(([, place = '']) => place);
  assert.ok(places.length > 6);
  for (const place of places) assert.equal(sourceProblem(place.replaceAll('\\|', '|')), undefined, place);
});

for (const [, question, file = '', title = ''] of page.matchAll(/^\| (.*?) \| .*? \| `(.*?)`: (.*?) \|$/gm)) {
  test(`what holds the choice is there: ${question}`, () => {
    assert.ok(
      readFileSync(new URL(file, root), 'utf8').includes(title),
      `${file} has nothing called ${title}`,
    );
  });
}
