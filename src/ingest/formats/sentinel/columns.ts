import type { JsonObject } from '../../../event/json.ts';

const utc = ' [UTC]';

/** The row without the ` [UTC]` that the portal's CSV export adds to the names of times; the same object where there is none. */
export function plainColumns(row: JsonObject): JsonObject {
  const keys = Object.keys(row);
  if (!keys.some((key) => key.endsWith(utc))) return row;
  return Object.fromEntries(
    keys.map((key) => [key.endsWith(utc) ? key.slice(0, -utc.length) : key, row[key]]),
  );
}

/** Why a row has no usable time, for the report. */
export function missingTime(row: JsonObject, column: string): string {
  const local = Object.keys(row).some((key) => key.startsWith(`${column} [`) && /\[local/i.test(key));
  return local
    ? `${column} is in the local time of whoever exported it: export in UTC`
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
  return (
    record['TimeGenerated'] !== undefined ||
    record['TimeGenerated [UTC]'] !== undefined ||
    record['TimeGenerated [Local Time]'] !== undefined
  );
}
