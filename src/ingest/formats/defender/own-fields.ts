import type { JsonObject, JsonValue } from '../../../event/json.ts';
import { parseJsonText } from '../azure/json-text.ts';
import type { DefenderRow } from './row.ts';

/** First words of columns that the integration makes an object of; the longer ones first. */
const groups: readonly (readonly [RegExp, string])[] = [
  [/^InitiatingProcess(?=[A-Z])/, 'initiating_process'],
  [/^Process(?=[A-Z])/, 'process'],
  [/^Account(?=[A-Z])/, 'account'],
  [/^Request(?=[A-Z])/, 'request'],
  [/^Remote(?=[A-Z])/, 'remote'],
  [/^Local(?=[A-Z])/, 'local'],
  [/^Previous(?=[A-Z])/, 'previous'],
  [/^Registry(?=[A-Z])/, 'registry'],
  [/^Certificate(?=[A-Z])/, 'certificate'],
  [/^OS(?=[A-Z])/, 'os'],
  [/^Logon(?=[A-Z])/, 'logon'],
  [/^Sensitivity(?=[A-Z])/, 'sensitivity'],
  [/^File(?=[A-Z])/, 'file'],
  [/^NetworkAdapter(?=[A-Z])/, 'network'],
  [/^Device(?=(?:Id|Name|Type|Category|Sub[Tt]ype)$)/, 'device'],
];

/** Columns that hold JSON as text. */
const jsonColumns = new Set([
  'AdditionalFields',
  'ConnectedNetworks',
  'CrlDistributionPointUrls',
  'DefaultGateways',
  'DnsAddresses',
  'IPAddresses',
  'LoggedOnUsers',
]);
/** Numbers that are names. */
const textColumns = new Set(['ReportId', 'LogonId', 'InitiatingProcessLogonId']);
/** Columns of the workspace or of the query, not of the event. */
const foreign = new Set([
  'TenantId',
  'TimeGenerated',
  'Type',
  'SourceSystem',
  'Table',
  'TableName',
  '$table',
]);

const places = new Map<string, readonly [string | undefined, string]>();

/**
 * `m365_defender.event`: every column that has a value, under the name that the integration gives it. Columns with a place in ECS are
 * here as well, as with the integration's setting to preserve duplicates.
 */
export function ownFields({ columns, envelope, table }: DefenderRow): JsonObject {
  const fields = new Map<string, JsonValue>();
  const nested = new Map<string, Map<string, JsonValue>>();
  for (const [column, value] of Object.entries(columns)) {
    if (value === undefined || value === null || value === '' || foreign.has(column)) continue;
    const [group, name] = placeOf(column);
    const of = group === undefined ? fields : (nested.get(group) ?? new Map<string, JsonValue>());
    if (group !== undefined) nested.set(group, of as Map<string, JsonValue>);
    of.set(name, fieldValue(column, value));
  }
  const groupsOf = [...nested].map(([group, inner]) => [group, Object.fromEntries(inner)] as const);
  return {
    ...Object.fromEntries(fields),
    ...Object.fromEntries(groupsOf),
    category: `AdvancedHunting-${table}`,
    ...envelope,
  };
}

function fieldValue(column: string, value: JsonValue): JsonValue {
  if (textColumns.has(column) && typeof value !== 'object') return String(value);
  return jsonColumns.has(column) ? (parseJsonText(value) as JsonValue) : value;
}

/** Computed once a column: there are some hundred, and every row has most of them. */
function placeOf(column: string): readonly [group: string | undefined, name: string] {
  const known = places.get(column);
  if (known) return known;
  const place = computePlace(column);
  // Anybody can send other columns; the table must not grow with them.
  if (places.size < 1000) places.set(column, place);
  return place;
}

function computePlace(column: string): readonly [string | undefined, string] {
  if (column === 'ActionType') return ['action', 'type'];
  if (column === 'PublicIP') return ['public_ip', 'value'];
  const group = groups.find(([prefix]) => prefix.test(column));
  if (!group) return [undefined, snakeCase(column)];
  const rest = snakeCase(column.replace(group[0], ''));
  return [group[1], group[1] === 'network' ? `adapter_${rest}` : rest];
}

function snakeCase(name: string): string {
  return name
    .replace(/^IPv(\d)/, 'Ipv$1')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase();
}
