import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Event } from '../../../src/event/event.ts';
import { fieldGetter, getField } from '../../../src/event/fields.ts';
import type { JsonObject, JsonValue } from '../../../src/event/json.ts';
import { openInputs } from '../../../src/ingest/sources/open-inputs.ts';
import { noOracle, oraclePath } from '../support/oracle.ts';
import { readAll } from '../support/read-all.ts';

/* Real records of the peers' test data: input and output of Elastic's pipeline, and a published REST record. */

const samples = oraclePath('azure');
const skip = noOracle(samples);

async function eventsOf(...path: string[]): Promise<Event[]> {
  const { inputs } = await openInputs([join(samples, ...path)], { cwd: '/' });
  const { events, report } = await readAll(inputs);
  assert.deepEqual(report.faults, []);
  return events;
}

/** Every leaf of a document by its path; arrays are leaves. */
function leaves(
  value: JsonValue | undefined,
  path: string,
  found: Map<string, JsonValue>,
): Map<string, JsonValue> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [key, item] of Object.entries(value))
      leaves(item, path === '' ? key : `${path} > ${key}`, found);
  } else if (value !== undefined) {
    found.set(path, value);
  }
  return found;
}

/**
 * Not compared, because the pipeline's output depends on more than the record: databases of places (`geo`, `source.geo`), its own
 * clock (`event.ingested`), its version (`ecs.version`), what the shipper was told to keep (`tags`, `event.original`). The
 * address was anonymised differently in the input and in the output.
 */
const notCompared =
  /^(?:geo|tags|source > (?:geo|ip)|client > ip|related > ip|ecs|event > (?:ingested|original))/;

test('a raw record becomes what the pipeline made of it', { skip }, async (t) => {
  const [event] = await eventsOf('elastic-integrations', 'test-activitylogs-raw.log');
  const file = join(samples, 'elastic-integrations', 'test-activitylogs-raw.log-expected.01087ab4.json');
  const { expected } = JSON.parse(readFileSync(file, 'utf8')) as { expected: JsonObject[] };
  const actual = leaves(event?.doc, '', new Map());
  for (const [path, value] of leaves(expected[0], '', new Map())) {
    if (!notCompared.test(path)) assert.deepEqual(actual.get(path), value, path);
  }
  assert.equal(getField(event?.doc ?? {}, 'source.ip'), '81.2.69.144');
  assert.deepEqual(getField(event?.doc ?? {}, 'related.ip'), ['81.2.69.144']);
  t.diagnostic('oracle: 1 cases of activity log samples');
});

test('health records become documents, bodies as text and as objects alike', { skip }, async (t) => {
  const [, text, object] = await eventsOf('elastic-integrations', 'test-activitylogs-raw.log');
  for (const event of [text, object]) {
    const doc = event?.doc ?? {};
    assert.equal(getField(doc, 'azure.activitylogs.event_category'), 'ResourceHealth');
    assert.equal(getField(doc, 'azure.activitylogs.result_type'), 'Updated');
    assert.equal(getField(doc, 'event.outcome'), undefined);
    assert.equal(getField(doc, 'azure.resource.provider'), 'Microsoft.domainRegistration');
    assert.equal(getField(doc, 'azure.activitylogs.properties.responseBody.skuTest.myName'), 'Standard_LRS');
    assert.equal(getField(doc, 'azure.activitylogs.properties.requestBody.testData.myTest'), 123);
  }
  assert.deepEqual(text?.doc, object?.doc);
  t.diagnostic('oracle: 2 cases of activity log samples');
});

