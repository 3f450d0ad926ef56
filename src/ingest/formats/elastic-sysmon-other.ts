import { windowsLog } from './elastic/windows-log.ts';
import { isProcessEvent, isWindowsSysmon } from './elastic-sysmon.ts';

/** All else that Sysmon writes: connections (3), files (11), libraries, registry. */
export const elasticSysmonOther = windowsLog(
  'elastic-sysmon-other',
  'other Sysmon events from Winlogbeat or Elastic Agent',
  (doc) => isWindowsSysmon(doc) && !isProcessEvent(doc),
);
