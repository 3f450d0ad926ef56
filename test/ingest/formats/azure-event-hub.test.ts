import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getField } from '../../../src/event/fields.ts';
import type { JsonObject } from '../../../src/event/json.ts';
import {
  correlation,
  hubRecord,
  objectId,
  subscription,
  tenant,
  userClaims,
  vmId,
  vmIdUpper,
} from '../support/azure-records.ts';
import { readOne } from '../support/read-all.ts';

const claimTypes = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';
const underscored = Object.fromEntries(
  Object.entries(userClaims).map(([key, value]) => [key.replaceAll('.', '_'), value]),
);

/** The document that `docs/formats.md` promises for the sample record; also what the REST shape of it must yield. */
export const expectedDocument = {
  '@timestamp': '2026-06-03T09:30:00.123Z',
  azure: {
    activitylogs: {
      category: 'Administrative',
      event_category: 'Administrative',
      identity: {
        authorization: {
          scope: vmId,
          action: 'Microsoft.Compute/virtualMachines/runCommand/action',
          evidence: {
            role: 'Virtual Machine Contributor',
            role_assignment_scope: `/subscriptions/${subscription}`,
            role_assignment_id: '00000000000000000000000000000001',
            role_definition_id: '00000000000000000000000000000002',
            principal_id: 'aaaaaaaa000011112222bbbbbbbbbbbb',
            principal_type: 'User',
          },
        },
        claims: underscored,
        claims_initiated_by_user: {
          fullname: 'Miriam Graham',
          givenname: 'Miriam',
          name: 'miriamg@contoso.com',
          schema: claimTypes,
          surname: 'Graham',
        },
      },
      operation_name: 'MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMAND/ACTION',
      properties: {
        status_code: 'Accepted',
        service_request_id: 'request-1',
        entity: vmId,
        message: 'Microsoft.Compute/virtualMachines/runCommand/action',
        hierarchy: `${tenant}/${subscription}`,
      },
      result_signature: 'Started.',
      result_type: 'Start',
      tenant_id: tenant,
    },
    correlation: { id: correlation },
    correlation_id: correlation,
    resource: {
      id: vmIdUpper,
      group: 'RG-WEB',
      provider: 'MICROSOFT.COMPUTE/VIRTUALMACHINES',
      name: 'WEB01',
    },
    resource_group: { name: 'RG-WEB' },
    resource_provider: { namespace: 'MICROSOFT.COMPUTE/VIRTUALMACHINES' },
    subscription_id: subscription,
    tenant: { id: tenant },
  },
  client: { ip: '203.0.113.7' },
  cloud: { account: { id: subscription }, provider: 'azure', region: 'westeurope', resource_id: vmIdUpper },
  data_stream: { type: 'logs', dataset: 'azure.activitylogs', namespace: 'default' },
  ecs: { version: '8.11.0' },
  event: {
    action: 'MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMAND/ACTION',
    dataset: 'azure.activitylogs',
    duration: 0,
    kind: 'event',
    module: 'azure',
  },
  geo: { name: 'westeurope' },
  log: { level: 'Information' },
  message: 'queued',
  related: {
    entity: [vmIdUpper, 'aaaaaaaa000011112222bbbbbbbbbbbb'],
    ip: ['203.0.113.7'],
    user: ['miriamg'],
  },
  source: { ip: '203.0.113.7' },
  user: { name: 'miriamg', domain: 'contoso.com', email: 'miriamg@contoso.com', full_name: 'Miriam Graham' },
};

test('a record becomes the document of the integration', async () => {
  const { events, report } = await readOne(hubRecord());
  assert.deepEqual(report.faults, []);
  assert.deepEqual(events[0]?.doc, expectedDocument);
  assert.equal(events[0]?.dataStream, 'logs-azure.activitylogs-default');
  assert.deepEqual(events[0]?.time, { ms: Date.UTC(2026, 5, 3, 9, 30, 0, 123), ns: 456700 });
});

