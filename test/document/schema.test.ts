import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { attributionDocument } from '../../src/attribution/document/attribution-document.ts';
import * as attribution from '../../src/attribution/model/attribution.ts';
import * as execution from '../../src/attribution/model/execution.ts';
import * as host from '../../src/attribution/model/host.ts';
import * as operation from '../../src/attribution/model/operation.ts';
import { getField } from '../../src/event/fields.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/event/json.ts';
import { samples } from '../support/make-samples.ts';

const schemaFile = new URL('../../schema/attribution.schema.json', import.meta.url);
const schema: JsonObject = JSON.parse(readFileSync(schemaFile, 'utf8'));
const validate = new Ajv2020({ strict: true, strictRequired: false, allErrors: true }).compile(schema);

for (const sample of samples) {
  test(`the document of ${sample.id} follows the schema`, () => {
    assert.equal(validate(attributionDocument(sample)), true, JSON.stringify(validate.errors));
  });
}

test('the samples hold every verdict', () => {
  assert.deepEqual(new Set(samples.map(({ verdict }) => verdict)), new Set(attribution.verdicts));
});

const unobservedOrUnrequested = [
  ...new Set([...attribution.unobservedReasons, ...attribution.unrequestedReasons]),
];

const enumerations: [pointer: string, values: readonly string[]][] = [
  ['$defs.attribution.properties.verdict', attribution.verdicts],
  ['$defs.attribution.properties.reason', unobservedOrUnrequested],
  ['$defs.attribution.properties.tier', attribution.tiers],
  ['$defs.identity', host.identityGrades],
  ['$defs.attribution.properties.confidence', attribution.confidences],
  ['$defs.attribution.properties.state', attribution.states],
  ['$defs.operation.properties.channel', operation.channels],
  ['$defs.operation.properties.target.properties.kind', operation.targetKinds],
  ['$defs.operation.properties.phase_seen.items', operation.phases],
  ['$defs.operation.properties.principal.properties.type', operation.principalTypes],
  ['$defs.operation.properties.principal.properties.named_by', operation.namings],
  ['$defs.execution.properties.handler', execution.handlers],
  ['$defs.execution.properties.anchor', execution.anchors],
];

for (const [pointer, values] of enumerations) {
  test(`the schema and the model agree on ${pointer}`, () => {
    assert.deepEqual(getField(schema, `${pointer}.enum`), values);
  });
}

test('the schema and the model agree on the reasons of each negative verdict', () => {
  const reasonsOf = (verdict: string): JsonValue | undefined => {
    const rules = getField(schema, '$defs.throughline.allOf');
    assert.ok(Array.isArray(rules));
    const rule = rules.find(
      (one) =>
        isJsonObject(one) && getField(one, 'if.properties.attribution.properties.verdict.const') === verdict,
    );
    assert.ok(isJsonObject(rule));
    return getField(rule, 'then.properties.attribution.properties.reason.enum');
  };
  assert.deepEqual(reasonsOf('unobserved'), attribution.unobservedReasons);
  assert.deepEqual(reasonsOf('unrequested'), attribution.unrequestedReasons);
});

const broken: [what: string, change: (document: JsonObject) => JsonObject][] = [
  ['an unknown verdict', (doc) => withAttribution(doc, { verdict: 'guessed' })],
  ['an unknown field under throughline', (doc) => withAttribution(doc, { score: 0.9 })],
  ['null for an absent value', (doc) => withAttribution(doc, { reason: null })],
  ['a tie without its tier', (doc) => withAttribution(doc, { tier: undefined })],
  ['a reason beside a tie', (doc) => withAttribution(doc, { reason: 'no-record' })],
  ['a time without zone', (doc) => ({ ...doc, '@timestamp': '2026-06-03T09:30:12.031' })],
  [
    'an unrequested run with a request',
    (doc) => withAttribution(doc, { verdict: 'unrequested', reason: 'no-record', tier: undefined }),
  ],
];

for (const [what, change] of broken) {
  test(`the schema refuses ${what}`, () => {
    const [sample] = samples;
    assert.ok(sample);
    const document: unknown = JSON.parse(JSON.stringify(change(attributionDocument(sample))));
    assert.equal(validate(document), false);
  });
}

function withAttribution(doc: JsonObject, change: JsonObject): JsonObject {
  const throughline = doc['throughline'];
  assert.ok(isJsonObject(throughline) && isJsonObject(throughline['attribution']));
  return {
    ...doc,
    throughline: { ...throughline, attribution: { ...throughline['attribution'], ...change } },
  };
}

test('the samples use every field of the schema, and the schema names every field that they use', () => {
  const described = new Set(describedFields(schema, schema, ''));
  const used = new Set(samples.flatMap((sample) => usedFields(attributionDocument(sample), '')));
  /** A candidate is described by the definitions of the settled request: either proves the field. */
  const isUsed = (field: string) =>
    used.has(field) ||
    used.has(field.replace('throughline.attribution.candidates.operation.', 'throughline.operation.')) ||
    used.has(field.replace('throughline.attribution.candidates.source.', 'source.'));
  assert.deepEqual(
    [...described].filter((field) => !isUsed(field)),
    [],
  );
  assert.deepEqual(
    [...used].filter((field) => !described.has(field)),
    [],
  );
});

function describedFields(root: JsonObject, node: JsonValue | undefined, path: string): string[] {
  if (!isJsonObject(node)) return [];
  const reference = node['$ref'];
  if (typeof reference === 'string') {
    return describedFields(root, getField(root, reference.slice(2).replaceAll('/', '.')), path);
  }
  const { properties, items } = node;
  if (isJsonObject(items)) return describedFields(root, items, path);
  if (!isJsonObject(properties)) return [path];
  return Object.entries(properties).flatMap(([key, child]) => describedFields(root, child, join(path, key)));
}

function usedFields(value: JsonValue | undefined, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => usedFields(item, path));
  if (!isJsonObject(value)) return [path];
  return Object.entries(value).flatMap(([key, child]) => usedFields(child, join(path, key)));
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
