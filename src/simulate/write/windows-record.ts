import type { Instant } from '../../event/instant.ts';
import type { Layout } from '../scenario/shapes.ts';

/** A value as Windows types it; tools print identifiers and hexadecimal numbers each in their own way. */
export type WindowsValue = string | number | { readonly guid: string } | { readonly hex: number };

/** A record of a Windows event log, or of Sysmon for Linux, before any tool has printed it. */
export interface WindowsRecord {
  readonly provider: string;
  /** Without braces, lower case. */
  readonly providerGuid: string;
  readonly eventId: number;
  readonly version: number;
  readonly level: number;
  readonly task: number;
  readonly keywords: string;
  /** When it was logged. */
  readonly time: Instant;
  readonly recordId: number;
  readonly writerPid: number;
  readonly writerThread: number;
  readonly channel: string;
  readonly computer: string;
  readonly writerSid: string | undefined;
  readonly data: readonly (readonly [name: string, value: WindowsValue])[];
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => escapes[sign] as string);
}

/** XML of one event: as `wevtutil` prints it, or with `evtx_dump`'s spelling of values for its `numbered` layout. */
export function windowsXml(record: WindowsRecord, layout: Layout | undefined): string {
  const dumped = layout === 'numbered';
  const guid = dumped ? record.providerGuid.toUpperCase() : `{${record.providerGuid}}`;
  const user = record.writerSid === undefined ? '' : ` UserID="${record.writerSid}"`;
  const data = record.data.map(
    ([name, value]) => `<Data Name="${name}">${escaped(String(valueText(value, dumped)))}</Data>`,
  );
  return [
    '<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System>',
    `<Provider Name="${record.provider}" Guid="${guid}"/>`,
    `<EventID>${record.eventId}</EventID><Version>${record.version}</Version><Level>${record.level}</Level>`,
    `<Task>${record.task}</Task><Opcode>0</Opcode><Keywords>${record.keywords}</Keywords>`,
    `<TimeCreated SystemTime="${systemTime(record.time, dumped ? 6 : 7)}"/>`,
    `<EventRecordID>${record.recordId}</EventRecordID><Correlation/>`,
    `<Execution ProcessID="${record.writerPid}" ThreadID="${record.writerThread}"/>`,
    `<Channel>${record.channel}</Channel><Computer>${escaped(record.computer)}</Computer><Security${user}/></System>`,
    `<EventData>${data.join('')}</EventData></Event>`,
  ].join('');
}

/** The JSON that `evtx_dump` makes of an event. */
export function windowsJson(record: WindowsRecord): string {
  return JSON.stringify({
    Event: {
      '#attributes': { xmlns: 'http://schemas.microsoft.com/win/2004/08/events/event' },
      System: {
        Provider: { '#attributes': { Name: record.provider, Guid: record.providerGuid.toUpperCase() } },
        EventID: record.eventId,
        Version: record.version,
        Level: record.level,
        Task: record.task,
        Opcode: 0,
        Keywords: record.keywords,
        TimeCreated: { '#attributes': { SystemTime: systemTime(record.time, 6) } },
        EventRecordID: record.recordId,
        Correlation: null,
        Execution: { '#attributes': { ProcessID: record.writerPid, ThreadID: record.writerThread } },
        Channel: record.channel,
        Computer: record.computer,
        Security: record.writerSid === undefined ? null : { '#attributes': { UserID: record.writerSid } },
      },
      EventData: Object.fromEntries(record.data.map(([name, value]) => [name, valueText(value, true)])),
    },
  });
}

/** Frame and data side by side, every value of the event text, as NXLog ships it. */
export function windowsFlat(record: WindowsRecord): string {
  const logged = `${new Date(record.time.ms).toISOString()}`;
  return JSON.stringify({
    EventID: record.eventId,
    Channel: record.channel,
    SourceName: record.provider,
    ProviderGuid: `{${record.providerGuid}}`,
    Hostname: record.computer,
    Level: String(record.level),
    Task: String(record.task),
    Keywords: record.keywords,
    TimeCreated: logged,
    '@timestamp': logged,
    EventRecordID: String(record.recordId),
    ...Object.fromEntries(record.data.map(([name, value]) => [name, String(valueText(value, false))])),
  });
}

/** The record's time as a shape keeps it. */
export function loggedTime({ time }: WindowsRecord, shape: string, layout: Layout | undefined): Instant {
  if (shape === 'windows-flat') return { ms: time.ms, ns: 0 };
  const step = shape === 'windows-json' || layout === 'numbered' ? 1000 : 100;
  return { ms: time.ms, ns: Math.floor(time.ns / step) * step };
}

function valueText(value: WindowsValue, dumped: boolean): string | number {
  if (typeof value !== 'object') return value;
  if ('hex' in value) return `0x${value.hex.toString(16)}`;
  return dumped ? value.guid.toUpperCase() : `{${value.guid}}`;
}

/** Six digits or seven of a second. */
export function systemTime(time: Instant, digits: 6 | 7): string {
  const fraction = String(Math.floor(time.ns / (digits === 7 ? 100 : 1000))).padStart(digits - 3, '0');
  return `${new Date(time.ms).toISOString().slice(0, -1)}${fraction}Z`;
}