test('ids in mixed case are read in full', { skip }, async (t) => {
  const [site, directory] = await eventsOf(
    'elastic-integrations',
    'test-activitylogs-mixedcase-resourceid.log',
  );
  assert.deepEqual(getField(site?.doc ?? {}, 'azure.resource'), {
    id: '/subscriptions/12345678-1234-1234-1234-123456789abc/resourcegroups/my-resource-group/providers/Microsoft.Web/sites/my-app-service',
    group: 'my-resource-group',
    provider: 'Microsoft.Web/sites',
    name: 'my-app-service',
  });
  assert.equal(getField(site?.doc ?? {}, 'azure.subscription_id'), '12345678-1234-1234-1234-123456789abc');
  assert.equal(getField(site?.doc ?? {}, 'event.action'), 'MICROSOFT.WEB/SITES/START/ACTION');
  assert.equal(getField(site?.doc ?? {}, 'event.outcome'), 'success');
  assert.equal(getField(directory?.doc ?? {}, 'azure.resource.provider'), 'Microsoft.aadiam');
  assert.equal(getField(directory?.doc ?? {}, 'azure.tenant.id'), 'ffffffff-aaaa-bbbb-cccc-dddddddddddd');
  t.diagnostic('oracle: 2 cases of activity log samples');
});

test("the integration's own document passes through", { skip }, async (t) => {
  const [event] = await eventsOf('elastic-integrations', 'sample_event.37c97e14.json');
  const file = join(samples, 'elastic-integrations', 'sample_event.37c97e14.json');
  assert.deepEqual(event?.doc, JSON.parse(readFileSync(file, 'utf8')));
  assert.equal(event?.format, 'azure-elastic');
  assert.equal(event?.dataStream, 'logs-azure.activitylogs-default');
  assert.deepEqual(event?.ingested, { ms: Date.UTC(2020, 9, 30, 20, 47, 48, 123), ns: 859400 });
  t.diagnostic('oracle: 1 cases of activity log samples');
});

test('a published REST record of Run Command', { skip }, async (t) => {
  const [event] = await eventsOf('stratus', 'run-command-succeeded.rest.json');
  const doc = event?.doc ?? {};
  assert.equal(event?.id, '25235036-3b0c-46e7-97d0-5bea476a6ab8');
  assert.deepEqual(event?.time, { ms: Date.UTC(2022, 5, 1, 11, 39, 35, 698), ns: 653900 });
  assert.equal(getField(doc, 'event.action'), 'MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMAND/ACTION');
  assert.equal(getField(doc, 'event.outcome'), 'success');
  assert.equal(getField(doc, 'azure.activitylogs.result_type'), 'Success');
  assert.equal(
    getField(doc, 'azure.resource.id'),
    '/SUBSCRIPTIONS/<your-subscription-id>/RESOURCEGROUPS/RG-4X3TJ2HB/PROVIDERS/MICROSOFT.COMPUTE/VIRTUALMACHINES/VM-4X3TJ2HB',
  );
  assert.equal(getField(doc, 'azure.resource.name'), 'VM-4X3TJ2HB');
  assert.equal(getField(doc, 'azure.subscription_id'), '<your-subscription-id>');
  assert.equal(getField(doc, 'user.email'), 'you@domain.tld');
  assert.equal(getField(doc, 'log.level'), 'Information');
  t.diagnostic('oracle: 1 cases of activity log samples');
});

test('endpoint events pass through', { skip }, async (t) => {
  const [event] = await eventsOf('elastic-endpoint', 'process.sample_event.json');
  const file = join(samples, 'elastic-endpoint', 'process.sample_event.json');
  const { process: _, ...rest } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  for (const [key, value] of Object.entries(rest)) assert.deepEqual(event?.doc[key], value, key);
  assert.equal(fieldGetter('process.entity_id')(event?.doc ?? {})?.toString().length, 84);
  // A field of 64 bits that a number would round.
  assert.equal(getField(event?.doc ?? {}, 'process.Ext.ptrace.data'), '6042695217945480400');
  assert.deepEqual([event?.format, event?.id], ['elastic-defend', 'MYfZG00oEwD2/fqT+++++CLz']);
  const others = {
    alerts: 'elastic-document',
    file: 'elastic-defend-file',
    network: 'elastic-defend-network',
    metadata: 'elastic-document',
  };
  for (const [name, format] of Object.entries(others)) {
    const [other] = await eventsOf('elastic-endpoint', `${name}.sample_event.json`);
    assert.equal(other?.format, format, name);
  }
  t.diagnostic('oracle: 5 cases of endpoint samples');
});
