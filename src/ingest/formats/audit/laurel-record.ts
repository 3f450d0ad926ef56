import { firstText } from '../../../event/fields.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../event/json.ts';

const id = /^(\d{1,11}\.\d{1,3}):(\d{1,20})$/;
/** Names of records are in capitals. */
const type = /^[A-Z][A-Z0-9_]{2,40}$/;

/**
 * An event of auditd as LAUREL writes it, one object with a member for each kind of record, in the form of the joined lines of the log:
 * `{"audit":{node, time, serial}, "records":[{type, …}]}`. Undefined for anything else.
 */
export function laurelRecord(record: JsonObject): JsonObject | undefined {
  const { ID, NODE } = record;
  const [, time, serial] = typeof ID === 'string' ? (id.exec(ID) ?? []) : [];
  if (time === undefined || serial === undefined) return undefined;
  const records = Object.entries(record).flatMap(([name, value]) =>
    name === 'ID' || name === 'NODE' || !type.test(name) ? [] : partsOf(name, value),
  );
  if (records.length === 0) return undefined;
  return { audit: { ...(typeof NODE === 'string' && { node: NODE }), time, serial }, records };
}

function partsOf(name: string, value: JsonValue | undefined): JsonObject[] {
  if (Array.isArray(value)) return value.filter(isJsonObject).map((item) => partOf(name, item));
  return isJsonObject(value) ? [partOf(name, value)] : [];
}

function partOf(name: string, value: JsonObject): JsonObject {
  const args = argumentsOf(value);
  const fields = Object.entries(value).flatMap(([key, item]) =>
    typeof item === 'object' || item === undefined ? [] : [[key, String(item)] as const],
  );
  return {
    ...Object.fromEntries(fields),
    ...(args && (name === 'PROCTITLE' ? { proctitle: args.join(' ') } : { args })),
    ...(isJsonObject(value['PPID']) && { PPID: value['PPID'] }),
    type: name,
  };
}

function argumentsOf(value: JsonObject): string[] | undefined {
  const list = value['ARGV'];
  if (Array.isArray(list))
    return list.map((item: JsonValue) => (typeof item === 'string' ? item : (firstText(item) ?? '')));
  const text = value['ARGV_STR'];
  return typeof text === 'string' ? text.split(' ') : undefined;
}
