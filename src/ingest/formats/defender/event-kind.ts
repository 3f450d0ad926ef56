import type { JsonObject } from '../../../event/json.ts';
import { compact } from '../azure/json-text.ts';
import { actionOf, type DefenderRow, text } from './row.ts';

const categories = new Map([
  ['deviceprocessevents', 'process'],
  ['devicefileevents', 'file'],
  ['devicefilecertificateinfo', 'file'],
  ['deviceimageloadevents', 'library'],
  ['devicenetworkevents', 'network'],
  ['devicenetworkinfo', 'network'],
  ['deviceregistryevents', 'registry'],
  ['devicelogonevents', 'authentication'],
  ['deviceinfo', 'host'],
]);

/** Actions in the words of Elastic's own sensor, so that one rule fits both; the first whose category and pattern fit. */
const kinds: readonly (readonly [category: string, action: RegExp, type: string, word?: string])[] = [
  ['process', /^processcreated$/, 'start', 'start'],
  ['file', /^filecreated$/, 'creation', 'creation'],
  ['file', /^filedeleted$/, 'deletion', 'deletion'],
  ['file', /^filemodified$/, 'change', 'modification'],
  ['file', /^filerenamed$/, 'change', 'rename'],
  ['library', /^imageloaded$/, 'start', 'load'],
  ['driver', /driverload/, 'start', 'load'],
  ['registry', /^registrykeycreated$/, 'creation', 'creation'],
  ['registry', /^registryvalueset$/, 'change', 'modification'],
  ['registry', /^registrykeyrenamed$/, 'change'],
  ['registry', /^registry(?:key|value)deleted$/, 'deletion'],
  ['network', /connectionfailed/, 'denied'],
  ['network', /connection(?:success|request)|listeningconnectioncreated|inboundconnectionaccepted/, 'start'],
  ['network', /dnsconnectioninspected/, 'protocol'],
  ['api', /^open/, 'access'],
  ['api', /^write/, 'change'],
];

/** Categories whose other events are `info`; a process or registry event of another kind has no type. */
const informative = new Set(['authentication', 'host', 'file', 'network', 'api']);

/** The ECS category of a row's event; undefined for tables that are not about devices. */
export function categoryOf(row: DefenderRow): string | undefined {
  const known = categories.get(row.table.toLowerCase());
  if (known !== undefined || row.table.toLowerCase() !== 'deviceevents') return known;
  const action = actionOf(row);
  if (action.includes('driverload')) return 'driver';
  return action.endsWith('apicall') ? 'api' : 'host';
}

/** `event.category`, `event.type`, `event.action` and `event.outcome`. */
export function eventKind(row: DefenderRow): JsonObject {
  const category = categoryOf(row);
  const action = actionOf(row);
  const kind = kinds.find(([of, pattern]) => of === category && pattern.test(action));
  const type = kind?.[2] ?? (category !== undefined && informative.has(category) ? 'info' : undefined);
  return compact({
    category: category === undefined ? undefined : [category],
    type: type === undefined ? undefined : [type],
    action: kind?.[3] ?? (action.replaceAll(' ', '-') || undefined),
    outcome: category === 'authentication' ? outcomeOf(row, action) : undefined,
  });
}

function outcomeOf(row: DefenderRow, action: string): string | undefined {
  if (action === 'logonfailed' || text(row, 'FailureReason') !== undefined) return 'failure';
  return action === 'logonsuccess' ? 'success' : undefined;
}
