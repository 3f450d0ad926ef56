import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../../src/event/json.ts';
import { hubRecord, restRecord } from '../support/azure-records.ts';
import { memoryInput } from '../support/memory-input.ts';
import { readAll } from '../support/read-all.ts';

/* Synthetic: records in what tools and interfaces put around them. */

const rest = restRecord() as JsonObject;
const row = {
  TimeGenerated: '2026-06-03T09:30:00.123Z',
  OperationNameValue: 'MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMAND/ACTION',
  ActivityStatusValue: 'Start',
  CorrelationId: 'cccc2c2c-dd3d-ee4e-ff5f-aaaaaa6a6a6a',
  Type: 'AzureActivity',
};
const defend = {
  '@timestamp': '2026-06-03T09:30:13.301Z',
  data_stream: { type: 'logs', dataset: 'endpoint.events.process', namespace: 'default' },
  event: { id: 'native', category: ['process'], type: ['start'] },
  process: { pid: 4212 },
};
const xml =
  "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-Sysmon'/><EventID>5</EventID><TimeCreated SystemTime='2026-06-03T09:30:13.301Z'/><EventRecordID>7</EventRecordID><Channel>Microsoft-Windows-Sysmon/Operational</Channel><Computer>web01</Computer></System><EventData><Data Name='Image'>C:\\x.exe</Data></EventData></Event>";
const columns = Object.keys(row).map((name) => ({ ColumnName: name }));
const beat = { '@timestamp': '2026-06-03T10:00:00Z', host: { name: 'collector' } };

const cases: readonly [name: string, content: unknown, formats: readonly string[]][] = [
  ['events under any name', { events: [defend, defend], count: 2 }, ['elastic-defend', 'elastic-defend']],
  ['wrappers within wrappers', { data: { result: { items: [rest] } }, status: 'ok' }, ['azure-rest']],
  ['rows of PowerShell', { Results: [row], Render: null, Error: null }, ['azure-log-analytics']],
  [
    "Kusto's first interface, with its contents",
    {
      Tables: [
        { TableName: 'Table_0', Columns: columns, Rows: [Object.values(row)] },
        { TableName: 'Table_1', Columns: [{ ColumnName: 'Value' }], Rows: [['{}']] },
        { TableName: 'Table_2', Columns: [{ ColumnName: 'Severity' }], Rows: [[4]] },
        {
          TableName: 'Table_3',
          Columns: [{ ColumnName: 'Ordinal' }, { ColumnName: 'Kind' }, { ColumnName: 'Name' }],
          Rows: [
            [0, 'QueryResult', 'PrimaryResult'],
            [1, 'QueryProperties', '@ExtendedProperties'],
            [2, 'QueryStatus', 'QueryStatus'],
          ],
        },
      ],
    },
    ['azure-log-analytics'],
  ],
  [
    "Kusto's second interface, frame by frame",
    [
      { FrameType: 'DataSetHeader', Version: 'v2.0' },
      {
        FrameType: 'DataTable',
        TableKind: 'QueryProperties',
        Columns: [{ ColumnName: 'Key' }],
        Rows: [['x']],
      },
      { FrameType: 'DataTable', TableKind: 'PrimaryResult', Columns: columns, Rows: [Object.values(row)] },
      { FrameType: 'DataSetCompletion', HasErrors: false },
    ],
    ['azure-log-analytics'],
  ],
  [
    'an answer of ES|QL',
    {
      took: 3,
      columns: [{ name: '@timestamp' }, { name: 'event.dataset' }, { name: 'event.id' }],
      values: [[defend['@timestamp'], 'endpoint.events.process', 'native']],
    },
    ['elastic-defend'],
  ],
  ['a document in a message', { ...beat, message: JSON.stringify(defend) }, ['elastic-defend']],
  [
    'an event in a message, behind what syslog adds',
    { ...beat, message: `<14>web01 ${xml}` },
    ['windows-event'],
  ],
  ['an event as Splunk exports it', { preview: false, result: { _raw: xml } }, ['windows-event']],
  ['a request in a message', { ...beat, message: JSON.stringify(hubRecord()) }, ['azure-in-message']],
  [
    'what an application logs',
    { ...beat, message: '{"@timestamp":"2026-06-03T09:00:00Z","a":1}' },
    ['elastic-document'],
  ],
  ['no JSON at all', { ...beat, message: '{' }, ['elastic-document']],
];