async function documentOf(changes: Record<string, unknown>): Promise<JsonObject> {
  const { events, report } = await readOne(hubRecord(changes));
  assert.deepEqual(report.faults, []);
  return events[0]?.doc ?? {};
}

/** Changes to the sample record, and fields of the document that they decide; undefined means absent. */
const rows: readonly [name: string, changes: Record<string, unknown>, fields: Record<string, unknown>][] = [
  ['Accept has no outcome', { resultType: 'Accept' }, { 'event.outcome': undefined }],
  [
    'Success',
    { resultType: 'Success' },
    { 'event.outcome': 'success', 'azure.activitylogs.result_type': 'Success' },
  ],
  [
    'Failure',
    { resultType: 'Failure' },
    { 'event.outcome': 'failure', 'azure.activitylogs.result_type': 'Failure' },
  ],
  [
    "REST's words",
    { resultType: 'Succeeded' },
    { 'event.outcome': 'success', 'azure.activitylogs.result_type': 'Success' },
  ],
  [
    'other states stay',
    { resultType: 'Updated' },
    { 'event.outcome': undefined, 'azure.activitylogs.result_type': 'Updated' },
  ],
  [
    'outcome of the properties',
    { resultType: 'Other', properties: { result: 'failure' } },
    { 'event.outcome': 'failure' },
  ],
  [
    'a mixed-case operation',
    { operationName: 'Microsoft.Compute/virtualMachines/runCommand/action' },
    { 'event.action': 'MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMAND/ACTION' },
  ],
  ['a verb for a category', { category: 'Write' }, { 'event.type': ['change'], 'event.category': undefined }],
  ['read', { category: 'Read' }, { 'event.type': ['access'] }],
  ['delete', { category: 'Delete' }, { 'event.type': ['deletion'] }],
  ['policy', { properties: { policies: '[]' } }, { 'azure.activitylogs.event_category': 'Policy' }],
  ['a long duration', { durationMs: 2826 }, { 'event.duration': 2_826_000_000 }],
  ['a duration that is none', { durationMs: '-' }, { 'event.duration': undefined }],
  [
    'levels as numbers',
    { level: undefined, Level: 4 },
    { 'log.level': 'Information', 'azure.activitylogs.Level': undefined },
  ],
  ['levels as numbers in text', { level: '2' }, { 'log.level': 'Error' }],
  [
    'an address with a port',
    { callerIpAddress: '203.0.113.7:51000' },
    { 'source.ip': '203.0.113.7', 'source.address': undefined },
  ],
  [
    'an IPv6 address',
    { callerIpAddress: '[2001:db8::7]:443' },
    { 'source.ip': '2001:db8::7', 'client.ip': '2001:db8::7' },
  ],
  [
    'an address that is none',
    { callerIpAddress: 'internal' },
    { 'source.ip': undefined, 'source.address': 'internal', 'related.ip': undefined },
  ],
  ['no address', { callerIpAddress: undefined }, { source: undefined, client: undefined }],
  [
    'properties as text',
    { properties: '{"statusCode":"OK","requestBody":"{\\"a\\":1}"}' },
    { 'azure.activitylogs.properties': { status_code: 'OK', requestBody: { a: 1 } } },
  ],
  [
    'properties that are no JSON',
    { properties: 'words' },
    { 'azure.activitylogs.properties': 'words', 'azure.activitylogs.event_category': 'Administrative' },
  ],
  [
    'identity as JSON text',
    { identity: '{"claims":{"a.b":"c"}}' },
    { 'azure.activitylogs.identity': { claims: { a_b: 'c' } }, user: undefined },
  ],
  [
    'identity as a name',
    { identity: 'Miriam Graham' },
    { 'azure.activitylogs.identity_name': 'Miriam Graham', 'azure.activitylogs.identity': undefined },
  ],
  ['no identity', { identity: undefined }, { 'azure.activitylogs.identity': undefined, user: undefined }],
  [
    'evidence in part',
    { identity: { authorization: { evidence: { role: 'Subscription Admin' } } } },
    { 'azure.activitylogs.identity': { authorization: { evidence: { role: 'Subscription Admin' } } } },
  ],
  [
    'a service principal',
    {
      identity: {
        claims: {
          appid: 'app-1',
          [`http://schemas.microsoft.com/identity/claims/objectidentifier`]: objectId,
        },
      },
    },
    { user: undefined, 'related.user': undefined },
  ],
  [
    'a leading space',
    { identity: { claims: { [`${claimTypes}/name`]: ' admin@contoso.com' } } },
    { 'user.email': 'admin@contoso.com', 'user.name': 'admin' },
  ],
  [
    'a guest',
    { identity: { claims: { [`${claimTypes}/name`]: 'sam_contoso.com#EXT#@fabrikam.onmicrosoft.com' } } },
    {
      'user.name': 'sam_contoso.com#EXT#',
      'user.domain': 'fabrikam.onmicrosoft.com',
      'user.email': 'sam_contoso.com#EXT#@fabrikam.onmicrosoft.com',
    },
  ],
  [
    'a personal account',
    { identity: { claims: { [`${claimTypes}/name`]: 'live.com#leeg@contoso.com' } } },
    { 'user.name': 'leeg', 'user.domain': 'contoso.com' },
  ],
  [
    'a name that is no address',
    { identity: { claims: { [`${claimTypes}/name`]: 'Miriam' } } },
    { 'user.name': 'Miriam', 'user.email': undefined },
  ],
  [
    'the principal name where the name is missing',
    { identity: { claims: { [`${claimTypes}/upn`]: 'leeg@contoso.com' } } },
    { 'user.email': 'leeg@contoso.com' },
  ],
  [
    'no tenant',
    { tenantId: undefined },
    { 'azure.tenant': undefined, 'azure.activitylogs.tenant_id': undefined },
  ],
  ['fields of no other place', { ReleaseVersion: '6.2' }, { 'azure.activitylogs.ReleaseVersion': '6.2' }],
  [
    'hostile claims',
    { identity: JSON.parse('{"claims":{"__proto__":{"x":1},"constructor":"y"}}') },
    {
      'azure.activitylogs.identity.claims.constructor': 'y',
      'azure.activitylogs.identity.claims.x': undefined,
    },
  ],
];

