import type { Format } from './format.ts';
import { isEventXml, isLinuxXml, readEventXml } from './windows/event-xml.ts';
import { normaliseWindowsEvent } from './windows/normalise-event.ts';

const missingTime = 'TimeCreated has no SystemTime, or it is no date';

/** Events of Windows event logs: EVTX files, XML of `wevtutil` and `evtx_dump`, JSON of `evtx_dump` and tools like it. */
export const windowsEvent: Format = {
  name: 'windows-event',
  title: 'Windows event logs: EVTX, XML, evtx_dump JSON',
  plane: 'guest',
  recognise(record) {
    return isEventXml(record) && !isLinuxXml(record);
  },
  normalise(record) {
    return normaliseWindowsEvent(readEventXml(record), undefined, missingTime);
  },
};
