import type { JsonObject } from '../../event/json.ts';
import { passThrough } from './elastic/pass-through.ts';
import { channelOf, providerOf, winlogId } from './elastic/winlog.ts';
import { elasticSysmon } from './elastic-sysmon.ts';

/** All else that Sysmon writes: connections (3), files (11), libraries, registry. */
export const elasticSysmonOther = passThrough(
  {
    name: 'elastic-sysmon-other',
    title: 'other Sysmon events from Winlogbeat or Elastic Agent',
    plane: 'guest',
  },
  (doc) => isSysmon(doc) && !elasticSysmon.recognise(doc),
  (doc) => winlogId('sysmon', doc),
);

function isSysmon(doc: JsonObject): boolean {
  return (providerOf(doc) ?? channelOf(doc) ?? '').startsWith('Microsoft-Windows-Sysmon');
}
