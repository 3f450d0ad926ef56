import type { JsonObject } from '../../event/json.ts';
import { datasetOf } from './elastic/data-stream.ts';
import { passThrough } from './elastic/pass-through.ts';
import { channelOf, providerOf, winlogId } from './elastic/winlog.ts';

/** Sysmon for Linux as Elastic's integration of it ships it. */
export const elasticSysmonLinux = passThrough(
  { name: 'elastic-sysmon-linux', title: 'Sysmon for Linux from Elastic Agent', plane: 'guest' },
  isSysmonForLinux,
  (doc) => winlogId('sysmon-linux', doc),
);

function isSysmonForLinux(doc: JsonObject): boolean {
  if (datasetOf(doc) === 'sysmon_linux.log') return true;
  return providerOf(doc) === 'Linux-Sysmon' || channelOf(doc) === 'Linux-Sysmon/Operational';
}
