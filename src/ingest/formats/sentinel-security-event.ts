import { firstText } from '../../event/fields.ts';
import type { JsonObject } from '../../event/json.ts';
import { compact, without } from './azure/json-text.ts';
import type { Format } from './format.ts';
import { ingestionTime, isWorkspaceRow, missingTime, plainColumns } from './sentinel/columns.ts';
import { cloudOfRow, workspaceColumns } from './sentinel/machine.ts';
import { parsePortalTime } from './sentinel/portal-time.ts';
import { normaliseWindowsEvent } from './windows/normalise-event.ts';
import type { WindowsEvent } from './windows/windows-event.ts';

/** Columns of the event's frame; every other column is the event's own, under Windows' name for it. */
const frame: ReadonlySet<string> = new Set([
  ...workspaceColumns,
  ...['Activity', 'Channel', 'Computer', 'EventData', 'EventID', 'EventLevelName', 'EventOriginId'],
  ...[
    'EventRecordId',
    'EventSourceName',
    'Keywords',
    'Level',
    'Opcode',
    'SystemProcessId',
    'SystemThreadId',
    'SystemUserId',
    'Task',
  ],
]);

/** Rows of the table `SecurityEvent` of Sentinel: the Windows Security log, process creation among it. */
export const sentinelSecurityEvent: Format = {
  name: 'sentinel-security-event',
  title: 'Windows Security log in Sentinel (`SecurityEvent`)',
  plane: 'guest',
  recognise(record) {
    if (record['Type'] === 'SecurityEvent') return true;
    const { EventID, EventSourceName } = record;
    return (
      EventID !== undefined &&
      EventSourceName === 'Microsoft-Windows-Security-Auditing' &&
      isWorkspaceRow(record)
    );
  },
  normalise(record, context) {
    const row = plainColumns(record, context?.zone);
    const missing = missingTime(row, 'TimeGenerated');
    const ingested = parsePortalTime(ingestionTime(row));
    return normaliseWindowsEvent(eventOf(row), ingested, missing, compact({ cloud: cloudOfRow(row) }));
  },
};

function eventOf(row: JsonObject): WindowsEvent {
  return {
    provider: firstText(row['EventSourceName']) ?? 'Microsoft-Windows-Security-Auditing',
    code: firstText(row['EventID']) ?? '',
    channel: firstText(row['Channel']) ?? 'Security',
    computer: firstText(row['Computer']),
    recordId: firstText(row['EventRecordId']),
    logged: parsePortalTime(row['TimeGenerated']),
    level: firstText(row['Level']),
    keywords: firstText(row['Keywords']),
    message: firstText(row['Activity']),
    data: filled(without(row, frame)),
  };
}

/** A row has a column for every field of every event; those of others are empty. */
function filled(data: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== '' && value !== null));
}
