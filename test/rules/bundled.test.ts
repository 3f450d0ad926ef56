import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runCase } from '../../src/alerts/run-case.ts';
import { RuleSet } from '../../src/engine/rule-set.ts';
import { createFieldTypes } from '../../src/event/field-types/field-types.ts';
import { Pipelines } from '../../src/lang/sigma/pipeline.ts';
import { isRuleFile, loadRules } from '../../src/rules/load-rules.ts';
import { casesFileOf, readCases } from '../../src/rules/rule-cases.ts';
import { bundledPipelines } from '../lang/sigma/support/sigma-context.ts';

const folder = fileURLToPath(new URL('../../rules', import.meta.url));
const files = readdirSync(folder).filter((name) => isRuleFile(name));
const texts = files.map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
const { rules, diagnostics } = loadRules(texts);
const now = Date.UTC(2026, 10, 21);
const sigma = { pipelines: new Pipelines(bundledPipelines()), placeholders: new Map() };

test('the bundled rules are read without a remark, and all of them run', () => {
  assert.deepEqual(diagnostics, []);
  const set = new RuleSet(rules, { now, sigma });
  assert.deepEqual(set.diagnostics, []);
  assert.equal(set.rules.length, files.length);
  assert.ok(files.length >= 25);
});

interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

/** The paths of all fields that a schema names. */
function pathsOf(schema: Schema, root: Schema, prefix = ''): string[] {
  const target = schema.$ref === undefined ? schema : root.$defs?.[schema.$ref.split('/').at(-1) ?? ''];
  if (!target) return [];
  const own = Object.entries(target.properties ?? {}).flatMap(([name, inner]) => {
    const path = `${prefix}${name}`;
    return [path, ...pathsOf(inner, root, `${path}.`)];
  });
  return [...own, ...(target.items ? pathsOf(target.items, root, prefix) : [])];
}

test('every guide is about its own rule: no two share a line', () => {
  const seen = new Map<string, string>();
  for (const { name, note, falsePositives } of rules) {
    const lines = note.split('\n').filter((text) => text !== '' && !text.startsWith('## '));
    for (const text of [...lines, ...falsePositives]) {
      assert.equal(seen.get(text), undefined, `${name} and ${seen.get(text)}: ${text}`);
      seen.set(text, name);
    }
  }
});

test('guides and investigations name fields that alerts have', () => {
  const docs = readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8');
  const derived = [...docs.matchAll(/`(throughline\.\w+(?:\.\w+)?)` \(/g)].map(([, field = '']) => field);
  const known = new Set([...createFieldTypes().expand(() => true), ...derived]);
  for (const name of ['attribution', 'alert']) {
    const url = new URL(`../../schema/${name}.schema.json`, import.meta.url);
    const schema = JSON.parse(readFileSync(url, 'utf8')) as Schema;
    for (const path of pathsOf(schema, schema)) known.add(path);
  }
  for (const { name, note, investigationFields } of rules) {
    assert.ok(investigationFields.length >= 3, name);
    const named = [...note.matchAll(/^\* `([\w.]+)`/gm)].map(([, field = '']) => field);
    for (const field of [...named, ...investigationFields]) assert.ok(known.has(field), `${name}: ${field}`);
  }
});

for (const rule of rules) {
  describe(rule.name, () => {
    test('says what a reader needs', () => {
      assert.match(rule.id, /^[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      assert.ok(rule.description && rule.references.length > 0 && rule.falsePositives.length > 0);
      assert.ok(rule.threats.length > 0);
      for (const part of ['look at first', 'Fields that tell', 'Automation or abuse', 'How to respond']) {
        assert.ok(rule.note.includes(part), part);
      }
    });
    const file = join(folder, casesFileOf(rule.source.file));
    assert.ok(existsSync(file), `${rule.name} has no cases`);
    const cases = readCases(readFileSync(file, 'utf8'));
    test('has cases of both kinds', () => {
      assert.ok(cases.some(({ alerts }) => alerts > 0) && cases.some(({ alerts }) => alerts === 0));
    });
    const set = new RuleSet([rule], { now, sigma });
    for (const one of cases) {
      test(one.name, () => assert.equal(runCase(set, one).length, one.alerts));
    }
  });
}
