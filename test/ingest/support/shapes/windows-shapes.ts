import type { JsonObject } from '../../../../src/event/json.ts';
import { evtxFile } from '../evtx-file.ts';

/* Synthetic: records of Windows event logs as every tool writes them that people export them with. */

export interface WindowsSample {
  readonly provider: string;
  readonly channel: string;
  readonly computer: string;
  readonly code: number;
  readonly recordId: number;
  /** Milliseconds since 1970: when the log took it. */
  readonly time: number;
  readonly data: Readonly<Record<string, string>>;
}

type Shape = (samples: readonly WindowsSample[]) => Buffer | string;

const resource =
  '/subscriptions/aaaa0a0a-bb1b-cc2c-dd3d-eeeeee4e4e4e/resourcegroups/rg-web/providers/microsoft.compute/virtualmachines/web01';
/** Audits that succeeded, or nothing in particular. */
const keywordsOf = (channel: string): string =>
  channel === 'Security' ? '0x8020000000000000' : '0x8000000000000000';
const iso = (ms: number): string => new Date(ms).toISOString();
const lines = (values: readonly unknown[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join('');
const escaped = (text: string): string => text.replace(/[&<>'"]/g, (each) => `&#${each.codePointAt(0)};`);

function xmlOf({ provider, channel, computer, code, recordId, time, data }: WindowsSample): string {
  const cells = Object.entries(data).map(([name, value]) => `<Data Name='${name}'>${escaped(value)}</Data>`);
  return `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='${provider}'/><EventID>${code}</EventID><Keywords>${keywordsOf(channel)}</Keywords><TimeCreated SystemTime='${iso(time)}'/><EventRecordID>${recordId}</EventRecordID><Channel>${channel}</Channel><Computer>${computer}</Computer></System><EventData>${cells.join('')}</EventData></Event>`;
}

function eventOf({ provider, channel, computer, code, recordId, time, data }: WindowsSample): JsonObject {
  return {
    Event: {
      System: {
        Provider: { '#attributes': { Name: provider } },
        EventID: code,
        Keywords: keywordsOf(channel),
        TimeCreated: { '#attributes': { SystemTime: iso(time) } },
        EventRecordID: recordId,
        Channel: channel,
        Computer: computer,
      },
      EventData: data,
    },
  };
}

function velociraptor({
  provider,
  channel,
  computer,
  code,
  recordId,
  time,
  data,
}: WindowsSample): JsonObject {
  return {
    System: {
      Provider: { Name: provider },
      EventID: { Value: code },
      Keywords: Number(keywordsOf(channel)),
      TimeCreated: { SystemTime: time / 1000 + 0.0000004 },
      EventRecordID: recordId,
      Channel: channel,
      Computer: computer,
    },
    EventData: data,
    Message: '',
    FullPath: 'C:\\Windows\\System32\\winevt\\Logs\\x.evtx',
  };
}

function evtxecmdRow({
  provider,
  channel,
  computer,
  code,
  recordId,
  time,
  data,
}: WindowsSample): Record<string, string | number> {
  const cells = Object.entries(data).map(([name, value]) => ({ '@Name': name, '#text': value }));
  return {
    RecordNumber: recordId,
    EventRecordId: String(recordId),
    TimeCreated: `${iso(time).slice(0, -1)}0000+00:00`,
    EventId: code,
    Level: 'Info',
    Provider: provider,
    Channel: channel,
    Computer: computer,
    ChunkNumber: 0,
    PayloadData1: 'summary',
    Keywords: channel === 'Security' ? 'Audit success' : 'Classic',
    Payload: JSON.stringify({ EventData: { Data: cells } }),
  };
}

/** As PowerShell's formatter sees an event: values without names, and a message. */
function getWinevent(sample: WindowsSample, time: string): JsonObject {
  const { provider, channel, computer, code, recordId, data } = sample;
  return {
    Message: ['Title:', ...Object.entries(data).map(([name, value]) => `${name}: ${value}`)].join('\r\n'),
    Id: code,
    Version: 5,
    Level: 4,
    Keywords: keywordsOf(channel) === '0x8020000000000000' ? '-9214364837600034816' : '-9223372036854775808',
    RecordId: recordId,
    ProviderName: provider,
    LogName: channel,
    ProcessId: 4,
    ThreadId: 5,
    MachineName: computer,
    UserId: null,
    TimeCreated: time,
    Properties: Object.values(data).map((value) => ({ Value: value })),
  };
}

function flat({ provider, channel, computer, code, recordId, time, data }: WindowsSample): JsonObject {
  return {
    Provider_Name: provider,
    EventID: code,
    Keywords: keywordsOf(channel),
    EventRecordID: recordId,
    Channel: channel,
    Computer: computer,
    TimeCreated_SystemTime: iso(time),
    ...data,
  };
}

function nxlog({ provider, channel, computer, code, recordId, time, data }: WindowsSample): JsonObject {
  return {
    '@timestamp': iso(time),
    Hostname: computer,
    EventType: channel === 'Security' ? 'AUDIT_SUCCESS' : 'INFO',
    EventID: code,
    SourceName: provider,
    Channel: channel,
    RecordNumber: recordId,
    ...data,
  };
}

/** Winlogbeat before any pipeline has seen it. */
function winlogbeat({ provider, channel, computer, code, recordId, time, data }: WindowsSample): JsonObject {
  return {
    '@timestamp': iso(time),
    agent: { type: 'winlogbeat', version: '8.17.0' },
    event: { code: String(code), kind: 'event', provider },
    host: { name: computer.toLowerCase(), os: { family: 'windows', type: 'windows' } },
    winlog: {
      channel,
      computer_name: computer,
      event_id: String(code),
      provider_name: provider,
      record_id: recordId,
      event_data: data,
      ...(channel === 'Security' && { keywords: ['Audit Success'] }),
    },
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

function windowsEventRow({
  provider,
  channel,
  computer,
  code,
  recordId,
  time,
  data,
}: WindowsSample): JsonObject {
  return {
    TimeGenerated: iso(time),
    Provider: provider,
    Channel: channel,
    Computer: computer,
    EventData: data,
    EventID: code,
    EventRecordId: String(recordId),
    Keywords: keywordsOf(channel),
    Type: 'WindowsEvent',
    _ResourceId: resource,
  };
}

function csvOf(rows: readonly Record<string, string | number>[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const quoted = (value: unknown): string => `"${String(value).replaceAll('"', '""')}"`;
  return [columns, ...rows.map((row) => columns.map((column) => row[column]))]
    .map((cells) => `${cells.map(quoted).join(',')}\r\n`)
    .join('');
}

/** One file of each kind with all the samples. */
export const windowsShapes: Readonly<Record<string, Shape>> = {
  evtx: (samples) => evtxFile(samples.map(({ code, ...rest }) => ({ ...rest, eventId: code }))),
  'XML of wevtutil': (samples) => samples.map(xmlOf).join('\r\n'),
  'XML of the event viewer, UTF-16': (samples) =>
    Buffer.from(
      `\ufeff<?xml version="1.0" encoding="utf-16"?><Events>${samples.map(xmlOf).join('')}</Events>`,
      'utf16le',
    ),
  'JSON lines of evtx_dump': (samples) => lines(samples.map(eventOf)),
  'JSON of evtx_dump': (samples) =>
    samples
      .map((sample) => `Record ${sample.recordId}\n${JSON.stringify(eventOf(sample), null, 2)}\n`)
      .join(''),
  'XML of evtx_dump': (samples) =>
    samples.map((sample) => `Record ${sample.recordId}\n${xmlOf(sample)}\n`).join(''),
  velociraptor: (samples) => lines(samples.map(velociraptor)),
  'JSON of EvtxECmd': (samples) => lines(samples.map(evtxecmdRow)),
  'CSV of EvtxECmd': (samples) => csvOf(samples.map(evtxecmdRow)),
  'JSON of PowerShell 5': (samples) =>
    JSON.stringify(
      samples.map((sample) => getWinevent(sample, `/Date(${sample.time})/`)),
      null,
      4,
    ),
  'JSON of PowerShell 7': (samples) =>
    JSON.stringify(samples.map((sample) => getWinevent(sample, iso(sample.time).replace('Z', '0000+00:00')))),
  'flattened XML': (samples) => lines(samples.map(flat)),
  nxlog: (samples) => lines(samples.map(nxlog)),
  winlogbeat: (samples) => lines(samples.map(winlogbeat)),
  'winlogbeat, as fields of hits': (samples) =>
    JSON.stringify({
      hits: { hits: samples.map((sample, at) => ({ _id: `h${at}`, fields: dotted(winlogbeat(sample)) })) },
    }),
  'winlogbeat in a message': (samples) =>
    lines(samples.map((sample) => ({ '@timestamp': iso(0), message: JSON.stringify(winlogbeat(sample)) }))),
  'rows of WindowsEvent': (samples) => JSON.stringify(samples.map(windowsEventRow)),
};
