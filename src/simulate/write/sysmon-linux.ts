import type { HostOnlyFact, ProcessFact } from '../observe/fact.ts';
import type { GuestEntry } from './guest-entry.ts';
import { guestTime } from './guest-time.ts';
import { computerHost } from './host-fields.ts';
import type { OtherEntry } from './other-entry.ts';
import { endFact, processFact } from './process-fact.ts';
import { sysmonOther, sysmonProcess } from './sysmon-record.ts';
import { type WindowsRecord, windowsXml } from './windows-record.ts';

export const sysmonLinuxStream = 'logs-sysmon_linux.log-default';

/** Sysmon for Linux: its event as XML behind the head that syslog puts before every line. It logs programs, not forks. */
export function writeSysmonLinux(entry: GuestEntry): { readonly text: string; readonly fact: ProcessFact } {
  const shape = {
    stream: sysmonLinuxStream,
    time: { ms: guestTime(entry.process, entry.at).ms, ns: 0 },
    host: computerHost(entry.process.guest, true),
    ingested: undefined,
    directory: true,
  };
  const fact = entry.kind === 'end' ? endFact(entry, shape) : processFact(entry, shape);
  return { text: syslogLine(sysmonProcess(entry)), fact };
}

export function writeSysmonLinuxOther(
  entry: OtherEntry,
): { readonly text: string; readonly fact: HostOnlyFact } | undefined {
  const record = sysmonOther(entry);
  if (!record || !entry.process) return undefined;
  const time = { ms: guestTime(entry.process, entry.at).ms, ns: 0 };
  return { text: syslogLine(record), fact: { plane: 'host', time, host: computerHost(entry.guest, true) } };
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Neither the year nor fractions: syslog's own time is of no use beside the event's. */
function syslogLine(record: WindowsRecord): string {
  const at = new Date(record.time.ms);
  const day = String(at.getUTCDate()).padStart(2, ' ');
  const head = `${months[at.getUTCMonth()]} ${day} ${at.toISOString().slice(11, 19)} ${record.computer} sysmon:`;
  const xml = windowsXml(record, 'lines').replace(/ xmlns="[^"]*"/, '');
  return `${head} ${xml}`;
}
