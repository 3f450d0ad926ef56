import { fieldGetter } from '../../../event/fields.ts';
import { stableId } from '../../../event/id.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../event/json.ts';
import { azureEventHub } from '../azure-event-hub.ts';
import { azureLogAnalytics } from '../azure-log-analytics.ts';
import { azureRest } from '../azure-rest.ts';
import type { Normalised, Rejected } from '../format.ts';

const eventOriginal = fieldGetter('event.original');

/** Looked for before anything is parsed: what every shape of an Activity Log record has. */
const hint = /operationName/i;
const shapes = [azureEventHub, azureRest, azureLogAnalytics];

/** The Activity Log record that a document holds as text in `message` or `event.original`; undefined where it holds none. */
export function rawRecordIn(doc: JsonObject): JsonObject | undefined {
  const record = jsonIn(doc['message']) ?? jsonIn(eventOriginal(doc));
  return record && isRecord(record) ? record : undefined;
}

/** The event of a raw record. Its id is that of its bytes where it has none of its own, so that it equals the same record in a file. */
export function normaliseRaw(record: JsonObject, text: string | undefined): Normalised | Rejected {
  const shape = shapes.find((each) => each.recognise(record)) ?? azureEventHub;
  const made = shape.normalise(record);
  if (made.kind === 'rejected' || made.id !== undefined || text === undefined) return made;
  return { ...made, id: stableId(text) };
}

/** The text that `rawRecordIn` reads. */
export function rawTextIn(doc: JsonObject): string | undefined {
  const text = jsonIn(doc['message']) ? doc['message'] : eventOriginal(doc);
  return typeof text === 'string' ? text.trim() : undefined;
}

/**
 * One document for each record of a message that holds a whole `{"records":[…]}`, as the hub has it, or of the array that a shipper made
 * of it. Undefined where no record of the Activity Log is among them.
 */
export function splitRecords(doc: JsonObject): readonly JsonObject[] | undefined {
  const { message, records: own, ...rest } = doc;
  const records = own ?? jsonIn(message)?.['records'];
  if (!Array.isArray(records) || !records.some((each) => isJsonObject(each) && isRecord(each)))
    return undefined;
  return records.map((each) => ({
    ...rest,
    message: typeof each === 'string' ? each : JSON.stringify(each),
  }));
}

/** Whether an object is itself an Activity Log record. */
export function isRecord(value: JsonObject): boolean {
  return shapes.some((shape) => shape.recognise(value));
}

function jsonIn(value: JsonValue | undefined): JsonObject | undefined {
  if (typeof value !== 'string' || !/^\s*\{/.test(value) || !hint.test(value)) return undefined;
  const parsed = parse(value) ?? parse(unescaped(value));
  return isJsonObject(parsed) ? parsed : undefined;
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

/** Some shippers escape the message once more: `{\"time\":…`. */
function unescaped(text: string): string {
  const inner = /^\s*\{\s*\\"/.test(text) ? parse(`"${text.trim()}"`) : undefined;
  return typeof inner === 'string' ? inner : '';
}
