import { fieldGetter } from '../../event/fields.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../event/json.ts';
import { elasticDocument } from './elastic-document.ts';
import { findFormat } from './registry.ts';
import { eventRecordIn } from './windows/xml-text.ts';

const eventOriginal = fieldGetter('event.original');

/**
 * The record that another carries as text: in `message`, or else in `event.original`, as Filebeat, Logstash and their like make of a file
 * of records that they do not know; in `_raw` of Splunk's exports. Only records of known formats count: an application may log whatever
 * it likes. Undefined where there is none.
 */
export function carriedRecord(record: JsonObject): JsonObject | undefined {
  const result = record['result'];
  const raw = record['_raw'] ?? (isJsonObject(result) ? result['_raw'] : undefined);
  return recordIn(record['message']) ?? recordIn(eventOriginal(record)) ?? recordIn(raw);
}

function recordIn(value: JsonValue | undefined): JsonObject | undefined {
  if (typeof value !== 'string') return undefined;
  const record = /^\s*\{/.test(value) ? jsonRecord(value) : eventRecordIn(value);
  const format = record && findFormat(record);
  return format && format !== elasticDocument ? record : undefined;
}

function jsonRecord(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text) as JsonValue;
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
