import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { attributionDocument } from '../../src/attribution/document/attribution-document.ts';
import { getField } from '../../src/event/fields.ts';
import type { JsonObject } from '../../src/event/json.ts';
import { json } from '../../src/output/json.ts';
import { ndjson } from '../../src/output/ndjson.ts';
import { limitCodes } from '../../src/output/summary/limits.ts';
import { printableJson } from '../../src/output/text/printable-json.ts';
import { makeReport } from '../support/make-report.ts';
import { samples } from '../support/make-samples.ts';
import { render } from '../support/render.ts';
import { unprintable } from '../support/unprintable.ts';

const scanSchema = readSchema('scan');
const validate = new Ajv2020({ strict: true, strictRequired: false, allErrors: true })
  .addSchema(readSchema('attribution'))
  .addSchema(readSchema('alert'))
  .compile(scanSchema);

function readSchema(name: string): JsonObject {
  return JSON.parse(readFileSync(new URL(`../../schema/${name}.schema.json`, import.meta.url), 'utf8'));
}

test('NDJSON is one document a line, and nothing else', () => {
  const lines = render(ndjson, makeReport()).split('\n');
  assert.equal(lines.pop(), '');
  assert.deepEqual(
    lines.map((line) => JSON.parse(line)),
    samples.map((sample) => JSON.parse(JSON.stringify(attributionDocument(sample)))),
  );
});

test('NDJSON of nothing is nothing', () => {
  assert.equal(render(ndjson, makeReport([])), '');
});

test('JSON is one document that follows its schema', () => {
  for (const report of [makeReport(), makeReport([])]) {
    const document: unknown = JSON.parse(render(json, report));
    assert.equal(validate(document), true, JSON.stringify(validate.errors));
  }
});

test('JSON holds what NDJSON holds', () => {
  const { attributions } = JSON.parse(render(json, makeReport()));
  const lines = render(ndjson, makeReport()).trimEnd().split('\n');
  assert.deepEqual(
    attributions,
    lines.map((line) => JSON.parse(line)),
  );
});

test('the schema and the code agree on what the logs cannot tell', () => {
  const codes = getField(scanSchema, 'properties.summary.properties.limits.items.properties.code.enum');
  assert.deepEqual(codes, limitCodes);
});

test('printable JSON is the same JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const json = value as JsonObject;
      const text = printableJson(json);
      assert.doesNotMatch(text, unprintable);
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(json)));
    }),
  );
});
