import type { JsonObject } from '../../../event/json.ts';

/** Columns of the timeline that hunting calls by another name than theirs without blanks. */
const renamed: Readonly<Record<string, string>> = {
  'Event Time': 'Timestamp',
  'Machine Id': 'DeviceId',
  'Computer Name': 'DeviceName',
  Sha1: 'SHA1',
  Sha256: 'SHA256',
};

/**
 * A row of a device's timeline, which the portal exports as CSV, with the names of advanced hunting: the same columns in words. Undefined for
 * anything else.
 */
export function timelineRow(record: JsonObject): JsonObject | undefined {
  if (record['Event Time'] === undefined || record['Action Type'] === undefined) return undefined;
  if (record['Machine Id'] === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [renamed[name] ?? name.replaceAll(' ', ''), value]),
  );
}
