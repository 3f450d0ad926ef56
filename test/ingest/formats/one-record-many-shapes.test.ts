import assert from 'node:assert/strict';
import { test } from 'node:test';
import { controlRecord } from '../../../src/attribution/cloud/control-record.ts';
import { foldOperations } from '../../../src/attribution/cloud/fold-operations.ts';
import { hubRecord, objectId, restRecord, tenant, userClaims, vmId } from '../support/azure-records.ts';
import { memoryInput } from '../support/memory-input.ts';
import { readAll } from '../support/read-all.ts';

/* Synthetic: one record, made by hand in every shape that the Activity Log comes in. */

const hub = hubRecord();
const rest = restRecord();
const { time: _, resourceId, operationName, identity, properties, tenantId, ...parsed } = hub;
const row = {
  TimeGenerated: hub['time'],
  OperationNameValue: 'Microsoft.Compute/virtualMachines/runCommand/action',
  ActivityStatusValue: 'Started',
  Authorization: JSON.stringify(rest['authorization']),
  Claims: JSON.stringify(userClaims),
  Caller: rest['caller'],
  CallerIpAddress: '203.0.113.7',
  CorrelationId: hub['correlationId'],
  EventDataId: rest['eventDataId'],
  OperationId: rest['operationId'],
  TenantId: 'bbbb1111-cc22-3333-44dd-555555eeeeee',
  Type: 'AzureActivity',
  _ResourceId: vmId.toLowerCase(),
};
const { TimeGenerated, ...untimed } = row;

const shapes: Readonly<Record<string, unknown>> = {
  'azure-event-hub': hub,
  'azure-rest': rest,
  'azure-log-analytics': {
    tables: [{ columns: Object.keys(row).map((name) => ({ name })), rows: [Object.values(row)] }],
  },
  'azure-log-analytics, CSV': { ...untimed, 'TimeGenerated [UTC]': '6/3/2026, 9:30:00.123 AM' },
  'azure-in-message': { '@timestamp': '2026-06-03T09:36:00Z', message: JSON.stringify(hub) },
  'azure-platformlogs': {
    '@timestamp': '2026-06-03T09:30:00.123Z',
    data_stream: { dataset: 'azure.platformlogs' },
    azure: {
      resource: { id: resourceId },
      correlation_id: hub['correlationId'],
      platformlogs: { ...parsed, operation_name: operationName, identity, properties, tenantId },
    },
    source: { ip: '203.0.113.7' },
  },
};

test('one record in every shape is one operation of one principal', async () => {
  const inputs = Object.entries(shapes).map(([name, record]) =>
    memoryInput(JSON.stringify(record), [], name),
  );
  const { events, report } = await readAll(inputs);
  assert.deepEqual(report.faults, []);
  assert.deepEqual(
    events.map(({ format }) => format),
    Object.keys(shapes).map((name) => name.split(',')[0]),
  );
  const records = events.flatMap((event) => controlRecord(event) ?? []);
  assert.equal(records.length, events.length);
  for (const record of records) {
    assert.equal(record.resourceId, vmId);
    assert.deepEqual(
      [record.phase, record.principal.id, record.principal.tenantId],
      ['start', objectId, tenant],
    );
    assert.deepEqual(
      [record.caller.ip, record.time.ms],
      ['203.0.113.7', Date.UTC(2026, 5, 3, 9, 30, 0, 123)],
    );
  }
  for (const some of [records, records.toReversed()]) {
    const operations = foldOperations(some);
    assert.equal(operations.length, 1);
    assert.equal(operations[0]?.principal.name, 'miriamg@contoso.com');
  }
});
