import type { HostOnlyFact, ProcessFact } from '../observe/fact.ts';
import type { GuestEntry } from './guest-entry.ts';
import { guestTime } from './guest-time.ts';
import { computerHost } from './host-fields.ts';
import type { OtherEntry } from './other-entry.ts';
import { endFact, processFact } from './process-fact.ts';
import { securityProcess } from './security-record.ts';
import { sysmonOther, sysmonProcess } from './sysmon-record.ts';
import { loggedTime, type WindowsRecord, windowsFlat, windowsJson, windowsXml } from './windows-record.ts';

export const securityStream = 'logs-system.security-default';
export const sysmonStream = 'logs-windows.sysmon_operational-default';

/** A record of the Security log or of Sysmon's, printed by `evtx_dump` or `wevtutil`, or shipped flat. */
export function writeWindowsProcess(entry: GuestEntry): {
  readonly text: string;
  readonly fact: ProcessFact;
} {
  const sysmon = entry.sensor.kind === 'sysmon';
  const record = sysmon ? sysmonProcess(entry) : securityProcess(entry);
  const { shape: form, layout } = entry.log;
  const seen = guestTime(entry.process, entry.at);
  const shape = {
    stream: sysmon ? sysmonStream : securityStream,
    // Sysmon writes its own time into the event, to milliseconds.
    time: sysmon ? { ms: seen.ms, ns: 0 } : loggedTime(record, form, layout),
    host: computerHost(entry.process.guest, false),
    ingested: undefined,
    commandLine: sysmon || entry.sensor.commandLines,
    directory: sysmon,
    parent: sysmon ? ('whole' as const) : ('program' as const),
  };
  const fact = entry.kind === 'end' ? endFact(entry, shape) : processFact(entry, shape);
  return { text: printed(record, entry.log), fact };
}

export function writeWindowsOther(entry: OtherEntry):
  | {
      readonly text: string;
      readonly fact: HostOnlyFact;
    }
  | undefined {
  const record = entry.sensor.kind === 'sysmon' ? sysmonOther(entry) : undefined;
  if (!record || !entry.process) return undefined;
  const time = { ms: guestTime(entry.process, entry.at).ms, ns: 0 };
  return {
    text: printed(record, entry.log),
    fact: { plane: 'host', time, host: computerHost(entry.guest, false) },
  };
}

export function printed(
  record: WindowsRecord,
  { shape, layout }: Pick<GuestEntry['log'], 'layout'> & { readonly shape: string },
): string {
  if (shape === 'windows-flat') return windowsFlat(record);
  return shape === 'windows-json' ? windowsJson(record) : windowsXml(record, layout);
}
