import type { HostOnlyFact, ProcessFact } from '../observe/fact.ts';
import type { GuestShape } from '../scenario/shapes.ts';
import { writeAuditd } from './auditd.ts';
import { writeDefenderHunting, writeDefenderHuntingOther } from './defender-hunting.ts';
import { writeDefenderSentinel, writeDefenderSentinelOther } from './defender-sentinel.ts';
import { writeDefenderStream, writeDefenderStreamOther } from './defender-stream.ts';
import { writeAuditbeat } from './elastic-auditbeat.ts';
import { writeDefend } from './elastic-defend.ts';
import { writeDefendOther } from './elastic-other.ts';
import { writeSysmon } from './elastic-sysmon.ts';
import { writeElasticSysmonLinux } from './elastic-sysmon-linux.ts';
import { writeElasticSysmonOther } from './elastic-sysmon-other.ts';
import { writeElasticSecurity } from './elastic-windows-security.ts';
import type { GuestEntry } from './guest-entry.ts';
import type { OtherEntry } from './other-entry.ts';
import { writeSecurityRow } from './sentinel-security-event.ts';
import { writeSysmonLinux, writeSysmonLinuxOther } from './sysmon-linux.ts';
import { writeWindowsOther, writeWindowsProcess } from './windows-event.ts';

interface GuestWriter {
  readonly process: (entry: GuestEntry) => { readonly text: string; readonly fact: ProcessFact };
  /** Of what is no process; undefined where the shape has nothing for it. */
  readonly other?: (entry: OtherEntry) => { readonly text: string; readonly fact: HostOnlyFact } | undefined;
  readonly forks?: true;
  readonly ends: boolean;
}

/** Who writes the records of each shape, and which moments of a process the shape has records for. */
export const guestWriters: Readonly<Record<GuestShape, GuestWriter>> = {
  'elastic-defend': { process: writeDefend, other: writeDefendOther, forks: true, ends: true },
  'elastic-sysmon': { process: writeSysmon, other: writeElasticSysmonOther, ends: true },
  'elastic-sysmon-linux': { process: writeElasticSysmonLinux, ends: true },
  'elastic-windows-security': { process: writeElasticSecurity, ends: true },
  'elastic-auditbeat': { process: writeAuditbeat, ends: false },
  'windows-json': { process: writeWindowsProcess, other: writeWindowsOther, ends: true },
  'windows-xml': { process: writeWindowsProcess, other: writeWindowsOther, ends: true },
  'windows-flat': { process: writeWindowsProcess, other: writeWindowsOther, ends: true },
  'sysmon-linux': { process: writeSysmonLinux, other: writeSysmonLinuxOther, ends: true },
  auditd: { process: writeAuditd, ends: true },
  'defender-stream': { process: writeDefenderStream, other: writeDefenderStreamOther, ends: false },
  'defender-hunting': { process: writeDefenderHunting, other: writeDefenderHuntingOther, ends: false },
  'defender-sentinel': { process: writeDefenderSentinel, other: writeDefenderSentinelOther, ends: false },
  'sentinel-security-event': { process: writeSecurityRow, ends: true },
};
