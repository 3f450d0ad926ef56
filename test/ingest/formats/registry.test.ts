import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { JsonObject } from '../../../src/event/json.ts';
import { elasticDocument } from '../../../src/ingest/formats/elastic-document.ts';
import { findFormat, formats } from '../../../src/ingest/formats/registry.ts';
import { hubRecord, restRecord } from '../support/azure-records.ts';
import { sampleLines } from '../support/skim-corpus.ts';
import { addedMembers } from '../support/variants.ts';

const { category: _, ...uncategorised } = hubRecord() as JsonObject;
const samples = [
  hubRecord(),
  uncategorised,
  restRecord(),
  { '@timestamp': 'x', event: { dataset: 'endpoint.events.process' } },
  { '@timestamp': 'x', event: { dataset: 'azure.activitylogs' } },
  { '@timestamp': 'x', event: { code: '1', provider: 'Microsoft-Windows-Sysmon' } },
  { '@timestamp': 'x', ...hubRecord() },
  { '@timestamp': 'x' },
  { a: 1 },
  {},
] as JsonObject[];

test('names are unique, and every format has a title', () => {
  assert.equal(new Set(formats.map((format) => format.name)).size, formats.length);
  for (const format of formats) assert.ok(format.title !== '' && /^[a-z]+(?:-[a-z]+)*$/.test(format.name));
});

test('every format has its section in docs/formats.md, and no section is without one', () => {
  const page = readFileSync(new URL('../../../docs/formats.md', import.meta.url), 'utf8');
  const sections = [...page.matchAll(/^### (.+)$/gm)].map((match) => match[1]);
  assert.deepEqual(sections.sort(), formats.map((format) => format.name).sort());
});

test('no record is recognised by two formats, but for what is left to the last one', () => {
  assert.equal(formats.at(-1), elasticDocument);
  for (const sample of samples) {
    const found = formats.filter((format) => format !== elasticDocument && format.recognise(sample));
    assert.ok(found.length <= 1, found.map((format) => format.name).join(', '));
  }
});

test('the first format that recognises a record reads it', () => {
  const lines = sampleLines();
  let count = 0;
  for (const line of lines) {
    for (const variant of [line, ...addedMembers(JSON.parse(line) as JsonObject)]) {
      const record = JSON.parse(variant) as JsonObject;
      count++;
      assert.equal(
        findFormat(record),
        formats.find((format) => format.recognise(record)),
        variant,
      );
    }
  }
  assert.ok(count > lines.length * 10);
});

test('formats are total: any value under any field is recognised or not, normalised or rejected', () => {
  const noText = { toString: null, valueOf: null };
  const values = [null, 0, '', 'x', true, [], {}, [null], { value: null }, ['x', { a: 1 }], noText, [noText]];
  const all = [...samples, ...sampleLines().map((line) => JSON.parse(line) as JsonObject)];
  for (const sample of all) {
    for (const field of Object.keys(sample)) {
      for (const value of values) {
        const record = { ...sample, [field]: value } as JsonObject;
        const made = findFormat(record)?.normalise(record);
        assert.ok(made === undefined || made.kind === 'rejected' || made.doc !== undefined);
      }
    }
  }
});
