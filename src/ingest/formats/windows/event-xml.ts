import { firstText } from '../../../event/fields.ts';
import { type Instant, instant } from '../../../event/instant.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../event/json.ts';
import { parseInstant } from '../../../event/parse-instant.ts';
import type { WindowsEvent } from './windows-event.ts';

/** `{"Event":{"System":{"EventID":…}}}`: an event as its XML has it, whichever tool made JSON of that. */
export function isEventXml(record: JsonObject): boolean {
  const system = systemOf(record);
  return system !== undefined && textOf(system['EventID']) !== undefined;
}

/** Whether Sysmon for Linux wrote it, which is all that tells its events from those of Windows. */
export function isLinuxXml(record: JsonObject): boolean {
  const system = systemOf(record) ?? {};
  const provider = textOf(attributesOf(system, 'Provider')['Name']);
  return (provider ?? textOf(system['Channel']) ?? '').startsWith('Linux-Sysmon');
}

/**
 * Reads the shape of `evtx_dump` (attributes in `#attributes`, or beside their element in `NAME_attributes`) and of tools that put `@`
 * before the names of attributes. Numbers, text and identifiers come out alike from all of them.
 */
export function readEventXml(record: JsonObject): WindowsEvent {
  const event = eventOf(record) ?? {};
  const system = systemOf(record) ?? {};
  const rendering = inner(event, 'RenderingInfo') ?? {};
  const attribute = (element: string, name: string): string | undefined =>
    textOf(attributesOf(system, element)[name]);
  return {
    provider: attribute('Provider', 'Name') ?? attribute('Provider', 'EventSourceName'),
    providerGuid: guidText(attribute('Provider', 'Guid')),
    code: textOf(system['EventID']) ?? '',
    channel: textOf(system['Channel']),
    computer: textOf(system['Computer']),
    recordId: textOf(system['EventRecordID']),
    logged: timeOf(attribute('TimeCreated', 'SystemTime')),
    level: textOf(rendering['Level']) ?? textOf(system['Level']),
    task: textOf(rendering['Task']),
    opcode: textOf(rendering['Opcode']),
    keywords: textOf(system['Keywords']),
    writerSid: attribute('Security', 'UserID'),
    writerPid: integer(attribute('Execution', 'ProcessID')),
    writerThread: integer(attribute('Execution', 'ThreadID')),
    message: textOf(rendering['Message']) ?? textOf(event['Message']),
    data: { ...userData(event), ...eventData(event) },
  };
}

function systemOf(record: JsonObject): JsonObject | undefined {
  return inner(eventOf(record) ?? {}, 'System');
}

/** Some tools leave the outermost element out. */
function eventOf(record: JsonObject): JsonObject | undefined {
  return inner(record, 'Event') ?? (inner(record, 'System') ? record : undefined);
}

function inner(value: JsonObject, key: string): JsonObject | undefined {
  const item = value[key];
  return isJsonObject(item) ? item : undefined;
}

/** The attributes of a child, wherever a tool put them. */
function attributesOf(parent: JsonObject, name: string): JsonObject {
  const child = inner(parent, name) ?? {};
  const own = inner(child, '#attributes') ?? inner(parent, `${name}_attributes`);
  const prefixed = own ?? withoutPrefix(child);
  return Object.keys(prefixed).length > 0 ? prefixed : child;
}

/** A date, or seconds since 1970 where a tool made a number of it. */
function timeOf(text: string | undefined): Instant | undefined {
  if (text === undefined || !/^\d{9,10}\.\d{1,9}$/.test(text)) return parseInstant(text);
  return instant(Math.floor(Math.round(Number(text) * 1e6) / 1000));
}

function withoutPrefix(element: JsonObject): JsonObject {
  const pairs = Object.entries(element).filter(([key]) => key.startsWith('@'));
  return Object.fromEntries(pairs.map(([key, value]) => [key.slice(1), value]));
}

/** The text of an element, which may have attributes beside it. */
function textOf(value: JsonValue | undefined): string | undefined {
  return isJsonObject(value) ? firstText(value['#text'] ?? value['Value']) : firstText(value);
}

function integer(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/**
 * Data by name, white space taken out of it as Elastic's pipelines do and rules expect (`Threat Name`); data without names as `param1`,
 * `param2`, …, as Winlogbeat counts them.
 */
function eventData(event: JsonObject): JsonObject {
  const data = inner(event, 'EventData');
  if (!data) return {};
  const fields: [string, JsonValue][] = [];
  for (const [name, value] of Object.entries(data)) {
    if (isMarkup(name) || value === undefined) continue;
    if (name === 'Data') fields.push(...listedData(value));
    else fields.push([name.replace(/\s+/g, ''), dataValue(value)]);
  }
  return Object.fromEntries(fields.filter(([name, value]) => !(/Guid$/i.test(name) && value === nobody)));
}

function listedData(value: JsonValue): [string, JsonValue][] {
  const texts = isJsonObject(value) && value['#text'] !== undefined ? value['#text'] : value;
  const items = Array.isArray(texts) ? (texts as readonly JsonValue[]) : [texts];
  return items.map((item, at) => {
    const name = isJsonObject(item) ? firstText(item['@Name'] ?? withoutPrefix(item)['Name']) : undefined;
    return [name ?? `param${at + 1}`, dataValue(isJsonObject(item) ? (item['#text'] ?? '') : item)];
  });
}

/** Elements of the one that the provider defines for itself. */
function userData(event: JsonObject): JsonObject {
  const data = inner(event, 'UserData');
  if (!data) return {};
  const [, content] =
    Object.entries(data).find(([name, value]) => !isMarkup(name) && isJsonObject(value)) ?? [];
  if (!isJsonObject(content)) return {};
  const fields = Object.entries(content).filter(([name, value]) => !isMarkup(name) && value !== undefined);
  return Object.fromEntries(fields.map(([name, value]) => [name, dataValue(value as JsonValue)]));
}

function isMarkup(name: string): boolean {
  return name.startsWith('#') || name.startsWith('@') || name.endsWith('_attributes');
}

const bareGuid = /^[\dA-F]{8}-[\dA-F]{4}-[\dA-F]{4}-[\dA-F]{4}-[\dA-F]{12}$/;
/** Stands for a process that Sysmon does not know, and would make all of them one. */
const nobody = '{00000000-0000-0000-0000-000000000000}';
const bracedGuid = /^\{[\da-f-]{36}\}$/i;

/** As Windows renders values: all of them text, identifiers in braces and in lower case. */
function dataValue(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(dataValue);
  if (value === null) return '';
  if (isJsonObject(value)) return value['#text'] === undefined ? value : dataValue(value['#text']);
  const text = String(value);
  return bareGuid.test(text) || bracedGuid.test(text) ? (guidText(text) as string) : text;
}

function guidText(text: string | undefined): string | undefined {
  return text === undefined ? undefined : `{${text.replace(/[{}]/g, '').toLowerCase()}}`;
}
