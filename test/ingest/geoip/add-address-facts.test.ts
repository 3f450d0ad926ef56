import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getField } from '../../../src/event/fields.ts';
import type { JsonObject } from '../../../src/event/json.ts';
import { addAddressFacts } from '../../../src/ingest/geoip/add-address-facts.ts';
import type { AddressFacts } from '../../../src/ingest/geoip/address-facts.ts';
import { hubRecord } from '../support/azure-records.ts';
import { memoryInput } from '../support/memory-input.ts';
import { readAll } from '../support/read-all.ts';

/* Synthetic. */

const facts: AddressFacts = { as: { number: 64500 }, geo: { country_iso_code: 'NL' } };
const find = (ip: string): AddressFacts | undefined => (ip.startsWith('203.0.113.') ? facts : undefined);

const cases: readonly [name: string, doc: JsonObject, added: JsonObject][] = [
  [
    'nested',
    { source: { ip: '203.0.113.7', port: 1 } },
    { source: { ip: '203.0.113.7', port: 1, ...facts } },
  ],
  ['dotted', { 'source.ip': '203.0.113.7' }, { 'source.ip': '203.0.113.7', source: { ...facts } }],
  [
    'what the record says counts',
    { source: { ip: '203.0.113.7', as: { number: 64511 } } },
    { source: { ip: '203.0.113.7', as: { number: 64511 }, geo: facts.geo } },
  ],
  [
    'also where it says so with dots',
    { 'source.ip': '203.0.113.7', 'source.as.number': 64511, 'source.geo.country_iso_code': 'FR' },
    { 'source.ip': '203.0.113.7', 'source.as.number': 64511, 'source.geo.country_iso_code': 'FR' },
  ],
  [
    'the other end of a connection',
    { source: { ip: '10.0.0.4' }, destination: { ip: '203.0.113.80' } },
    { source: { ip: '10.0.0.4' }, destination: { ip: '203.0.113.80', ...facts } },
  ],
];

for (const [name, doc, added] of cases) {
  test(`addresses: ${name}`, () => assert.deepEqual(addAddressFacts(doc, find), added));
}

test('a document without such an address stays the same object', () => {
  const doc = { source: { ip: '10.0.0.4' } };
  assert.equal(addAddressFacts(doc, find), doc);
});

test('events get it as they are read', async () => {
  const { events } = await readAll([memoryInput(JSON.stringify(hubRecord()))], { findAddress: find });
  assert.deepEqual(getField(events[0]?.doc ?? {}, 'source.as'), facts.as);
});
