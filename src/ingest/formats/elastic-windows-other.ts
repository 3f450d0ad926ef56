import { fieldGetter } from '../../event/fields.ts';
import type { JsonObject } from '../../event/json.ts';
import { windowsLog } from './elastic/windows-log.ts';
import { channelOf, providerOf } from './elastic/winlog.ts';
import { isWindowsSysmon } from './elastic-sysmon.ts';
import { isSysmonForLinux } from './elastic-sysmon-linux.ts';

const winlogEventId = fieldGetter('winlog.event_id');
const named = new Set(['Microsoft-Windows-Security-Auditing', 'Microsoft-Windows-PowerShell']);

/** All other Windows event logs: services (7045), the classic log of PowerShell, Defender's, of whatever a Beat was told to read. */
export const elasticWindowsOther = windowsLog(
  'elastic-windows-other',
  'other Windows event logs from Winlogbeat or Elastic Agent',
  isOther,
);

function isOther(doc: JsonObject): boolean {
  if (winlogEventId(doc) === undefined || channelOf(doc) === undefined) return false;
  return !named.has(providerOf(doc) ?? '') && !isWindowsSysmon(doc) && !isSysmonForLinux(doc);
}
