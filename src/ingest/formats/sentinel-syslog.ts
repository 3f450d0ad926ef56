import { firstText } from '../../event/fields.ts';
import { formatInstant } from '../../event/instant.ts';
import type { JsonObject } from '../../event/json.ts';
import { compact, compactOrNone } from './azure/json-text.ts';
import type { Format } from './format.ts';
import { ingestionTime, isWorkspaceRow, missingTime, plainColumns } from './sentinel/columns.ts';
import { cloudOfRow } from './sentinel/machine.ts';
import { parsePortalTime } from './sentinel/portal-time.ts';
import { isEventXml, readEventXml } from './windows/event-xml.ts';
import { normaliseWindowsEvent } from './windows/normalise-event.ts';
import { eventRecordIn } from './windows/xml-text.ts';

/** Facilities that Elastic's system integration reads from another file than the rest. */
const authFacilities = new Set(['auth', 'authpriv']);

/** Rows of the table `Syslog` of Sentinel and Log Analytics. */
export const sentinelSyslog: Format = {
  name: 'sentinel-syslog',
  title: 'Linux syslog in Sentinel (`Syslog`)',
  plane: 'guest',
  recognise(record) {
    if (typeof record['SyslogMessage'] !== 'string') return false;
    return record['Type'] === 'Syslog' || isWorkspaceRow(record);
  },
  normalise(record, context) {
    const row = plainColumns(record, context?.zone);
    // Sysmon for Linux writes its events, whole, as lines of syslog.
    const event = eventRecordIn(firstText(row['SyslogMessage']) ?? '');
    if (event && isEventXml(event)) {
      const ingested = parsePortalTime(ingestionTime(row));
      const missing = 'there is no UtcTime and no SystemTime that is a date';
      return normaliseWindowsEvent(
        readEventXml(event),
        ingested,
        missing,
        compact({ cloud: cloudOfRow(row) }),
      );
    }
    // The agent's own time is the line's; the workspace's may be when it was sent.
    const time = parsePortalTime(row['EventTime']) ?? parsePortalTime(row['TimeGenerated']);
    if (!time)
      return { kind: 'rejected', code: 'record-no-time', message: missingTime(row, 'TimeGenerated') };
    const ingested = parsePortalTime(ingestionTime(row));
    const facility = firstText(row['Facility'])?.toLowerCase();
    const dataset = facility !== undefined && authFacilities.has(facility) ? 'system.auth' : 'system.syslog';
    return {
      kind: 'event',
      id: undefined,
      time,
      ingested,
      dataStream: `logs-${dataset}-default`,
      doc: compact({
        '@timestamp': formatInstant(time),
        cloud: cloudOfRow(row),
        data_stream: { type: 'logs', dataset, namespace: 'default' },
        ecs: { version: '8.11.0' },
        event: compact({
          dataset,
          ingested: ingested && formatInstant(ingested),
          kind: 'event',
          module: 'system',
        }),
        host: hostOf(row),
        log: {
          syslog: compact({ facility: named(facility), severity: named(firstText(row['SeverityLevel'])) }),
        },
        message: firstText(row['SyslogMessage']),
        process: compactOrNone({ name: firstText(row['ProcessName']), pid: pidOf(row) }),
      }),
    };
  },
};

function hostOf(row: JsonObject): JsonObject {
  const address = firstText(row['HostIP']);
  return compact({
    ip: address === undefined ? undefined : [address],
    // `Computer` may be a relay; `HostName` is who wrote the line.
    name: (firstText(row['HostName']) ?? firstText(row['Computer']))?.toLowerCase(),
    os: { type: 'linux' },
  });
}

function named(name: string | undefined): JsonObject | undefined {
  return name === undefined ? undefined : { name };
}

function pidOf(row: JsonObject): number | undefined {
  const text = firstText(row['ProcessID']) ?? '';
  return /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}
