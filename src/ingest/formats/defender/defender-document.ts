import { firstText } from '../../../event/fields.ts';
import { formatInstant, type Instant } from '../../../event/instant.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../event/json.ts';
import { compact, compactOrNone, parseJsonText } from '../azure/json-text.ts';
import { eventKind } from './event-kind.ts';
import { fileFields } from './file-fields.ts';
import { cloudFields, hostFields } from './host-fields.ts';
import { networkFields } from './network-fields.ts';
import { ownFields } from './own-fields.ts';
import { processFields } from './process-fields.ts';
import { type DefenderRow, text } from './row.ts';
import { userFields } from './user-fields.ts';

const dataset = 'm365_defender.event';

/** The ECS document that Elastic's Microsoft 365 Defender integration makes of a row of advanced hunting. */
export function defenderDocument(row: DefenderRow, time: Instant, ingested: Instant | undefined): JsonObject {
  const host = hostFields(row);
  const user = userFields(row);
  const process = processFields(row);
  const { source, destination, network, dns, url } = networkFields(row);
  const { file, dll, registry } = fileFields(row);
  return compact({
    '@timestamp': new Date(time.ms).toISOString(),
    cloud: cloudFields(row),
    data_stream: { type: 'logs', dataset, namespace: 'default' },
    destination,
    dll,
    dns,
    ecs: { version: '8.11.0' },
    event: compact({
      ...eventKind(row),
      dataset,
      ingested: ingested && formatInstant(ingested),
      kind: 'event',
      module: 'm365_defender',
    }),
    file,
    host,
    m365_defender: { event: ownFields(row) },
    network,
    observer: compactOrNone({ type: text(row, 'DeviceCategory'), version: text(row, 'ClientVersion') }),
    process,
    registry,
    related: compactOrNone({
      hash: listed([file, dll, process].flatMap((of) => hashesOf(of))),
      hosts: listed([host?.['id'], host?.['name'], user?.['domain']]),
      ip: listed([inner(source, 'ip'), inner(destination, 'ip'), text(row, 'PublicIP')]),
      user: listed([user?.['name'], text(row, 'InitiatingProcessAccountName'), ...loggedOn(row)]),
    }),
    source,
    url,
    user,
  });
}

function inner(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isJsonObject(value) ? value[key] : undefined;
}

function hashesOf(value: JsonValue | undefined): (JsonValue | undefined)[] {
  const own = inner(value, 'hash');
  const parent = inner(inner(value, 'parent'), 'hash');
  return [own, parent].flatMap((hash) => (isJsonObject(hash) ? Object.values(hash) : []));
}

/** `DeviceInfo` lists who is logged on as `[{"UserName":…}]`. */
function loggedOn(row: DefenderRow): (JsonValue | undefined)[] {
  const users = parseJsonText(row.columns['LoggedOnUsers']);
  return Array.isArray(users) ? users.map((user) => inner(user, 'UserName')) : [];
}

function listed(values: readonly (JsonValue | undefined)[]): readonly string[] | undefined {
  const known = new Set(values.map(firstText).filter((value) => value !== undefined));
  return known.size > 0 ? [...known] : undefined;
}
