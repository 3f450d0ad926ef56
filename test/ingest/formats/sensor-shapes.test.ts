import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { getField } from '../../../src/event/fields.ts';
import type { JsonObject, JsonValue } from '../../../src/event/json.ts';
import { memoryInput } from '../support/memory-input.ts';
import { readAll } from '../support/read-all.ts';

/* Synthetic: records of Defender, Elastic Defend and Sysmon for Linux, in every shape in which people have them. */

type Content = string | Buffer;

const lines = (values: readonly unknown[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join('');
const quoted = (value: JsonValue | undefined): string => {
  const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
  return `"${text.replaceAll('"', '""')}"`;
};

function csv(rows: readonly JsonObject[], utc: readonly string[] = []): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const header = columns.map((name) => (utc.includes(name) ? `${name} [UTC]` : name));
  return [header, ...rows.map((row) => columns.map((name) => quoted(row[name])))]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('');
}

async function idsOf(content: Content): Promise<readonly string[]> {
  const { events, report } = await readAll([memoryInput(content, [], 'web01/export')]);
  assert.deepEqual(report.faults, []);
  return events.map(({ id }) => id);
}

function samples(format: string): JsonObject[] {
  const file = new URL(`./samples/${format}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { cases: { record: JsonObject }[] }).cases.map(
    ({ record }) => record,
  );
}

/** Those about devices, of every table that the samples have. */
const streamed = samples('defender-stream').filter(
  (record) => (record['properties'] as JsonObject)['DeviceId'] !== undefined,
);
const tables = streamed.map((record) => String(record['category']).replace('AdvancedHunting-', ''));
const rows = streamed.map((record) => record['properties'] as JsonObject);
const sentinelRows = rows.map((row, at) => ({ ...row, TimeGenerated: row['Timestamp'], Type: tables[at] }));

const defender: Readonly<Record<string, Content>> = {
  'a message of an event hub': JSON.stringify({ records: streamed }),
  'a blob, a record a line': lines(streamed),
  'rows of advanced hunting': JSON.stringify(rows.map((row, at) => ({ ...row, $table: tables[at] }))),
  'an answer of the interface': JSON.stringify({
    Stats: {},
    Schema: [],
    Results: rows.map((row, at) => ({ ...row, Table: tables[at] })),
  }),
  'an answer of Graph': JSON.stringify({
    '@odata.context': 'x',
    schema: [],
    results: rows.map((row, at) => ({ ...row, Table: tables[at] })),
  }),
  "the portal's CSV": `\ufeff${csv(rows.map((row, at) => ({ Table: tables[at], ...row })))}`,
  'rows of Sentinel': JSON.stringify(sentinelRows),
  "CSV of Sentinel's portal": `\ufeff${csv(sentinelRows, ['TimeGenerated'])}`,
  'an answer of the query interface': JSON.stringify({
    tables: [
      {
        name: 'PrimaryResult',
        columns: [...new Set(sentinelRows.flatMap((row) => Object.keys(row)))].map((name) => ({ name })),
        rows: sentinelRows.map((row: JsonObject) =>
          [...new Set(sentinelRows.flatMap((each) => Object.keys(each)))].map((name) => row[name] ?? null),
        ),
      },
    ],
  }),
};

test('Defender: every table has its category or its data', async () => {
  const { events } = await readAll([memoryInput(lines(streamed))]);
  assert.equal(events.length, streamed.length);
  for (const { doc } of events) {
    assert.ok(
      getField(doc, 'event.action') ?? getField(doc, 'event.category') ?? getField(doc, 'cloud.resource_id'),
    );
    assert.ok(getField(doc, 'host.id'));
  }
});

for (const [name, content] of Object.entries(defender)) {
  test(`Defender: the same events as ${name}`, async () => {
    const expected = (await readAll([memoryInput(lines(streamed))])).events.map(({ id }) => id);
    const found = await idsOf(content);
    // Rows without a report id have the id of their bytes, which differ.
    const native = expected.filter((id) => id.startsWith('defender:'));
    assert.ok(native.length > 5);
    assert.deepEqual(
      found.filter((id) => id.startsWith('defender:')),
      native,
    );
    assert.equal(found.length, expected.length);
  });
}

const defend: readonly JsonObject[] = ['process', 'file', 'network'].map((kind, at) => ({
  '@timestamp': '2026-06-03T09:30:13.301Z',
  agent: { id: 'a', type: 'endpoint' },
  data_stream: { type: 'logs', dataset: `endpoint.events.${kind}`, namespace: 'default' },
  event: { id: `native-${at}`, category: [kind], type: ['start'], ingested: '2026-06-03T09:30:22Z' },
  host: { name: 'web01', os: { type: 'windows' } },
  process: { pid: 4212, args: ['cmd', '/c'], entity_id: 'e' },
}));

function dotted(value: JsonObject, path = ''): Record<string, JsonValue> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) =>
      typeof item === 'object' && item !== null && !Array.isArray(item)
        ? Object.entries(dotted(item as JsonObject, `${path}${key}.`))
        : [[`${path}${key}`, item as JsonValue]],
    ),
  );
}

const flat = defend.map((doc) => dotted(doc));
const columns = Object.keys(flat[0] ?? {});
const listed = (doc: Record<string, JsonValue>) =>
  Object.fromEntries(Object.entries(doc).map(([key, item]) => [key, Array.isArray(item) ? item : [item]]));

const defendShapes: Readonly<Record<string, Content>> = {
  'documents, a line each': lines(defend),
  'documents with a key for each field': lines(flat),
  'pretty-printed documents': defend.map((doc) => JSON.stringify(doc, null, 2)).join('\n'),
  'an array': JSON.stringify(defend),
  'an answer of a search': JSON.stringify({
    took: 1,
    hits: { hits: defend.map((_source, at) => ({ _id: `${at}`, _source })) },
  }),
  'an answer of several searches': JSON.stringify({
    responses: [{ hits: { hits: defend.map((_source) => ({ _source })) } }],
  }),
  'hits with fields alone': JSON.stringify({
    hits: { hits: flat.map((doc) => ({ _id: 'x', fields: listed(doc) })) },
  }),
  'a dump, a hit a line': lines(
    defend.map((_source, at) => ({ _index: '.ds-x-2026.06.03-000001', _id: `${at}`, _source })),
  ),
  'what _bulk takes': lines(defend.flatMap((doc) => [{ create: { _index: 'x' } }, doc])),
  'an answer of ES|QL': JSON.stringify({
    columns: columns.map((name) => ({ name, type: 'keyword' })),
    values: flat.map((doc) => columns.map((name) => doc[name] ?? null)),
  }),
  'CSV of ES|QL': csv(flat),
  'messages of a shipper': lines(
    defend.map((doc) => ({ '@timestamp': '2026-06-03T10:00:00Z', message: JSON.stringify(doc) })),
  ),
  'lines packed by gzip': gzipSync(lines(defend)),
  'lines packed by zstd': zstdCompressSync(lines(defend)),
  'lines in UTF-16': Buffer.from(`\ufeff${lines(defend)}`, 'utf16le'),
};

for (const [name, content] of Object.entries(defendShapes)) {
  test(`Elastic Defend: the same events as ${name}`, async () => {
    const { events, report } = await readAll([memoryInput(content)]);
    assert.deepEqual(report.faults, []);
    assert.deepEqual(
      events.map(({ id, format }) => [id, format]),
      [
        ['native-0', 'elastic-defend'],
        ['native-1', 'elastic-defend-file'],
        ['native-2', 'elastic-defend-network'],
      ],
    );
    assert.deepEqual(events[0]?.time.ms, Date.UTC(2026, 5, 3, 9, 30, 13, 301));
  });
}

const xml =
  '<Event><System><Provider Name="Linux-Sysmon" Guid="{ff032593-a8d3-4f13-b0d6-01fc615a0f97}"/><EventID>1</EventID><TimeCreated SystemTime="2026-06-03T09:30:13.302000000Z"/><EventRecordID>12</EventRecordID><Channel>Linux-Sysmon/Operational</Channel><Computer>web01</Computer></System><EventData><Data Name="UtcTime">2026-06-03 09:30:13.301</Data><Data Name="ProcessGuid">{aaaa0000-0001-0000-0000-000000000001}</Data><Data Name="ProcessId">901</Data><Data Name="Image">/usr/bin/dash</Data><Data Name="CommandLine">/bin/sh -c /x/script.sh</Data></EventData></Event>';
const machine =
  '/subscriptions/aaaa0a0a-bb1b-cc2c-dd3d-eeeeee4e4e4e/resourcegroups/rg-web/providers/microsoft.compute/virtualmachines/web01';

const linux: Readonly<Record<string, Content>> = {
  'lines of syslog': `Jun  3 09:30:13 web01 sysmon: ${xml}\n`,
  'lines of the newer syslog': `<14>1 2026-06-03T09:30:13.302+00:00 web01 sysmon 700 - - ${xml}\n`,
  'lines of journalctl': `2026-06-03T09:30:13+0000 web01 sysmon[700]: ${xml}\n`,
  'messages alone': `${xml}\n`,
  "the journal's JSON": lines([
    { __REALTIME_TIMESTAMP: '1780479013302000', __CURSOR: 's=1', _HOSTNAME: 'web01', MESSAGE: xml },
  ]),
  "rows of Sentinel's Syslog": JSON.stringify([
    {
      TimeGenerated: '2026-06-03T09:30:13.4Z',
      Computer: 'web01',
      Facility: 'user',
      SyslogMessage: xml,
      Type: 'Syslog',
      _ResourceId: machine,
    },
  ]),
  'messages of Filebeat': lines([
    { '@timestamp': '2026-06-03T09:30:20Z', event: { dataset: 'system.syslog' }, message: `sysmon: ${xml}` },
  ]),
  "documents of Elastic's integration": lines([
    {
      '@timestamp': '2026-06-03T09:30:13.301Z',
      data_stream: { type: 'logs', dataset: 'sysmon_linux.log', namespace: 'default' },
      event: { code: '1', category: ['process'], type: ['start'], provider: 'Linux-Sysmon' },
      process: { pid: 901, executable: '/usr/bin/dash' },
      winlog: {
        channel: 'Linux-Sysmon/Operational',
        computer_name: 'web01',
        event_id: '1',
        provider_name: 'Linux-Sysmon',
        record_id: 12,
      },
    },
  ]),
};

for (const [name, content] of Object.entries(linux)) {
  test(`Sysmon for Linux: the same event as ${name}`, async () => {
    const { events, report } = await readAll([memoryInput(content, [], 'web01/export')]);
    assert.deepEqual(report.faults, []);
    assert.deepEqual(
      events.map(({ id }) => id),
      [`sysmon-linux:web01:12:${Date.UTC(2026, 5, 3, 9, 30, 13, 301)}`],
    );
    assert.equal(getField(events[0]?.doc ?? {}, 'process.pid'), 901);
  });
}
