import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import * as attribution from '../../src/attribution/model/attribution.ts';
import { identityGrades } from '../../src/attribution/model/host.ts';
import { diagnosticTitles } from '../../src/diagnostics/codes.ts';
import { ExitCode } from '../../src/diagnostics/exit-codes.ts';
import { outputFormats } from '../../src/output/output-formats.ts';
import { fieldTable } from '../support/field-table.ts';

const root = new URL('../../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');

test('docs/output.md lists the fields of the schema', () => {
  const page = read('docs/output.md');
  const expected = fieldTable(JSON.parse(read('schema/attribution.schema.json')));
  const pattern = /(<!-- fields of .*? -->\n).*?(<!-- end of fields -->)/s;
  const updated = page.replace(pattern, (_, begin: string, end: string) => `${begin}\n${expected}\n\n${end}`);
  if (process.env['THROUGHLINE_UPDATE'] === '1') writeFileSync(new URL('docs/output.md', root), updated);
  else assert.equal(page, updated);
});

test('docs/output.md explains every word of the verdict', () => {
  const page = read('docs/output.md');
  const { verdicts, tiers, unobservedReasons, unrequestedReasons } = attribution;
  for (const word of [
    ...verdicts,
    ...tiers,
    ...unobservedReasons,
    ...unrequestedReasons,
    ...identityGrades,
  ]) {
    assert.ok(page.includes(`\`${word}\``), `${word} is missing`);
  }
  for (const { name } of outputFormats) assert.match(page, new RegExp(`^## \`${name}\`$`, 'm'));
});

test('docs/diagnostics.md has a section for every code, and for no other', () => {
  const sections = [...read('docs/diagnostics.md').matchAll(/^### `(.*)`\n\n\*(.*?)\.\*/gm)];
  const described = Object.fromEntries(sections.map(([, code = '', title = '']) => [code, title]));
  const titles = Object.entries(diagnosticTitles).map(([code, title]) => [
    code,
    title[0]?.toUpperCase() + title.slice(1),
  ]);
  assert.deepEqual(
    described,
    Object.fromEntries(titles),
    'every code has its section: ### `code`, then *Its title.*',
  );
});

test('docs/exit-codes.md has a row for every code', () => {
  const rows = [...read('docs/exit-codes.md').matchAll(/^\| (\d+) \| (\w+) \|/gm)];
  assert.deepEqual(
    rows.map(([, code, name]) => [name, Number(code)]),
    Object.entries(ExitCode),
  );
});
