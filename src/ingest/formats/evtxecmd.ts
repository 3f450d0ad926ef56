import { firstText } from '../../event/fields.ts';
import type { JsonObject, JsonValue } from '../../event/json.ts';
import { parseInstant } from '../../event/parse-instant.ts';
import { compact, objectOf } from './azure/json-text.ts';
import type { Format } from './format.ts';
import { readEventXml } from './windows/event-xml.ts';
import { normaliseWindowsEvent } from './windows/normalise-event.ts';
import type { WindowsEvent } from './windows/windows-event.ts';

/** Windows events as EvtxECmd makes CSV and JSON of them: the frame in columns, the data as text that holds JSON. Times are UTC. */
export const evtxecmd: Format = {
  name: 'evtxecmd',
  title: 'Windows events as EvtxECmd writes them (CSV, JSON)',
  plane: 'guest',
  recognise(record) {
    return (
      isCode(record['EventId']) &&
      typeof record['Provider'] === 'string' &&
      typeof record['Channel'] === 'string' &&
      (typeof record['Payload'] === 'string' || record['ChunkNumber'] !== undefined) &&
      record['TimeGenerated'] === undefined
    );
  },
  normalise(record) {
    return normaliseWindowsEvent(eventOf(record), undefined, 'TimeCreated is no date');
  },
};

function isCode(value: JsonValue | undefined): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^\d{1,5}$/.test(value));
}

function eventOf(record: JsonObject): WindowsEvent {
  const text = (name: string): string | undefined => firstText(record[name])?.trim() || undefined;
  const integer = (name: string): number | undefined => {
    const value = Number(text(name) ?? Number.NaN);
    return Number.isSafeInteger(value) ? value : undefined;
  };
  return {
    provider: text('Provider'),
    code: text('EventId') ?? '',
    channel: text('Channel'),
    computer: text('Computer'),
    recordId: text('EventRecordId'),
    logged: parseInstant(text('TimeCreated')),
    level: text('Level'),
    keywords: text('Keywords'),
    writerSid: text('UserId'),
    writerPid: integer('ProcessId'),
    writerThread: integer('ThreadId'),
    data: dataOf(record['Payload']),
  };
}

/** `{"EventData":{"Data":[{"@Name":…,"#text":…}]}}`: the XML's own, as JSON. */
function dataOf(payload: JsonValue | undefined): JsonObject {
  const event = objectOf(payload) ?? {};
  return readEventXml({
    Event: compact({ System: {}, EventData: event['EventData'], UserData: event['UserData'] }),
  }).data;
}
