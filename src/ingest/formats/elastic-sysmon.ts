import type { JsonObject } from '../../event/json.ts';
import { windowsLog } from './elastic/windows-log.ts';
import { channelOf, codeOf, providerOf } from './elastic/winlog.ts';

/** Process creation and termination of Sysmon as Winlogbeat or the Elastic Agent ships them. */
export const elasticSysmon = windowsLog(
  'elastic-sysmon',
  'Sysmon process events from Winlogbeat or Elastic Agent',
  (doc) => isWindowsSysmon(doc) && isProcessEvent(doc),
);

export function isWindowsSysmon(doc: JsonObject): boolean {
  return (providerOf(doc) ?? channelOf(doc) ?? '').startsWith('Microsoft-Windows-Sysmon');
}

/** Sysmon's event ids: 1 process creation, 5 process termination. */
export function isProcessEvent(doc: JsonObject): boolean {
  const code = codeOf(doc);
  return code === '1' || code === '5';
}
