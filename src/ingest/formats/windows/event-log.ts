import { type EventOrigin, isLinux, isSysmon } from './windows-event.ts';

/** Where Elastic keeps the records of a log. */
export interface EventLog {
  /** Prefix of ids, the same in every shape of the record. */
  readonly idPrefix: string;
  readonly dataset: string;
  readonly module: string;
}

/** By channel, in lower case, as Elastic's integrations for Windows and for the system have them. */
const logs = new Map<string, EventLog>([
  ['security', { idPrefix: 'security', dataset: 'system.security', module: 'security' }],
  ['system', { idPrefix: 'system', dataset: 'system.system', module: 'system' }],
  ['application', { idPrefix: 'application', dataset: 'system.application', module: 'system' }],
  [
    'microsoft-windows-powershell/operational',
    { idPrefix: 'powershell', dataset: 'windows.powershell_operational', module: 'powershell' },
  ],
  [
    'microsoft-windows-windows defender/operational',
    { idPrefix: 'windows-defender', dataset: 'windows.windows_defender', module: 'windows_defender' },
  ],
  [
    'windows powershell',
    { idPrefix: 'windows-powershell', dataset: 'windows.powershell', module: 'powershell' },
  ],
]);

const sysmon: EventLog = { idPrefix: 'sysmon', dataset: 'windows.sysmon_operational', module: 'sysmon' };
const sysmonLinux: EventLog = {
  idPrefix: 'sysmon-linux',
  dataset: 'sysmon_linux.log',
  module: 'sysmon_linux',
};

const providers = new Map([
  ['Microsoft-Windows-Security-Auditing', 'security'],
  ['Microsoft-Windows-PowerShell', 'microsoft-windows-powershell/operational'],
]);

/** The log of an event: by provider first, because forwarded events arrive in a channel of their own. */
export function eventLogOf(event: EventOrigin): EventLog {
  if (isSysmon(event)) return isLinux(event) ? sysmonLinux : sysmon;
  const channel = event.channel?.toLowerCase() ?? '';
  const known = logs.get(providers.get(event.provider ?? '') ?? channel);
  return known ?? { idPrefix: channel || 'winlog', dataset: 'winlog.winlog', module: 'winlog' };
}
