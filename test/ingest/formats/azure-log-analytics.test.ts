import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { getField } from '../../../src/event/fields.ts';
import type { JsonObject } from '../../../src/event/json.ts';
import { subscription, tenant, vmId, vmIdUpper } from '../support/azure-records.ts';
import { readOne } from '../support/read-all.ts';

/* Synthetic, as the samples say. */

const file = new URL('./samples/azure-log-analytics.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: { record: JsonObject }[] };
const row = cases[0]?.record as JsonObject;
const workspace = row['TenantId'];
const claimTypes = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';

const result = 'azure.activitylogs.result_type';
const id = 'azure.resource.id';
const noObjects = { Properties: '', Properties_d: null, Authorization: '', Authorization_d: null };

/** Changes to the sample row, and fields of the document that they decide; undefined means absent. */
const rows: readonly [name: string, changes: JsonObject, fields: Record<string, unknown>][] = [
  ['the tenant is the claims’, the column is the workspace', {}, { 'azure.tenant.id': tenant }],
  ['the workspace is kept', {}, { 'azure.activitylogs.workspace_id': workspace }],
  [
    'no claims, no tenant',
    { Claims: '', Claims_d: null },
    { 'azure.tenant.id': undefined, 'user.email': 'miriamg@contoso.com' },
  ],
  ['Success', { ActivityStatusValue: 'Success' }, { [result]: 'Success', 'event.outcome': 'success' }],
  ['Succeeded', { ActivityStatusValue: 'Succeeded' }, { [result]: 'Success', 'event.outcome': 'success' }],
  ['Failed', { ActivityStatusValue: 'Failed' }, { [result]: 'Failure', 'event.outcome': 'failure' }],
  ['Accepted', { ActivityStatusValue: 'Accepted' }, { [result]: 'Accept', 'event.outcome': undefined }],
  [
    'the older vocabulary',
    { OperationNameValue: 'Microsoft.Compute/virtualMachines/runCommand/action', Level: 'Informational' },
    { 'event.action': 'MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMAND/ACTION', 'log.level': 'Information' },
  ],
  [
    'columns of before 2020',
    { OperationNameValue: undefined, OperationName: 'Microsoft.Compute/virtualMachines/write' },
    { 'event.action': 'MICROSOFT.COMPUTE/VIRTUALMACHINES/WRITE' },
  ],
  [
    'an operation from the authorization',
    { OperationNameValue: '' },
    { 'event.action': 'MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMAND/ACTION' },
  ],
  ['the id in lower case alone', noObjects, { [id]: vmIdUpper, 'azure.subscription_id': subscription }],
  [
    'a child that the column leaves out',
    { ...noObjects, Authorization: JSON.stringify({ scope: `${vmId}/runCommands/deploy` }) },
    { [id]: `${vmIdUpper}/RUNCOMMANDS/DEPLOY` },
  ],
  [
    'a scope of another resource',
    { ...noObjects, Authorization: JSON.stringify({ scope: `${vmId}2` }) },
    { [id]: vmIdUpper },
  ],
  ['no column, but an entity', { _ResourceId: undefined }, { [id]: vmIdUpper }],
  [
    'an address of the request',
    { CallerIpAddress: '' },
    { 'source.ip': '203.0.113.7', 'client.ip': '203.0.113.7' },
  ],
  [
    'objects in place of text',
    { Claims: undefined, Claims_d: { [`${claimTypes}/upn`]: 'jonis@contoso.com' } },
    { 'user.email': 'jonis@contoso.com' },
  ],
  ['text that is no JSON', { Authorization: '{"scope":', Authorization_d: '' }, { [id]: vmIdUpper }],
];

for (const [name, changes, fields] of rows) {
  test(`field by field: ${name}`, async () => {
    const { events, report } = await readOne({ ...row, ...changes });
    assert.deepEqual(report.faults, []);
    for (const [path, value] of Object.entries(fields)) {
      assert.deepEqual(getField(events[0]?.doc ?? {}, path), value, path);
    }
  });
}

test('ingestion_time() tells more than the submission does', async () => {
  const asked = await readOne({ ...row, ingestion_time: '2026-06-03T09:40:00Z' });
  assert.equal(asked.events[0]?.ingested?.ms, Date.UTC(2026, 5, 3, 9, 40));
  const { events } = await readOne({ ...row, EventSubmissionTimestamp: '' });
  assert.equal(events[0]?.ingested, undefined);
});

const csvTime = 'TimeGenerated [UTC]';

test('day and month of the portal follow the time of submission, else that of the token', async () => {
  const exported = { ...row, TimeGenerated: undefined, [csvTime]: '6/3/2026, 9:30:00.123 AM' };
  const march = Date.UTC(2026, 2, 6, 9, 30, 0, 123);
  const june = Date.UTC(2026, 5, 3, 9, 30, 0, 123);
  const time = async (changes: JsonObject) =>
    (await readOne({ ...exported, ...noObjects, ...changes })).events[0]?.time.ms;
  assert.equal(await time({}), june);
  assert.equal(await time({ Properties: '{"eventSubmissionTimestamp":"2026-03-06T09:33:20Z"}' }), march);
  assert.equal(await time({ Claims: '{"iat":"1772788800"}' }), march);
  assert.equal(await time({ [csvTime]: '03/06/2026, 09:30:00.123', Claims: '{}' }), june);
});

const rejected: readonly [name: string, changes: JsonObject, message: RegExp][] = [
  ['no time', { TimeGenerated: undefined }, /^TimeGenerated is missing or no date$/],
  ['a time that is none', { TimeGenerated: '32/13/2026' }, /no date/],
  [
    'local time',
    { TimeGenerated: undefined, 'TimeGenerated [Local Time]': '16/07/2026 20:26:12.030' },
    /local time of whoever exported it: export in UTC/,
  ],
];

for (const [name, changes, message] of rejected) {
  test(`no event: ${name}`, async () => {
    const { events, report } = await readOne({ ...row, ...changes });
    assert.equal(events.length, 0);
    assert.deepEqual(
      report.faults.map((fault) => fault.code),
      ['record-no-time'],
    );
    assert.match(report.faults[0]?.samples[0]?.message ?? '', message);
  });
}

test('rows of an answer have their place in it, and an original of their own', async () => {
  const answer = cases[3]?.record as JsonObject;
  const { events, report } = await readOne(answer);
  assert.deepEqual(
    events.map(({ source }) => source.index),
    [0, 1],
  );
  assert.equal(JSON.parse(events[1]?.original ?? '')['ActivityStatusValue'], 'Success');
  assert.equal(report.records, 2);
});

test('an answer without rows holds nothing, and one with other rows says so', async () => {
  const empty = { tables: [{ name: 'PrimaryResult', columns: [{ name: 'TimeGenerated' }], rows: [] }] };
  assert.deepEqual(
    (await readOne(empty)).report.faults.map((fault) => fault.code),
    ['source-empty'],
  );
  const other = { tables: [{ columns: [{ name: 'count_' }], rows: [[5], 'x', [6]] }] };
  const { report } = await readOne(other);
  assert.equal(report.countOf('record-unknown-format'), 2);
});

test('secrets of request bodies go', async () => {
  const body = JSON.stringify({ properties: { protectedParameters: [{ name: 'token', value: 'hunter2' }] } });
  const { events } = await readOne({ ...row, Properties: JSON.stringify({ requestbody: body }) });
  assert.ok(!JSON.stringify(events).includes('hunter2'));
});
