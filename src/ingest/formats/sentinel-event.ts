import { firstText } from '../../event/fields.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../event/json.ts';
import { compact, objectOf, without } from './azure/json-text.ts';
import type { Format } from './format.ts';
import { ingestionTime, isWorkspaceRow, missingTime, plainColumns } from './sentinel/columns.ts';
import { cloudOfRow } from './sentinel/machine.ts';
import { parsePortalTime } from './sentinel/portal-time.ts';
import { normaliseWindowsEvent } from './windows/normalise-event.ts';
import type { WindowsEvent } from './windows/windows-event.ts';
import { jsonOfXml } from './windows/xml-text.ts';

/** Rows of the tables `Event` and `WindowsEvent`: Sysmon and PowerShell's log reach a workspace in these. */
export const sentinelEvent: Format = {
  name: 'sentinel-event',
  title: 'Windows events in Sentinel (`Event`, `WindowsEvent`)',
  plane: 'guest',
  recognise(record) {
    if (record['EventID'] === undefined || !isWorkspaceRow(record)) return false;
    return isPair(record, 'EventLog', 'Source') || isPair(record, 'Channel', 'Provider');
  },
  normalise(record, context) {
    const row = plainColumns(record, context?.zone);
    const missing = missingTime(row, 'TimeGenerated');
    const ingested = parsePortalTime(ingestionTime(row));
    return normaliseWindowsEvent(eventOf(row), ingested, missing, compact({ cloud: cloudOfRow(row) }));
  },
};

function isPair(record: JsonObject, a: string, b: string): boolean {
  return typeof record[a] === 'string' && typeof record[b] === 'string';
}

function eventOf(row: JsonObject): WindowsEvent {
  const text = (...columns: readonly string[]) =>
    columns
      .map((column) => firstText(row[column])?.trim())
      .find((value) => value !== undefined && value !== '');
  return {
    provider: text('Source', 'Provider'),
    code: text('EventID') ?? '',
    channel: text('EventLog', 'Channel'),
    computer: text('Computer'),
    recordId: text('EventRecordId'),
    logged: parsePortalTime(row['TimeCreated']) ?? parsePortalTime(row['TimeGenerated']),
    level: text('EventLevelName'),
    writerSid: text('SystemUserId'),
    message: text('RenderedDescription'),
    data: dataOf(row['EventData']) ?? {},
  };
}

/** The data is an object in one table and, in the other, XML: `<DataItem><EventData><Data Name="Image">…`. */
function dataOf(value: JsonValue | undefined): JsonObject | undefined {
  if (typeof value !== 'string' || !/^\s*</.test(value)) return objectOf(value);
  const item = jsonOfXml(value);
  const data = item?.['EventData'] ?? item?.['UserData'] ?? item;
  return isJsonObject(data) ? without(data, attributes) : undefined;
}

/** Of the XML itself, such as its namespace. */
const attributes = new Set(['#attributes']);
