import { fieldGetter, firstText } from '../../event/fields.ts';
import type { JsonObject } from '../../event/json.ts';
import { timeOf } from './elastic/document-time.ts';
import { elasticDoc } from './elastic/elastic-hit.ts';
import { normaliseDocument } from './elastic/normalise-document.ts';
import type { Format } from './format.ts';

const provider = fieldGetter('winlog.provider_name');
const eventProvider = fieldGetter('event.provider');
const channel = fieldGetter('winlog.channel');
const eventCode = fieldGetter('event.code');
const winlogEventId = fieldGetter('winlog.event_id');
const recordId = fieldGetter('winlog.record_id');
const computer = fieldGetter('winlog.computer_name');

/** Sysmon's event ids: 1 process creation, 5 process termination. */
const processEvents = new Set(['1', '5']);

/** Process creation and termination of Sysmon as Winlogbeat or the Elastic Agent ships them. */
export const elasticSysmon: Format = {
  name: 'elastic-sysmon',
  title: 'Sysmon process events from Winlogbeat or Elastic Agent',
  plane: 'guest',
  recognise(record) {
    const doc = elasticDoc(record);
    if (doc === undefined || !isSysmon(doc)) return false;
    const code = firstText(eventCode(doc)) ?? firstText(winlogEventId(doc));
    return code !== undefined && processEvents.has(code);
  },
  normalise(record) {
    return normaliseDocument(record, sysmonId);
  },
};

function isSysmon(doc: JsonObject): boolean {
  const name = firstText(provider(doc)) ?? firstText(eventProvider(doc));
  if (name !== undefined) return name === 'Microsoft-Windows-Sysmon';
  return firstText(channel(doc)) === 'Microsoft-Windows-Sysmon/Operational';
}

/**
 * Record ids number the records of one channel of one computer. The time is part of the id because computers are rebuilt under
 * their old name and logs are cleared.
 */
function sysmonId(doc: JsonObject): string | undefined {
  const record = firstText(recordId(doc));
  const name = firstText(computer(doc));
  const time = timeOf(doc);
  if (record === undefined || name === undefined || time === undefined) return undefined;
  return `sysmon:${name.toLowerCase()}:${record}:${time.ms}`;
}
