import { firstText } from '../../../event/fields.ts';
import { formatInstant, type Instant } from '../../../event/instant.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../event/json.ts';
import { compact, compactOrNone } from '../azure/json-text.ts';
import type { EventLog } from './event-log.ts';
import { powershellFields } from './powershell-fields.ts';
import { securityFields } from './security-fields.ts';
import { sysmonFields } from './sysmon-fields.ts';
import { isLinux, isSysmon, type WindowsEvent } from './windows-event.ts';

const levels = new Map([
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
    winlog: winlogOf(event),
  });
}

/** Words stay, numbers become them; a number that Windows does not know says nothing. */
function levelOf({ level = '' }: WindowsEvent): string | undefined {
  return levels.get(level) ?? (/^\D+$/.test(level) ? level.toLowerCase() : undefined);
}

function fieldsOf(event: WindowsEvent, log: EventLog): JsonObject {
  if (isSysmon(event)) return sysmonFields(event);
  switch (log.idPrefix) {
    case 'security':
      return securityFields(event);
    case 'powershell':
      return powershellFields(event);
    default:
      return {};
  }
}

function winlogOf(event: WindowsEvent): JsonObject {
  const data = compact(event.data);
  return compact({
    channel: event.channel,
    computer_name: event.computer,
    event_data: compactOrNone(data),
    event_id: event.code,
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

function relatedOf({ process, user, source, destination }: JsonObject): JsonObject | undefined {
  const hash = inner(process, 'hash');
  return compactOrNone({
    hash: isJsonObject(hash) ? listed(Object.values(hash)) : undefined,
    ip: listed([inner(source, 'ip'), inner(destination, 'ip')]),
    user: listed([inner(user, 'name'), inner(inner(user, 'effective'), 'name')]),
  });
}

function inner(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isJsonObject(value) ? value[key] : undefined;
}

function listed(values: readonly (JsonValue | undefined)[]): readonly string[] | undefined {
  const known = new Set(values.map(firstText).filter((value) => value !== undefined));
  return known.size > 0 ? [...known] : undefined;
}
