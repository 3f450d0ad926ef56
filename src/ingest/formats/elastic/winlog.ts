import { fieldGetter, firstText } from '../../../event/fields.ts';
import type { JsonObject } from '../../../event/json.ts';
import { timeOf } from './document-time.ts';

const provider = fieldGetter('winlog.provider_name');
const eventProvider = fieldGetter('event.provider');
const channel = fieldGetter('winlog.channel');
const recordId = fieldGetter('winlog.record_id');
const computer = fieldGetter('winlog.computer_name');

/** Who wrote an event to a Windows event log. */
export function providerOf(doc: JsonObject): string | undefined {
  return firstText(provider(doc)) ?? firstText(eventProvider(doc));
}

export function channelOf(doc: JsonObject): string | undefined {
  return firstText(channel(doc));
}

/**
 * Record ids number the records of one channel of one computer. The time is part of the id because computers are rebuilt under
 * their old name and logs are cleared. `log` tells channels apart.
 */
export function winlogId(log: string, doc: JsonObject): string | undefined {
  return recordIdOf(log, firstText(computer(doc)), firstText(recordId(doc)), timeOf(doc)?.ms);
}

/** The same of a record in any shape. */
export function recordIdOf(
  log: string,
  computerName: string | undefined,
  record: string | undefined,
  ms: number | undefined,
): string | undefined {
  if (record === undefined || computerName === undefined || ms === undefined) return undefined;
  return `${log}:${computerName.toLowerCase()}:${record}:${ms}`;
}
