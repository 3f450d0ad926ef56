import { firstText } from '../../../event/fields.ts';
import type { JsonObject } from '../../../event/json.ts';

/** Columns in which queries keep the name of the table: Sentinel's own, and those of `union withsource=…`. */
const nameColumns = ['Type', '$table', 'Table', 'TableName', 'SourceTable'];
const tableName = /^(?:AdvancedHunting-)?(Device[A-Z]\w{2,40})$/;

/** Actions that only one table has. */
const actions: readonly (readonly [RegExp, string])[] = [
  [/^ProcessCreated$|^OpenProcess$/i, 'DeviceProcessEvents'],
  [/^File(?:Created|Modified|Deleted|Renamed)$/i, 'DeviceFileEvents'],
  [/^ImageLoaded$/i, 'DeviceImageLoadEvents'],
  [/^Registry(?:Key|Value)/i, 'DeviceRegistryEvents'],
  [/^Logon(?:Success|Failed|Attempted)$/i, 'DeviceLogonEvents'],
  [/^(?:Inbound|Listening)?Connection[A-Z]\w+$|Inspected$/, 'DeviceNetworkEvents'],
];

/** Columns of tables that have no `ActionType`. */
const columns: readonly (readonly [string, string])[] = [
  ['OSPlatform', 'DeviceInfo'],
  ['OnboardingStatus', 'DeviceInfo'],
  ['AzureResourceId', 'DeviceInfo'],
  ['AzureVmId', 'DeviceInfo'],
  ['NetworkAdapterType', 'DeviceNetworkInfo'],
  ['IPAddresses', 'DeviceNetworkInfo'],
  ['CertificateSerialNumber', 'DeviceFileCertificateInfo'],
];

/** The table of a row that does not come in an envelope: its name where the row has it, else told by its content. */
export function tableOf(row: JsonObject): string {
  for (const column of nameColumns) {
    const name = tableName.exec(firstText(row[column]) ?? '')?.[1];
    if (name !== undefined) return name;
  }
  const action = firstText(row['ActionType']);
  if (action !== undefined) return actions.find(([pattern]) => pattern.test(action))?.[1] ?? 'DeviceEvents';
  return columns.find(([column]) => row[column] !== undefined)?.[1] ?? 'DeviceEvents';
}