for (const [name, changes, fields] of rows) {
  test(`field by field: ${name}`, async () => {
    const doc = await documentOf(changes);
    for (const [path, value] of Object.entries(fields)) assert.deepEqual(getField(doc, path), value, path);
  });
}

const ids: readonly [id: string, parts: Record<string, string>][] = [
  [
    `${vmIdUpper}/EXTENSIONS/SETUP`,
    { provider: 'MICROSOFT.COMPUTE/VIRTUALMACHINES', name: 'WEB01/EXTENSIONS/SETUP', group: 'RG-WEB' },
  ],
  [
    `${vmId}/runCommands/deploy`,
    { provider: 'Microsoft.Compute/virtualMachines', name: 'web01/runCommands/deploy', group: 'rg-web' },
  ],
  [
    vmId.replace('resourceGroups', 'resourcegroups'),
    { provider: 'Microsoft.Compute/virtualMachines', name: 'web01', group: 'rg-web' },
  ],
  [`/subscriptions/${subscription}/providers/Microsoft.Security`, { provider: 'Microsoft.Security' }],
  [`/subscriptions/${subscription}/resourceGroups/rg-web`, { group: 'rg-web' }],
  [
    `${vmId}/providers/Microsoft.Authorization/roleAssignments/x`,
    { provider: 'Microsoft.Authorization/roleAssignments', name: 'x', group: 'rg-web' },
  ],
  [
    `/subscriptions/${subscription}/RESOURCEGROUPS/RG/PROVIDERS/MICROSOFT.EVENTHUB/NAMESPACES/NS/AUTHORIZATIONRULES/R`,
    { provider: 'MICROSOFT.EVENTHUB', namespace: 'NS', authorization_rule: 'R', group: 'RG' },
  ],
  ['no id at all', {}],
];

