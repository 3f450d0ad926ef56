import { formatInstant } from '../../../event/instant.ts';
import type { JsonObject } from '../../../event/json.ts';
import type { Zone } from '../zone.ts';
import { parsePortalTime } from './portal-time.ts';

/** What the portal's CSV export adds to the names of times: the zone that its user chose to see them in. */
const shownZone = /^(.+) \[([^[\]]+)\]$/;
const utc = /^(?:UTC|Coordinated Universal Time|\(UTC\).*)$/i;

/**
 * The row without the zones that the portal's CSV export adds to the names of times; the same object where there are none. Times in
 * another zone than UTC become UTC where the user says which it is, else they keep their names.
 */
export function plainColumns(row: JsonObject, zone?: Zone): JsonObject {
  const keys = Object.keys(row);
  if (!keys.some((key) => key.endsWith(']'))) return row;
  return Object.fromEntries(
    keys.map((key) => {
      const [, name = key, shown = ''] = shownZone.exec(key) ?? [];
      if (name === key || utc.test(shown)) return [name, row[key]];
      const clock = zone && parsePortalTime(row[key]);
      return clock ? [name, formatInstant(zone(clock))] : [key, row[key]];
    }),
  );
}

/** Why a row has no usable time, for the report. */
export function missingTime(row: JsonObject, column: string): string {
  const local = Object.keys(row).some((key) => key.startsWith(`${column} [`));
  return local
    ? `${column} is in the local time of whoever exported it: export in UTC, or name it with --time-zone`
    : `${column} is missing or no date`;
}

/** What Kusto calls the value of `ingestion_time()`, and names that queries give it. */
const ingestionColumns = [
  '$IngestionTime',
  'ingestion_time',
  'ingestion_time_',
  'IngestionTime',
  '_TimeReceived',
];

/** When the row could be queried, where the query asked for that. */
export function ingestionTime(row: JsonObject): JsonObject[string] {
  for (const column of ingestionColumns) if (row[column] !== undefined) return row[column];
  return undefined;
}

/** What tells a row of a workspace from the same record of elsewhere. */
export function isWorkspaceRow(record: JsonObject): boolean {
  if (record['TimeGenerated'] !== undefined || record['TimeGenerated [UTC]'] !== undefined) return true;
  for (const key in record) if (key.startsWith('TimeGenerated [')) return true;
  return false;
}
