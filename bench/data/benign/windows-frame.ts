import type { Seeded } from '../seeded.ts';

/** What every flat record of a Windows event begins with, as forwarders write them: frame and data side by side. */
export function windowsRecord(
  channel: 'sysmon' | 'security' | 'system' | 'powershell',
  code: number,
  place: Place,
  data: Readonly<Record<string, string | number>>,
): string {
  const { provider, name } = channels[channel];
  const frame = {
    '@timestamp': new Date(place.ms).toISOString(),
    Channel: name,
    ProviderName: provider,
    EventID: code,
    Computer: place.computer,
    EventRecordID: place.record,
  };
  return `${JSON.stringify({ ...frame, ...data })}\n`;
}

/** Where and when an event of the synthetic fleet happens. */
export interface Place {
  readonly computer: string;
  readonly user: string;
  readonly ms: number;
  readonly record: number;
}

const channels = {
  sysmon: { provider: 'Microsoft-Windows-Sysmon', name: 'Microsoft-Windows-Sysmon/Operational' },
  security: { provider: 'Microsoft-Windows-Security-Auditing', name: 'Security' },
  system: { provider: 'Service Control Manager', name: 'System' },
  powershell: { provider: 'Microsoft-Windows-PowerShell', name: 'Microsoft-Windows-PowerShell/Operational' },
} as const;

/** Sysmon's way to write the time of an event. */
export function utcTime(ms: number): string {
  return new Date(ms).toISOString().replace('T', ' ').replace('Z', '');
}

export function processGuid(random: Seeded): string {
  return `{${random.guid().toUpperCase()}}`;
}
