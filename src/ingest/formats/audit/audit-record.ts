import { firstText } from '../../../event/fields.ts';
import { isJsonObject, type JsonObject } from '../../../event/json.ts';
import { laurelRecord } from './laurel-record.ts';

/** One event of auditd, as the decoder hands it on. */
export interface AuditRecord {
  readonly node: string | undefined;
  /** Seconds since 1970 with up to three digits behind the point; interpreted, a date and a time of day. */
  readonly time: string;
  readonly serial: string;
  /** Each with its `type` and fields; EXECVE has its arguments as `args`. */
  readonly records: readonly JsonObject[];
}

const timePattern = /^(?:\d{1,11}\.\d{1,3}|[\d/.-]{6,12} [\d:.]{8,12})$/;

export function auditRecord(given: JsonObject): AuditRecord | undefined {
  const { audit, records } = given['ID'] === undefined ? given : (laurelRecord(given) ?? given);
  if (!isJsonObject(audit) || !Array.isArray(records) || records.length === 0) return undefined;
  const { time, serial } = audit;
  if (typeof time !== 'string' || typeof serial !== 'string' || !timePattern.test(time)) return undefined;
  const parts = records.filter(isJsonObject);
  return parts.length < records.length
    ? undefined
    : { node: firstText(audit['node']), time, serial, records: parts };
}

/** The first record of a type. */
export function partOf({ records }: AuditRecord, type: string): JsonObject | undefined {
  return records.find((each) => each['type'] === type);
}

/** A field with a value; auditd writes `(null)`, `(none)`, `?` and `4294967295` where there is none. */
export function fieldOf(part: JsonObject | undefined, name: string): string | undefined {
  const text = firstText(part?.[name]);
  if (text === undefined || /^(?:\(null\)|\(none\)|\?|unset|4294967295)$/.test(text)) return undefined;
  return text;
}

export function integerOf(part: JsonObject | undefined, name: string): number | undefined {
  const text = fieldOf(part, name);
  return text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}