for (const [name, content, formats] of cases) {
  test(`wrapped: ${name}`, async () => {
    const { events, report } = await readAll([memoryInput(JSON.stringify(content))]);
    assert.deepEqual(report.faults, []);
    assert.deepEqual(
      events.map(({ format }) => format),
      formats,
    );
  });
}

const rows = Object.values(row);
for (const [name, content] of Object.entries<unknown>({
  'rows of a table': { tables: [{ columns, rows: [rows, null, 7] }] },
  'hits of a search': { hits: { hits: [{ _source: defend }, null, 'x'] } },
  'results of hunting': { Schema: [], Results: [row, null, []] },
  'a list under any name': { events: [defend, null, 3] },
})) {
  test(`wrapped: what is no record among ${name} is counted`, async () => {
    const { events, report } = await readAll([memoryInput(JSON.stringify(content))]);
    assert.equal(events.length, 1);
    assert.equal(report.countOf('record-not-object'), 2);
    assert.equal(report.records, 3);
  });
}

test('wrapped: lines of actions between documents are no records', async () => {
  const lines = [
    { create: { _index: 'logs-endpoint.events.process-default', _id: 'x' } },
    defend,
    { delete: { _id: 'y' } },
  ];
  const { events, report } = await readAll([
    memoryInput(lines.map((line) => JSON.stringify(line)).join('\n')),
  ]);
  assert.deepEqual(report.faults, []);
  assert.equal(events.length, 1);
});

const unknown: readonly [name: string, content: JsonObject][] = [
  ['two lists', { a: [defend], b: [defend] }],
  ['a list of something else', { rules: [{ name: 'x' }] }],
  ['an action with more than its place', { create: { _index: 'x', name: 'y' } }],
  ['deeper than wrappers go', { a: { b: { c: { d: [defend] } } } }],
];

for (const [name, content] of unknown) {
  test(`not taken for a wrapper: ${name}`, async () => {
    const { events, report } = await readAll([memoryInput(JSON.stringify(content))]);
    assert.equal(events.length, 0);
    assert.equal(report.countOf('record-unknown-format'), 1);
  });
}

const pascal = (value: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.charAt(0).toUpperCase() + key.slice(1), item]),
  );
const snake = (value: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), item]),
  );
const authorization = rest['authorization'] as JsonObject;
const request = rest['httpRequest'] as JsonObject;
const powershell = {
  ...pascal(rest),
  Authorization: pascal(authorization),
  HttpRequest: pascal(request),
  Claims: { Content: rest['claims'] },
  Properties: { Content: rest['properties'] },
};

const spellings: readonly [name: string, record: JsonObject][] = [
  ['PowerShell 7', powershell],
  [
    'PowerShell 5, whose dates are numbers',
    { ...powershell, EventTimestamp: `/Date(${Date.UTC(2026, 5, 3, 9, 30, 0, 123)})/` },
  ],
  [
    'older PowerShell, with names for people alone',
    {
      ...powershell,
      OperationName: 'Run Command on Virtual Machine',
      Status: 'Started',
      EventName: 'Begin request',
    },
  ],
  [
    'newer PowerShell, flattened',
    {
      ...Object.fromEntries(
        Object.entries(powershell).filter(([key]) => !['OperationName', 'Status'].includes(key)),
      ),
      OperationNameValue: 'Microsoft.Compute/virtualMachines/runCommand/action',
      StatusValue: 'Started',
    },
  ],
  ['Python', { ...snake(rest), http_request: snake(request) }],
];

for (const [name, record] of spellings) {
  test(`the Activity Log as ${name} spells it is the same record`, async () => {
    const [expected] = (await readAll([memoryInput(JSON.stringify(rest))])).events;
    const { events, report } = await readAll([memoryInput(JSON.stringify([record]))]);
    assert.deepEqual(report.faults, []);
    const [event] = events;
    assert.equal(event?.format, 'azure-rest');
    assert.equal(event?.id, expected?.id);
    assert.deepEqual(event?.doc['source'], expected?.doc['source']);
    assert.deepEqual(event?.doc['user'], expected?.doc['user']);
  });
}
