import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { rejectionCodes } from '../../../src/attribution/explain/rejection.ts';
import { getField } from '../../../src/event/fields.ts';
import type { JsonObject } from '../../../src/event/json.ts';
import { showJson } from '../../../src/output/show/show-json.ts';
import { noteWords } from '../../../src/output/words/note-words.ts';
import { samples } from '../../support/make-samples.ts';
import { makeView } from '../../support/make-view.ts';

const runSchema = readSchema('run');
const validate = new Ajv2020({ strict: true, strictRequired: false, allErrors: true })
  .addSchema(readSchema('attribution'))
  .addSchema(readSchema('alert'))
  .addSchema(readSchema('scan'))
  .compile(runSchema);

function readSchema(name: string): JsonObject {
  return JSON.parse(readFileSync(new URL(`../../../schema/${name}.schema.json`, import.meta.url), 'utf8'));
}

for (const sample of samples) {
  test(`the JSON of ${sample.id} follows its schema`, () => {
    const document: unknown = JSON.parse([...showJson(makeView(sample))].join(''));
    assert.equal(validate(document), true, JSON.stringify(validate.errors));
  });
}

test('the schema and the code agree on reasons and notes', () => {
  assert.deepEqual(getField(runSchema, 'properties.rejected.items.properties.code.enum'), rejectionCodes);
  assert.deepEqual(getField(runSchema, '$defs.request.properties.note.enum'), Object.keys(noteWords));
});
