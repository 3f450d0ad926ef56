import { fieldGetter, firstText } from '../../../event/fields.ts';
import type { JsonObject } from '../../../event/json.ts';
import { eventLogOf } from '../windows/event-log.ts';
import { timeOf } from './document-time.ts';

const provider = fieldGetter('winlog.provider_name');
const eventProvider = fieldGetter('event.provider');
const channel = fieldGetter('winlog.channel');
const recordId = fieldGetter('winlog.record_id');
const computer = fieldGetter('winlog.computer_name');
const eventCode = fieldGetter('event.code');
const winlogEventId = fieldGetter('winlog.event_id');

/** Who wrote an event to a Windows event log. */
export function providerOf(doc: JsonObject): string | undefined {
  return firstText(provider(doc)) ?? firstText(eventProvider(doc));
}

export function channelOf(doc: JsonObject): string | undefined {
  return firstText(channel(doc));
}

/** The event's number, as text. */
export function codeOf(doc: JsonObject): string | undefined {
  return firstText(eventCode(doc)) ?? firstText(winlogEventId(doc));
}

export function recordNumberOf(doc: JsonObject): string | undefined {
  return firstText(recordId(doc));
}

export function computerOf(doc: JsonObject): string | undefined {
  return firstText(computer(doc));
}

/** The id of a document's record, the same as of the record in any other shape. */
export function winlogId(doc: JsonObject): string | undefined {
  const log = eventLogOf({ provider: providerOf(doc), channel: channelOf(doc) });
  return recordIdOf(log.idPrefix, computerOf(doc), recordNumberOf(doc), timeOf(doc)?.ms);
}

/**
 * Record ids number the records of one channel of one computer. The time is part of the id because computers are rebuilt under
 * their old name and logs are cleared. `log` tells channels apart.
 */
export function recordIdOf(
  log: string,
  computerName: string | undefined,
  record: string | undefined,
  ms: number | undefined,
): string | undefined {
  if (record === undefined || computerName === undefined || ms === undefined) return undefined;
  return `${log}:${computerName.toLowerCase()}:${record}:${ms}`;
}
