import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getField } from '../../../src/event/fields.ts';
import type { JsonObject } from '../../../src/event/json.ts';
import { hubRecord, restRecord, vmId, vmIdUpper } from '../support/azure-records.ts';
import { readOne } from '../support/read-all.ts';

const eventDataId = 'cccc2c2c-dd3d-ee4e-ff5f-aaaaaa6a6a6a';

test('a record becomes the document that its event hub shape becomes', async () => {
  const rest = await readOne(restRecord());
  const hub = await readOne(hubRecord());
  assert.deepEqual(rest.report.faults, []);
  const event = rest.events[0];
  assert.match(event?.id ?? '', /^activity-log:[\da-f]{32}$/);
  assert.equal(event?.dataStream, 'logs-azure.activitylogs-default');
  assert.deepEqual(event?.time, hub.events[0]?.time);
  assert.deepEqual(event?.ingested, { ms: Date.UTC(2026, 5, 3, 9, 33, 20), ns: 0 });
  const same = [
    '@timestamp',
    'azure.resource',
    'azure.resource_group',
    'azure.resource_provider',
    'azure.subscription_id',
    'azure.correlation',
    'azure.correlation_id',
    'azure.tenant',
    'azure.activitylogs.category',
    'azure.activitylogs.event_category',
    'azure.activitylogs.identity.claims',
    'azure.activitylogs.identity.claims_initiated_by_user',
    'azure.activitylogs.identity.authorization.evidence.role',
    'azure.activitylogs.operation_name',
    'azure.activitylogs.result_type',
    'azure.activitylogs.tenant_id',
    'azure.activitylogs.properties.entity',
    'azure.activitylogs.properties.message',
    'client',
    'cloud.account',
    'cloud.provider',
    'cloud.resource_id',
    'data_stream',
    'event.action',
    'event.dataset',
    'event.kind',
    'event.module',
    'event.outcome',
    'log',
    'related.ip',
    'related.user',
    'source',
    'user',
  ];
  for (const path of same) {
    assert.deepEqual(getField(event?.doc ?? {}, path), getField(hub.events[0]?.doc ?? {}, path), path);
  }
});

async function documentOf(changes: Record<string, unknown>): Promise<JsonObject> {
  const { events, report } = await readOne(restRecord(changes));
  assert.deepEqual(report.faults, []);
  return events[0]?.doc ?? {};
}

const rows: readonly [name: string, changes: Record<string, unknown>, fields: Record<string, unknown>][] = [
  ['ids', {}, { 'event.id': eventDataId, 'azure.activitylogs.event_data_id': eventDataId }],
  ['submission', {}, { 'event.ingested': '2026-06-03T09:33:20.000Z' }],
  [
    'operation and event name',
    {},
    {
      'azure.activitylogs.properties.operationId': 'aaaa0000-bb11-2222-33cc-444444dddddd',
      'azure.activitylogs.properties.eventName': 'BeginRequest',
    },
  ],
  ['the caller', {}, { 'azure.activitylogs.caller': 'miriamg@contoso.com' }],
  [
    'a caller without claims',
    { claims: undefined },
    { 'user.email': 'miriamg@contoso.com', 'user.name': 'miriamg' },
  ],
  [
    'a service principal without claims',
    { claims: undefined, caller: 'aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb' },
    { user: undefined, 'azure.activitylogs.caller': 'aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb' },
  ],
  [
    'accepted',
    { status: { value: 'Accepted' } },
    { 'azure.activitylogs.result_type': 'Accept', 'event.outcome': undefined },
  ],
  [
    'succeeded',
    { status: { value: 'Succeeded' } },
    { 'azure.activitylogs.result_type': 'Success', 'event.outcome': 'success' },
  ],
  [
    'failed, with a status',
    {
      status: { value: 'Failed' },
      subStatus: { value: 'Conflict', localizedValue: 'Conflict (HTTP Status Code: 409)' },
    },
    {
      'azure.activitylogs.result_type': 'Failure',
      'event.outcome': 'failure',
      'azure.activitylogs.result_signature': 'Conflict',
    },
  ],
  ['no status detail', {}, { 'azure.activitylogs.result_signature': undefined }],
  [
    'a managed run command',
    { resourceId: `${vmId}/runCommands/Deploy-1` },
    {
      'azure.resource.name': 'WEB01/RUNCOMMANDS/DEPLOY-1',
      'azure.activitylogs.properties.entity': `${vmId}/runCommands/Deploy-1`,
    },
  ],
  [
    'no resource id',
    { resourceId: undefined },
    { 'azure.resource.id': vmIdUpper, 'azure.activitylogs.properties.entity': vmId },
  ],
  ['no event data id', { eventDataId: undefined }, { 'event.id': eventDataId }],
  ['no event time', { eventTimestamp: undefined }, { '@timestamp': '2026-06-03T09:30:00.123Z' }],
];

for (const [name, changes, fields] of rows) {
  test(`field by field: ${name}`, async () => {
    const doc = await documentOf(changes);
    for (const [path, value] of Object.entries(fields)) assert.deepEqual(getField(doc, path), value, path);
  });
}

test('ticks are as exact as the time', async () => {
  const { events } = await readOne(restRecord({ eventTimestamp: undefined }));
  assert.deepEqual(events[0]?.time, { ms: Date.UTC(2026, 5, 3, 9, 30, 0, 123), ns: 456700 });
});

test('without time or ticks there is no event', async () => {
  const { report } = await readOne(restRecord({ eventTimestamp: 'x', id: 'y' }));
  assert.deepEqual(
    report.faults.map((fault) => fault.code),
    ['record-no-time'],
  );
});

test('what only looks alike is not read', async () => {
  const { report } = await readOne({
    operationName: { value: 'x', localizedValue: 'x' },
    name: 'an operation',
  });
  assert.deepEqual(
    report.faults.map((fault) => fault.code),
    ['record-unknown-format'],
  );
});
