import { passThrough } from './elastic/pass-through.ts';
import { providerOf, winlogId } from './elastic/winlog.ts';

/** PowerShell's operational log as Winlogbeat or the Elastic Agent ships it: 4104 holds the text of scripts. */
export const elasticPowershell = passThrough(
  {
    name: 'elastic-powershell',
    title: 'PowerShell operational log from Winlogbeat or Elastic Agent',
    plane: 'guest',
  },
  (doc) => providerOf(doc) === 'Microsoft-Windows-PowerShell',
  (doc) => winlogId('powershell', doc),
);
