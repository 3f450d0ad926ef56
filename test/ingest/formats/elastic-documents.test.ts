import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOne } from '../support/read-all.ts';

/* Synthetic: the frame of Elastic's documents, no more than recognition needs. */

const time = '2026-06-03T09:30:00.1234567Z';

interface Case {
  readonly name: string;
  readonly record: Record<string, unknown>;
  readonly format: string;
  readonly dataStream: string;
  /** Undefined: derived from the bytes. */
  readonly id?: string;
}

const defend = {
  '@timestamp': time,
  event: { id: 'native', dataset: 'endpoint.events.process', module: 'endpoint', action: 'start' },
  data_stream: { type: 'logs', dataset: 'endpoint.events.process', namespace: 'default' },
};
const sysmon = {
  '@timestamp': time,
  event: { code: '1', provider: 'Microsoft-Windows-Sysmon', module: 'sysmon' },
  winlog: {
    channel: 'Microsoft-Windows-Sysmon/Operational',
    provider_name: 'Microsoft-Windows-Sysmon',
    computer_name: 'WEB01.contoso.com',
    event_id: '1',
    record_id: 4711,
  },
};

const cases: readonly Case[] = [
  {
    name: 'Defend, Windows',
    record: defend,
    format: 'elastic-defend',
    dataStream: 'logs-endpoint.events.process-default',
    id: 'native',
  },
  {
    name: 'Defend, as a search hit',
    record: {
      _index: '.ds-logs-endpoint.events.process-default-2026.06.01-000001',
      _id: 'hit',
      _source: defend,
    },
    format: 'elastic-defend',
    dataStream: 'logs-endpoint.events.process-default',
    id: 'native',
  },
  {
    name: 'Defend, dotted',
    record: { '@timestamp': time, 'event.dataset': 'endpoint.events.process', 'event.id': 'native' },
    format: 'elastic-defend',
    dataStream: 'logs-endpoint.events.process-default',
    id: 'native',
  },
  {
    name: 'Defend, half dotted, of another namespace',
    record: {
      '@timestamp': time,
      event: { id: 'native' },
      'data_stream.dataset': 'endpoint.events.process',
      data_stream: { namespace: 'prod' },
    },
    format: 'elastic-defend',
    dataStream: 'logs-endpoint.events.process-prod',
    id: 'native',
  },
  {
    name: 'Sysmon of the Elastic Agent',
    record: {
      ...sysmon,
      data_stream: { type: 'logs', dataset: 'windows.sysmon_operational', namespace: 'default' },
      agent: { type: 'filebeat' },
    },
    format: 'elastic-sysmon',
    dataStream: 'logs-windows.sysmon_operational-default',
    id: 'sysmon:web01.contoso.com:4711:1780479000123',
  },
  {
    name: 'Sysmon of Winlogbeat',
    record: { ...sysmon, agent: { type: 'winlogbeat' } },
    format: 'elastic-sysmon',
    dataStream: 'winlogbeat-*',
    id: 'sysmon:web01.contoso.com:4711:1780479000123',
  },
  {
    name: 'Sysmon, process termination, numbers',
    record: { '@timestamp': time, winlog: { provider_name: 'Microsoft-Windows-Sysmon', event_id: 5 }, _x: 1 },
    format: 'elastic-sysmon',
    dataStream: 'logs-generic-default',
  },
  {
    name: 'Sysmon, another event',
    record: { ...sysmon, event: { ...sysmon.event, code: '3' } },
    format: 'elastic-sysmon-other',
    dataStream: 'logs-generic-default',
    id: 'sysmon:web01.contoso.com:4711:1780479000123',
  },
  {
    name: 'Azure integration',
    record: {
      '@timestamp': time,
      event: { dataset: 'azure.activitylogs' },
      data_stream: { type: 'logs', dataset: 'azure.activitylogs', namespace: 'default' },
      azure: { correlation_id: 'x' },
    },
    format: 'azure-elastic',
    dataStream: 'logs-azure.activitylogs-default',
  },
  {
    name: 'Azure integration, as a search hit, dotted',
    record: {
      _id: 'hit',
      _index: '.ds-logs-azure.activitylogs-prod-2026.06.01-000012',
      _source: { '@timestamp': time, 'event.dataset': 'azure.activitylogs', 'azure.correlation.id': 'x' },
    },
    format: 'azure-elastic',
    dataStream: 'logs-azure.activitylogs-prod',
    id: 'hit',
  },
  {
    name: 'Azure module of Filebeat',
    record: {
      '@timestamp': time,
      event: { dataset: 'azure.activitylogs', module: 'azure' },
      fileset: { name: 'activitylogs' },
      service: { type: 'azure' },
    },
    format: 'azure-elastic',
    dataStream: 'filebeat-*',
  },
  {
    name: 'Azure module of Filebeat, with its index',
    record: {
      _index: 'filebeat-7.17.0-2026.06.03-000001',
      _source: {
        '@timestamp': time,
        event: { dataset: 'azure.activitylogs' },
        fileset: { name: 'activitylogs' },
      },
    },
    format: 'azure-elastic',
    dataStream: 'filebeat-7.17.0-2026.06.03-000001',
  },
  {
    name: 'another data stream',
    record: {
      '@timestamp': time,
      data_stream: { type: 'logs', dataset: 'system.security', namespace: 'default' },
    },
    format: 'elastic-document',
    dataStream: 'logs-system.security-default',
  },
  {
    name: 'a dataset alone',
    record: { '@timestamp': time, event: { dataset: 'system.auth' } },
    format: 'elastic-document',
    dataStream: 'logs-system.auth-default',
  },
  {
    name: 'a restored index',
    record: {
      _index: 'partial-.ds-logs-system.auth-default-2026.06.01-000001',
      _source: { '@timestamp': time },
    },
    format: 'elastic-document',
    dataStream: 'logs-system.auth-default',
  },
];

for (const { name, record, format, dataStream, id } of cases) {
  test(`${name} passes through unchanged`, async () => {
    const { events, report } = await readOne(record);
    assert.deepEqual(report.faults, []);
    const event = events[0];
    assert.deepEqual(event?.doc, record['_source'] ?? record);
    assert.deepEqual([event?.format, event?.dataStream], [format, dataStream]);
    assert.deepEqual(event?.time, { ms: Date.UTC(2026, 5, 3, 9, 30, 0, 123), ns: 456700 });
    if (id === undefined) assert.match(event?.id ?? '', /^[\da-f]{32}$/);
    else assert.equal(event?.id, id);
  });
}

const dates: readonly [value: unknown, ms: number | undefined][] = [
  [1780479000123, 1780479000123],
  ['1780479000123', 1780479000123],
  [['2026-06-03T09:30:00Z'], 1780479000000],
  ['2026-06-03 09:30:00,5', 1780479000500],
  ['yesterday', undefined],
  [-5, undefined],
  [{}, undefined],
];

for (const [value, ms] of dates) {
  test(`@timestamp ${JSON.stringify(value)}`, async () => {
    const { events, report } = await readOne({ '@timestamp': value, event: { ingested: value } });
    assert.equal(events[0]?.time.ms, ms);
    assert.equal(events[0]?.ingested?.ms, ms);
    assert.equal(report.countOf('record-no-time'), ms === undefined ? 1 : 0);
  });
}
