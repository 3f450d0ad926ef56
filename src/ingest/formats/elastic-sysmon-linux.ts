import type { JsonObject } from '../../event/json.ts';
import { datasetOf } from './elastic/data-stream.ts';
import { windowsLog } from './elastic/windows-log.ts';
import { channelOf, providerOf } from './elastic/winlog.ts';

/** Sysmon for Linux as Elastic's integration of it ships it. */
export const elasticSysmonLinux = windowsLog(
  'elastic-sysmon-linux',
  'Sysmon for Linux from Elastic Agent',
  isSysmonForLinux,
);

export function isSysmonForLinux(doc: JsonObject): boolean {
  if (datasetOf(doc) === 'sysmon_linux.log') return true;
  return providerOf(doc) === 'Linux-Sysmon' || channelOf(doc) === 'Linux-Sysmon/Operational';
}
