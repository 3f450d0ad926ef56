import type { Event } from '../../../../src/event/event.ts';
import type { JsonObject } from '../../../../src/event/json.ts';
import { hubRecord, restRecord, tenant, userClaims, vmId } from '../azure-records.ts';

/* Synthetic: the records of one request in every shape in which people have them. */

interface Step {
  readonly time: string;
  readonly hub: string;
  readonly rest: string;
  readonly signature: string;
}

const steps: readonly Step[] = [
  { time: '2026-06-03T09:30:00.1230000Z', hub: 'Start', rest: 'Started', signature: 'Started.' },
  { time: '2026-06-03T09:30:01.4560000Z', hub: 'Accept', rest: 'Accepted', signature: 'Accepted.' },
  { time: '2026-06-03T09:31:00.7890000Z', hub: 'Success', rest: 'Succeeded', signature: 'Succeeded.' },
];

export const hubRecords: readonly JsonObject[] = steps.map(
  ({ time, hub, signature }) =>
    hubRecord({ time, resultType: hub, resultSignature: signature }) as JsonObject,
);
const restRecords = steps.map(({ time, rest }, at) => {
  const eventDataId = `cccc2c2c-dd3d-ee4e-ff5f-00000000000${at}`;
  const id = `${vmId}/events/${eventDataId}/ticks/1`;
  const status = { value: rest, localizedValue: rest };
  return restRecord({ eventTimestamp: time, eventDataId, id, status }) as JsonObject;
});
const rows: readonly Record<string, string>[] = steps.map(({ time, rest }, at) => ({
  TimeGenerated: time,
  OperationNameValue: 'Microsoft.Compute/virtualMachines/runCommand/action',
  ActivityStatusValue: rest,
  CategoryValue: 'Administrative',
  Authorization: JSON.stringify(restRecords[at]?.['authorization']),
  Claims: JSON.stringify(userClaims),
  Caller: 'miriamg@contoso.com',
  CallerIpAddress: '203.0.113.7',
  CorrelationId: String(restRecords[at]?.['correlationId']),
  EventDataId: String(restRecords[at]?.['eventDataId']),
  TenantId: 'bbbb1111-cc22-3333-44dd-555555eeeeee',
  Type: 'AzureActivity',
  _ResourceId: vmId.toLowerCase(),
}));
const columns = Object.keys(rows[0] ?? {});

const lines = (values: readonly unknown[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join('');
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** `6/3/2026, 9:30:00.123 AM`, and what the portals of other countries make of it. */
function shownTime(iso: string, language: string): string {
  const options = { timeZone: 'UTC', dateStyle: 'short', timeStyle: 'medium' } as const;
  const text = new Date(iso).toLocaleString(language, {
    ...options,
    dateStyle: undefined,
    timeStyle: undefined,
  });
  const milliseconds = iso.slice(19, 23);
  return text.replace(/(\d{1,2}[:.]\d{2}[:.]\d{2})/, `$1${milliseconds}`);
}

function portalCsv(language: string): string {
  const header = columns.map((name) => (name === 'TimeGenerated' ? 'TimeGenerated [UTC]' : name));
  const cells = rows.map((row) =>
    columns.map((name) =>
      quoted(name === 'TimeGenerated' ? shownTime(row[name] as string, language) : (row[name] as string)),
    ),
  );
  return `\ufeff${[header, ...cells].map((line) => line.join(',')).join('\r\n')}\r\n`;
}

function pascal(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.charAt(0).toUpperCase() + key.slice(1), item]),
  );
}

function powershell(record: JsonObject): JsonObject {
  return {
    ...pascal(record),
    Authorization: pascal(record['authorization'] as JsonObject),
    HttpRequest: pascal(record['httpRequest'] as JsonObject),
    Claims: { Content: record['claims'] as JsonObject },
    Properties: { Content: record['properties'] as JsonObject },
  };
}

function platformlogs(record: JsonObject): JsonObject {
  const { time, resourceId, operationName, identity, properties, correlationId, ...parsed } = record;
  return {
    '@timestamp': String(time).replace(/0000Z$/, 'Z'),
    data_stream: { dataset: 'azure.platformlogs' },
    azure: {
      resource: { id: resourceId },
      correlation_id: correlationId,
      platformlogs: { ...parsed, operation_name: operationName, identity, properties, tenantId: tenant },
    },
    source: { ip: '203.0.113.7' },
  };
}

function dotted(value: JsonObject, path = ''): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) =>
      typeof item === 'object' && item !== null && !Array.isArray(item)
        ? Object.entries(dotted(item as JsonObject, `${path}${key}.`))
        : [[`${path}${key}`, Array.isArray(item) ? item : [item]]],
    ),
  );
}

/** `documents` are the events that the integration makes of the hub's records. */
export function cloudShapes(documents: readonly Event[]): Readonly<Record<string, string>> {
  const docs = documents.map(({ doc }) => doc);
  const frame = { PrimaryResult: columns.map((ColumnName) => ({ ColumnName })) };
  return {
    'blob, a record a line': lines(hubRecords),
    'message of an event hub': JSON.stringify({ records: hubRecords }),
    'pretty-printed': hubRecords.map((record) => JSON.stringify(record, null, 2)).join('\n'),
    'az monitor activity-log list': JSON.stringify(restRecords, null, 2),
    'REST, with a next page': JSON.stringify({
      value: restRecords,
      nextLink: 'https://management.azure.com/x',
    }),
    'Get-AzActivityLog': JSON.stringify(restRecords.map(powershell)),
    'rows of AzureActivity': JSON.stringify(rows),
    "the portal's CSV, American": portalCsv('en-US'),
    "the portal's CSV, German": portalCsv('de-DE'),
    "the portal's CSV, Japanese": portalCsv('ja-JP'),
    'the query interface': JSON.stringify({
      tables: [
        {
          name: 'PrimaryResult',
          columns: columns.map((name) => ({ name })),
          rows: rows.map((row) => columns.map((name) => row[name])),
        },
      ],
    }),
    "Kusto's frames": JSON.stringify([
      { FrameType: 'DataSetHeader' },
      {
        FrameType: 'DataTable',
        TableKind: 'PrimaryResult',
        Columns: frame.PrimaryResult,
        Rows: rows.map((row) => columns.map((name) => row[name])),
      },
    ]),
    "documents of Elastic's integration": lines(docs),
    "documents of Filebeat's module": lines(
      docs.map(({ data_stream: _, ...doc }) => ({ ...doc, fileset: { name: 'activitylogs' } })),
    ),
    'an answer of a search': JSON.stringify({
      hits: { hits: docs.map((_source, at) => ({ _index: 'x', _id: `hit-${at}`, _source })) },
    }),
    'hits with fields alone': JSON.stringify({
      hits: { hits: docs.map((doc, at) => ({ _id: `hit-${at}`, fields: dotted(doc) })) },
    }),
    'raw records in messages': lines(
      hubRecords.map((record) => ({ '@timestamp': '2026-06-03T09:40:00Z', message: JSON.stringify(record) })),
    ),
    'platform logs': lines(hubRecords.map(platformlogs)),
  };
}