for (const [id, parts] of ids) {
  test(`resource id: ${id}`, async () => {
    const doc = await documentOf({ resourceId: id });
    assert.deepEqual(getField(doc, 'azure.resource'), { id, ...parts });
    const inSubscription = id.startsWith('/');
    assert.equal(getField(doc, 'azure.subscription_id'), inSubscription ? subscription : undefined);
  });
}

test('a hostile claim becomes an own property like any other', async () => {
  const doc = await documentOf({ identity: JSON.parse('{"claims":{"__proto__":{"x":1},"a":"b"}}') });
  const claims = getField(doc, 'azure.activitylogs.identity.claims') as JsonObject;
  assert.deepEqual(Object.keys(claims), ['__proto__', 'a']);
  assert.equal(Object.getPrototypeOf(claims), Object.prototype);
});

test('the tenant of a tenant resource', async () => {
  const doc = await documentOf({
    resourceId: `/TeNaNtS/${tenant}/PrOvIdErS/Microsoft.aadiam`,
    tenantId: undefined,
  });
  assert.equal(getField(doc, 'azure.tenant.id'), tenant);
  assert.equal(getField(doc, 'azure.resource.provider'), 'Microsoft.aadiam');
});

const times: readonly [time: string, iso: string][] = [
  ['2026-06-03T09:30:00Z', '2026-06-03T09:30:00.000Z'],
  ['2026-06-03T11:30:00.5+02:00', '2026-06-03T09:30:00.500Z'],
  ['6/3/2026 9:30:00 AM', '2026-06-03T09:30:00.000Z'],
  ['06/03/2026 21:30:00', '2026-06-03T21:30:00.000Z'],
  ['6/3/2026 12:30:00 AM +01:00', '2026-06-02T23:30:00.000Z'],
  ['6/3/2026 12:30:00 PM', '2026-06-03T12:30:00.000Z'],
];

for (const [time, iso] of times) {
  test(`time: ${time}`, async () => {
    assert.equal((await documentOf({ time }))['@timestamp'], iso);
  });
}

test('the time at which a shipper enqueued it is the ingest time', async () => {
  const { events } = await readOne(hubRecord({ EventEnqueuedUtcTime: '2026-06-03T09:36:00.5Z' }));
  assert.deepEqual(events[0]?.ingested, { ms: Date.UTC(2026, 5, 3, 9, 36, 0, 500), ns: 0 });
  assert.equal(getField(events[0]?.doc ?? {}, 'event.ingested'), '2026-06-03T09:36:00.500Z');
});

const misfits: readonly [name: string, record: Record<string, unknown>, code: string][] = [
  ['no time', hubRecord({ time: undefined }), 'record-no-time'],
  ['a time that is none', hubRecord({ time: '2026-02-30T00:00:00Z' }), 'record-no-time'],
  ['a resource log', hubRecord({ category: 'AuditEvent' }), 'record-unknown-format'],
  [
    'a metric of the gateway',
    hubRecord({ category: 'AllMetrics', operationName: 'Gateway activity' }),
    'record-unknown-format',
  ],
  ['no operation', hubRecord({ operationName: undefined }), 'record-unknown-format'],
  [
    'metrics',
    { count: 1, time: '2026-06-03T09:30:00Z', resourceId: vmIdUpper, metricName: 'x' },
    'record-unknown-format',
  ],
  [
    'no category and no operation of resources',
    hubRecord({ category: undefined, operationName: 'Sign-in activity' }),
    'record-unknown-format',
  ],
];

for (const [name, record, code] of misfits) {
  test(`not an event: ${name}`, async () => {
    const { events, report } = await readOne(record);
    assert.equal(events.length, 0);
    assert.deepEqual(
      report.faults.map((fault) => [fault.code, fault.count]),
      [[code, 1]],
    );
  });
}

test('a record without a category is known by its operation', async () => {
  const { events } = await readOne(hubRecord({ category: undefined }));
  assert.equal(events[0]?.format, 'azure-event-hub');
});
