import { windowsLog } from './elastic/windows-log.ts';
import { providerOf } from './elastic/winlog.ts';

/** PowerShell's operational log as Winlogbeat or the Elastic Agent ships it: 4104 holds the text of scripts. */
export const elasticPowershell = windowsLog(
  'elastic-powershell',
  'PowerShell operational log from Winlogbeat or Elastic Agent',
  (doc) => providerOf(doc) === 'Microsoft-Windows-PowerShell',
);
