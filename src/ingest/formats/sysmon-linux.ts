import type { Format } from './format.ts';
import { isEventXml, isLinuxXml, readEventXml } from './windows/event-xml.ts';
import { normaliseWindowsEvent } from './windows/normalise-event.ts';

const missingTime = 'there is no UtcTime and no SystemTime that is a date';

/** Sysmon for Linux: the same XML as on Windows, in lines of syslog. */
export const sysmonLinux: Format = {
  name: 'sysmon-linux',
  title: 'Sysmon for Linux in syslog',
  plane: 'guest',
  dataStream: 'logs-sysmon_linux.log-default',
  recognise(record) {
    return isEventXml(record) && isLinuxXml(record);
  },
  normalise(record) {
    return normaliseWindowsEvent(readEventXml(record), undefined, missingTime);
  },
};
