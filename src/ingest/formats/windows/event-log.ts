import { type EventOrigin, isLinux, isSysmon } from './windows-event.ts';

/** Where Elastic keeps the records of a log. */
export interface EventLog {
  /** Prefix of ids, the same in every shape of the record. */
  readonly idPrefix: string;
  readonly dataset: string;
  readonly module: string;
  readonly dataStream: string;
}

function log(idPrefix: string, dataset: string, module: string): EventLog {
  return { idPrefix, dataset, module, dataStream: `logs-${dataset}-default` };
}

/** By channel, in lower case, as Elastic's integrations for Windows and for the system have them. */
const logs = new Map<string, EventLog>([
  ['security', log('security', 'system.security', 'security')],
  ['system', log('system', 'system.system', 'system')],
  ['application', log('application', 'system.application', 'system')],
  [
    'microsoft-windows-powershell/operational',
    log('powershell', 'windows.powershell_operational', 'powershell'),
  ],
  [
    'microsoft-windows-windows defender/operational',
    log('windows-defender', 'windows.windows_defender', 'windows_defender'),
  ],
  ['windows powershell', log('windows-powershell', 'windows.powershell', 'powershell')],
]);

const sysmon = log('sysmon', 'windows.sysmon_operational', 'sysmon');
const sysmonLinux = log('sysmon-linux', 'sysmon_linux.log', 'sysmon_linux');

const providers = new Map([
  ['Microsoft-Windows-Security-Auditing', 'security'],
  ['Microsoft-Windows-PowerShell', 'microsoft-windows-powershell/operational'],
]);

/** The log of an event: by provider first, because forwarded events arrive in a channel of their own. */
export function eventLogOf(event: EventOrigin): EventLog {
  if (isSysmon(event)) return isLinux(event) ? sysmonLinux : sysmon;
  const channel = event.channel?.toLowerCase() ?? '';
  const known = logs.get(providers.get(event.provider ?? '') ?? channel);
  return known ?? log(channel || 'winlog', 'winlog.winlog', 'winlog');
}
