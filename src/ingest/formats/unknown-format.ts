import { isJsonObject, type JsonObject } from '../../event/json.ts';
import { lineOf } from '../decode/text/text-record.ts';
import type { Rejected } from './format.ts';

/** Categories of logs of Azure and Entra ID that come the same way as the Activity Log. */
const otherCategories =
  /^(?:\w*SignInLogs|AuditLogs|RiskyUsers|UserRiskEvents|ProvisioningLogs|MicrosoftGraphActivityLogs|AuditEvent|NetworkSecurityGroup\w+|Storage(?:Read|Write|Delete)|\w+Metrics)$/;

/** Exports that people hand over in good faith and that are not read, with what to do instead. */
const others: readonly (readonly [fits: (record: JsonObject) => boolean, told: string])[] = [
  [
    (record) => has(record, 'Operation name', 'Event initiated by'),
    "it is the portal's CSV of the Activity Log, which has names for people alone: export it with `az monitor activity-log list`",
  ],
  [
    (record) => has(record, 'Date and Time', 'Event ID') || has(record, 'Date and Time', 'Source', 'Level'),
    "it is the event viewer's CSV, which leaves out the computer and the data: save the events as EVTX or XML",
  ],
  [
    (record) => has(record, 'storageProfile', 'hardwareProfile') || has(record, 'osProfile', 'vmId'),
    'it is a list of machines: give it with --inventory',
  ],
  [
    (record) => typeof record['category'] === 'string' && otherCategories.test(record['category']),
    'it is of another log of Azure or Entra ID than the Activity Log',
  ],
  [
    (record) => isJsonObject(record['System']) || isJsonObject(record['Event']),
    'it looks like a Windows event without a number',
  ],
];

/** Says what a record of no known format is, where that is plain, else names its first fields, so that the reader can tell. */
export function unknownFormat(record: JsonObject): Rejected {
  return { kind: 'rejected', code: 'record-unknown-format', message: messageOf(record) };
}

function messageOf(record: JsonObject): string {
  if (lineOf(record) !== undefined) return 'no format is known for this line of text';
  const other = others.find(([fits]) => fits(record));
  if (other) return other[1];
  const names = Object.keys(record).slice(0, 6);
  const shown = names.map((name) => name.replace(/[^ -~]/g, '?').slice(0, 40)).join(', ');
  return `no format is known that begins with these fields: ${shown || '(none)'}`;
}

function has(record: JsonObject, ...names: readonly string[]): boolean {
  return names.every((name) => record[name] !== undefined);
}
