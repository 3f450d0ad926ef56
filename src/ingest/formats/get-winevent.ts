import { firstText } from '../../event/fields.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../event/json.ts';
import { parseInstant } from '../../event/parse-instant.ts';
import { parseAzureTime } from './azure/azure-time.ts';
import type { Format } from './format.ts';
import { parsePortalTime } from './sentinel/portal-time.ts';
import { scriptBlockMessage, securityMessage, sysmonMessage } from './windows/message-fields.ts';
import { normaliseWindowsEvent } from './windows/normalise-event.ts';
import { propertyNames } from './windows/property-names.ts';
import { isSysmon, type WindowsEvent } from './windows/windows-event.ts';
import { namesZone, type Settled, settle, type Zone } from './zone.ts';

/** Windows events as PowerShell's `Get-WinEvent` lists them, through `ConvertTo-Json` or `Export-Csv`. */
export const getWinevent: Format = {
  name: 'get-winevent',
  title: 'Windows events of Get-WinEvent through ConvertTo-Json or Export-Csv',
  plane: 'guest',
  recognise(record) {
    const { Id, ProviderName, LogName, MachineName } = record;
    return (
      (typeof Id === 'number' || (typeof Id === 'string' && /^\d{1,5}$/.test(Id))) &&
      typeof ProviderName === 'string' &&
      typeof LogName === 'string' &&
      typeof MachineName === 'string'
    );
  },
  normalise(record, context) {
    return normaliseWindowsEvent(eventOf(record, context?.zone), undefined, 'TimeCreated is no date');
  },
};

function eventOf(record: JsonObject, zone: Zone | undefined): WindowsEvent {
  const text = (name: string): string | undefined => plain(record[name]);
  const integer = (name: string): number | undefined => {
    const value = Number(text(name) ?? Number.NaN);
    return Number.isSafeInteger(value) ? value : undefined;
  };
  const provider = text('ProviderName');
  const code = text('Id') ?? '';
  const logged = loggedAt(text('TimeCreated'), zone);
  const frame = { provider, channel: text('LogName'), code };
  return {
    ...frame,
    providerGuid: text('ProviderId'),
    computer: text('MachineName'),
    recordId: text('RecordId'),
    logged: logged?.time,
    loggedDoubt: logged?.doubt,
    level: text('LevelDisplayName') ?? text('Level'),
    task: text('TaskDisplayName'),
    opcode: text('OpcodeDisplayName'),
    keywords: outcomeWord(record['KeywordsDisplayNames']) ?? text('Keywords'),
    writerSid: text('UserId'),
    writerPid: integer('ProcessId'),
    writerThread: integer('ThreadId'),
    message: text('Message'),
    data: dataOf(record, frame),
  };
}

/** PowerShell 5 writes `/Date(1780479013301)/`, 7 an offset; CSV has the time of the place in the language of the place. */
function loggedAt(text: string | undefined, zone: Zone | undefined): Settled | undefined {
  const time = parseAzureTime(text) ?? parsePortalTime(text);
  if (!time || text === undefined) return undefined;
  const isZoned = text.startsWith('/Date(') || (parseInstant(text) !== undefined && namesZone(text));
  return isZoned ? { time } : settle(time, zone, 'TimeCreated');
}

/** Values without their names are named by the event's template, else counted; what CSV lacks is in the message. */
function dataOf(
  { Properties, Message }: JsonObject,
  event: Pick<WindowsEvent, 'provider' | 'channel' | 'code'>,
): JsonObject {
  const message = firstText(Message) ?? '';
  if (isSysmon(event)) return sysmonMessage(message);
  const names = propertyNames(event.provider, event.code);
  if (Array.isArray(Properties)) {
    const values = Properties.map(
      (each: JsonValue) => plain(isJsonObject(each) ? each['Value'] : each) ?? '',
    );
    return Object.fromEntries(
      values.map((value, at) => [names ? (names[at] ?? `param${at + 1}`) : `param${at + 1}`, value]),
    );
  }
  if (event.code === '4104') return scriptBlockMessage(message);
  return event.code === '4688' || event.code === '4689' ? securityMessage(message) : {};
}

/** Identifiers of accounts are objects with their text inside. */
function plain(value: JsonValue | undefined): string | undefined {
  return isJsonObject(value) ? plain(value['Value']) : firstText(value);
}

function outcomeWord(value: JsonValue | undefined): string | undefined {
  const words = Array.isArray(value) ? value : [value];
  return words.map(firstText).find((word) => word !== undefined && /^audit /i.test(word));
}
