import { firstText } from '../../../event/fields.ts';
import { formatInstant, type Instant } from '../../../event/instant.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../event/json.ts';
import { compact, compactOrNone } from '../azure/json-text.ts';
import type { EventLog } from './event-log.ts';
import { powershellContext } from './powershell-context.ts';
import { powershellFields } from './powershell-fields.ts';
import { securityFields } from './security-fields.ts';
import { logonFields } from './security-users.ts';
import { sysmonFields } from './sysmon-fields.ts';
import { isLinux, isSysmon, ownData, type WindowsEvent } from './windows-event.ts';

export const levels: ReadonlyMap<string, string> = new Map([
  ['0', 'information'],
  ['1', 'critical'],
  ['2', 'error'],
  ['3', 'warning'],
  ['4', 'information'],
  ['5', 'verbose'],
]);

/**
 * The ECS document that Winlogbeat and its pipelines make of a record. Unlike theirs it keeps all of `winlog.event_data`, and gives no
 * event of Sysmon the id of the account that Sysmon runs as.
 */
export function windowsDocument(
  event: WindowsEvent,
  log: EventLog,
  time: Instant,
  ingested: Instant | undefined,
): JsonObject {
  const { event: kind, ...fields } = fieldsOf(event, log);
  const sysmon = isSysmon(event);
  return compact({
    '@timestamp': sysmon ? new Date(time.ms).toISOString() : formatInstant(time),
    data_stream: { type: 'logs', dataset: log.dataset, namespace: 'default' },
    ecs: { version: '8.11.0' },
    event: compact({
      action: event.task,
      ...(isJsonObject(kind) ? kind : {}),
      code: event.code,
      // When the log had it, which is not when it happened.
      created: event.logged && formatInstant(event.logged),
      dataset: log.dataset,
      ingested: ingested && formatInstant(ingested),
      kind: 'event',
      module: log.module,
      provider: event.provider,
    }),
    host: compact({
      name: event.computer?.toLowerCase(),
      os: isLinux(event) ? { type: 'linux' } : { family: 'windows', type: 'windows' },
    }),
    log: compactOrNone({ level: levelOf(event) }),
    message: event.message,
    ...fields,
    related: relatedOf(fields),
    winlog: winlogOf(event, log),
  });
}

/** Words stay, numbers become them; a number that Windows does not know says nothing. */
export function levelOf({ level = '' }: WindowsEvent): string | undefined {
  return levels.get(level) ?? (/^\D+$/.test(level) ? level.toLowerCase() : undefined);
}

/** What an event tells beside its frame: ECS fields, and what its data becomes under `winlog`. */
export function fieldsOfEvent(event: WindowsEvent, log: EventLog): JsonObject {
  const fields = fieldsOf(event, log);
  const { event_data, logon } = winlogOf(event, log);
  return compact({ ...fields, related: relatedOf(fields), winlog: compactOrNone({ event_data, logon }) });
}

function fieldsOf(event: WindowsEvent, log: EventLog): JsonObject {
  if (isSysmon(event)) return sysmonFields(event);
  switch (log.idPrefix) {
    case 'security':
      return securityFields(event);
    case 'powershell':
    case 'windows-powershell':
      return powershellFields(event);
    default:
      return {};
  }
}

function winlogOf(event: WindowsEvent, log: EventLog): JsonObject {
  return compact({
    channel: event.channel,
    computer_name: event.computer,
    event_data: compactOrNone(dataOf(event, log)),
    event_id: event.code,
    logon: log.idPrefix === 'security' ? logonFields(event) : undefined,
    opcode: event.opcode,
    process: compactOrNone({
      pid: event.writerPid,
      thread: event.writerThread === undefined ? undefined : { id: event.writerThread },
    }),
    provider_guid: event.providerGuid,
    provider_name: event.provider,
    record_id: event.recordId,
    task: event.task,
    user: event.writerSid === undefined ? undefined : { identifier: event.writerSid },
  });
}

/** Unnamed data is also `Data`, as Sigma's rules call all of it; of PowerShell's lines of `Name = value` each is a field, too. */
function dataOf(event: WindowsEvent, log: EventLog): JsonObject {
  const hasUnnamed = event.data['param1'] !== undefined;
  const data = ownData(event);
  if (!hasUnnamed && log.module !== 'powershell') return data;
  const unnamed = unnamedData(event);
  const context = log.module === 'powershell' ? powershellContext(event) : {};
  return { ...context, ...(unnamed.length > 0 && { Data: unnamed }), ...data };
}

function unnamedData({ data }: WindowsEvent): JsonValue[] {
  const values: JsonValue[] = [];
  for (let at = 1; data[`param${at}`] !== undefined; at++) values.push(data[`param${at}`] as JsonValue);
  return values;
}

function relatedOf({ process, file, dns, user, source, destination }: JsonObject): JsonObject | undefined {
  const hash = [inner(process, 'hash'), inner(file, 'hash')];
  return compactOrNone({
    hash: hash.some(isJsonObject) ? listed(hash.flatMap(valuesOf)) : undefined,
    hosts: dns && listed([inner(inner(dns, 'question'), 'name')]),
    ip:
      source || destination || dns
        ? listed([inner(source, 'ip'), inner(destination, 'ip'), ...list(inner(dns, 'resolved_ip'))])
        : undefined,
    user:
      user &&
      listed([
        inner(user, 'name'),
        inner(inner(user, 'effective'), 'name'),
        inner(inner(user, 'target'), 'name'),
      ]),
  });
}

function valuesOf(value: JsonValue | undefined): readonly (JsonValue | undefined)[] {
  return isJsonObject(value) ? Object.values(value) : [];
}

function list(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

function inner(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isJsonObject(value) ? value[key] : undefined;
}

function listed(values: readonly (JsonValue | undefined)[]): readonly string[] | undefined {
  const known: string[] = [];
  for (const value of values) {
    const text = firstText(value);
    if (text !== undefined && !known.includes(text)) known.push(text);
  }
  return known.length > 0 ? known : undefined;
}
