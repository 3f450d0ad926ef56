import { windowsLog } from './elastic/windows-log.ts';
import { providerOf } from './elastic/winlog.ts';

/** The Windows Security log as Winlogbeat or the Elastic Agent ships it: process creation is 4688, its end 4689. */
export const elasticWindowsSecurity = windowsLog(
  'elastic-windows-security',
  'Windows Security log from Winlogbeat or Elastic Agent',
  (doc) => providerOf(doc) === 'Microsoft-Windows-Security-Auditing',
);
