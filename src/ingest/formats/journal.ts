import { firstText } from '../../event/fields.ts';
import { formatInstant, type Instant } from '../../event/instant.ts';
import type { JsonObject, JsonValue } from '../../event/json.ts';
import { textRecord } from '../decode/text/text-record.ts';
import { compact, compactOrNone } from './azure/json-text.ts';
import type { Format, Normalised, RecordContext, Rejected } from './format.ts';
import { waagentLog } from './waagent-log.ts';
import { isEventXml, readEventXml } from './windows/event-xml.ts';
import { normaliseWindowsEvent } from './windows/normalise-event.ts';
import { eventRecordIn } from './windows/xml-text.ts';

/** Facilities of syslog that tell of logons and of who becomes whom: `auth`, `authpriv`. */
const authFacilities = new Set(['4', '10']);

/** Entries of systemd's journal as JSON. What programs of ours wrote into it is read as their own logs are. */
export const journal: Format = {
  name: 'journal',
  title: "entries of systemd's journal as JSON (journalctl -o json)",
  plane: 'guest',
  recognise(record) {
    return record['__REALTIME_TIMESTAMP'] !== undefined && record['MESSAGE'] !== undefined;
  },
  normalise(record, context) {
    const message = textOf(record['MESSAGE']) ?? '';
    const time = microseconds(record['__REALTIME_TIMESTAMP']);
    if (!time)
      return { kind: 'rejected', code: 'record-no-time', message: '__REALTIME_TIMESTAMP is no number' };
    return writtenBy(message, record, context) ?? entryEvent(record, message, time);
  },
};

/** Sysmon's events and the agent's lines, which are the same records as in syslog and in `waagent.log`. */
function writtenBy(
  message: string,
  record: JsonObject,
  context: RecordContext | undefined,
): Normalised | Rejected | undefined {
  const event = eventRecordIn(message);
  if (event && isEventXml(event))
    return normaliseWindowsEvent(readEventXml(event), undefined, 'UtcTime is no date');
  const host = textOf(record['_HOSTNAME']);
  const line = textRecord(host === undefined ? message : `Jan  1 00:00:00 ${host} waagent: ${message}`);
  return waagentLog.recognise(line) ? waagentLog.normalise(line, context) : undefined;
}

function entryEvent(record: JsonObject, message: string, time: Instant): Normalised {
  const field = (name: string): string | undefined => textOf(record[name]);
  const facility = field('SYSLOG_FACILITY');
  const dataset = facility !== undefined && authFacilities.has(facility) ? 'system.auth' : 'system.syslog';
  const cursor = field('__CURSOR');
  return {
    kind: 'event',
    id: cursor === undefined ? undefined : `journal:${cursor}`,
    time,
    ingested: undefined,
    dataStream: `logs-${dataset}-default`,
    doc: compact({
      '@timestamp': formatInstant(time),
      data_stream: { type: 'logs', dataset, namespace: 'default' },
      ecs: { version: '8.11.0' },
      event: { dataset, kind: 'event', module: 'system' },
      host: compact({
        id: field('_MACHINE_ID'),
        name: field('_HOSTNAME')?.toLowerCase(),
        os: { type: 'linux' },
      }),
      log: compactOrNone({
        syslog: compactOrNone({
          appname: field('SYSLOG_IDENTIFIER'),
          facility: codeOf(facility),
          severity: codeOf(field('PRIORITY')),
        }),
      }),
      message,
      process: compactOrNone({
        command_line: field('_CMDLINE'),
        executable: field('_EXE'),
        name: field('SYSLOG_IDENTIFIER') ?? field('_COMM'),
        pid: numberOf(field('SYSLOG_PID') ?? field('_PID')),
      }),
      systemd: compactOrNone({ unit: field('_SYSTEMD_UNIT') }),
      user: compactOrNone({ id: field('_UID') }),
    }),
  };
}

/** A field is text, a list of its bytes where these are no UTF-8, or a list of values where it occurs more than once. */
function textOf(value: JsonValue | undefined): string | undefined {
  if (!Array.isArray(value)) return firstText(value);
  const bytes = value.filter((each: JsonValue) => typeof each === 'number');
  return bytes.length === value.length ? Buffer.from(bytes).toString('utf8') : firstText(value);
}

function microseconds(value: JsonValue | undefined): Instant | undefined {
  const text = firstText(value);
  if (text === undefined || !/^\d{13,19}$/.test(text)) return undefined;
  return { ms: Number(text.slice(0, -3)), ns: Number(text.slice(-3)) * 1000 };
}

function codeOf(text: string | undefined): JsonObject | undefined {
  const code = numberOf(text);
  return code === undefined ? undefined : { code };
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}
