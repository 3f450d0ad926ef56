import { isJsonObject, type JsonObject, type JsonValue } from '../../../event/json.ts';
import { withKeys } from './json-text.ts';

/** Fields of the record that are objects with names of the interface's own; claims and properties have names of others. */
const ownObjects = new Set([
  'authorization',
  'httpRequest',
  'operationName',
  'status',
  'subStatus',
  'category',
]);
const named = new Set(['operationName', 'status', 'subStatus', 'category', 'eventName', 'resourceType']);

/**
 * A record of the Activity Log as the REST interface spells it, from what tools on top of it make: PowerShell and .NET begin names with
 * capitals and put claims into `Content`, Python writes `event_timestamp`, newer PowerShell flattens `OperationNameValue`. The same object where
 * it is spelt like that already; undefined where it is no such record.
 */
export function restRecord(record: JsonObject): JsonObject | undefined {
  const { operationName, OperationName, operation_name, OperationNameValue } = record;
  if (isJsonObject(operationName)) return record;
  if (operationName !== undefined) return undefined;
  const name = OperationName ?? operation_name ?? OperationNameValue;
  const isListed =
    hasOwn(record, 'EventTimestamp', 'event_timestamp') || hasOwn(record, 'EventDataId', 'event_data_id');
  // Rows of a workspace have some of these names, too, and `TimeGenerated`.
  if (name === undefined || !isListed || record['TimeGenerated'] !== undefined) return undefined;
  if (record['ActivityStatus'] !== undefined || record['ActivityStatusValue'] !== undefined) return undefined;
  const plain: Record<string, JsonValue | undefined> = {};
  for (const [key, value] of Object.entries(record)) {
    const spelled = restName(key);
    const flat = spelled.replace(/Value$/, '');
    if (named.has(flat) && flat !== spelled) plain[flat] = { value: value ?? null };
    else if (plain[spelled] === undefined) plain[spelled] = inner(spelled, value);
  }
  return isJsonObject(plain['operationName']) ? plain : { ...plain, operationName: wordOf(plain) };
}

function hasOwn(record: JsonObject, ...names: readonly string[]): boolean {
  return names.some((name) => record[name] !== undefined && record[name] !== null);
}

function inner(name: string, value: JsonValue | undefined): JsonValue | undefined {
  if (!isJsonObject(value)) return value;
  if (ownObjects.has(name)) return withKeys(value, restName);
  const content = value['Content'] ?? value['content'];
  return isJsonObject(content) && Object.keys(value).length === 1 ? content : value;
}

/** Older PowerShell has the display name alone; what was done is then in the authorization. */
function wordOf(plain: JsonObject): JsonObject {
  const shown = plain['operationName'];
  const authorization = plain['authorization'];
  const action = isJsonObject(authorization) ? authorization['action'] : undefined;
  return { value: typeof shown === 'string' && shown.includes('/') ? shown : (action ?? null) };
}

/** `EventTimestamp`, `event_timestamp`: `eventTimestamp`. */
function restName(name: string): string {
  const joined = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return joined.charAt(0).toLowerCase() + joined.slice(1);
}
