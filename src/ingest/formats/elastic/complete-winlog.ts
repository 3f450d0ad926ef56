import { fieldGetter, firstText, getField, getInteger, getText } from '../../../event/fields.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../event/json.ts';
import { withKeys } from '../azure/json-text.ts';
import { eventLogOf } from '../windows/event-log.ts';
import { fieldsOfEvent } from '../windows/windows-document.ts';
import { isSysmon, timeOfEvent, type WindowsEvent } from '../windows/windows-event.ts';
import { timeOf } from './document-time.ts';
import { channelOf, codeOf, computerOf, providerOf, recordNumberOf } from './winlog.ts';

const category = fieldGetter('event.category');
const eventData = fieldGetter('winlog.event_data');
const dataPrefix = 'winlog.event_data.';

/**
 * Winlogbeat 8 and the Elastic Agent leave it to a pipeline of Elasticsearch to make ECS of Windows' own fields: what they write
 * elsewhere has `winlog.event_data` alone. Such a document gets the fields that the pipeline would have added, and of Sysmon the time that it
 * would have set; what it has stays. The same object where a pipeline has been there.
 */
export function completeWinlog(doc: JsonObject): JsonObject {
  if (isComplete(doc)) return doc;
  const data = dataOf(doc);
  if (!data) return doc;
  const event = eventOf(doc, data);
  const fields = fieldsOfEvent(event, eventLogOf(event));
  const own = timeOfEvent(event)?.time;
  const filled = fill(doc, fields, doc, '');
  const action = isJsonObject(fields['event']) ? fields['event']['action'] : undefined;
  return {
    ...filled,
    ...(isSysmon(event) && own && { '@timestamp': new Date(own.ms).toISOString() }),
    // The Beat puts the task's name there, which the pipeline writes over.
    ...(action !== undefined && isJsonObject(filled['event']) && { event: { ...filled['event'], action } }),
  };
}

/** Whether a pipeline has been there: they all set categories. */
export function isComplete(doc: JsonObject): boolean {
  return category(doc) !== undefined;
}

function eventOf(doc: JsonObject, data: JsonObject): WindowsEvent {
  return {
    provider: providerOf(doc),
    code: codeOf(doc) ?? '',
    channel: channelOf(doc),
    computer: computerOf(doc),
    recordId: recordNumberOf(doc),
    logged: timeOf(doc),
    task: getText(doc, 'winlog.task'),
    keywords: outcomeWord(getField(doc, 'winlog.keywords')),
    writerSid: getText(doc, 'winlog.user.identifier'),
    writerPid: getInteger(doc, 'winlog.process.pid'),
    data,
  };
}

/** The data as one object, also where a document has a key for each field; names without blanks, as rules expect them. */
function dataOf(doc: JsonObject): JsonObject | undefined {
  const nested = eventData(doc);
  if (isJsonObject(nested)) return withKeys(nested, plainName);
  const keys = Object.keys(doc).filter((key) => key.startsWith(dataPrefix));
  if (keys.length === 0) return undefined;
  return Object.fromEntries(keys.map((key) => [plainName(key.slice(dataPrefix.length)), doc[key]]));
}

function plainName(name: string): string {
  return name.replace(/\s+/g, '');
}

/** The Beat renders the bits of the keywords as words. */
function outcomeWord(value: JsonValue | undefined): string | undefined {
  const words = Array.isArray(value) ? value : [value];
  return words.map(firstText).find((word) => word !== undefined && /^audit /i.test(word));
}

/** `target` with the fields of `add` that the document does not have, nested or dotted. */
function fill(target: JsonObject, add: JsonObject, doc: JsonObject, path: string): JsonObject {
  const filled: Record<string, JsonValue | undefined> = { ...target };
  for (const [key, value] of Object.entries(add)) {
    const at = `${path}${key}`;
    const known = target[key];
    if (isJsonObject(value) && (known === undefined || isJsonObject(known))) {
      const inner = fill(known ?? {}, value, doc, `${at}.`);
      if (Object.keys(inner).length > 0) filled[key] = inner;
    } else if (known === undefined && getField(doc, at) === undefined) filled[key] = value;
  }
  return filled;
}
