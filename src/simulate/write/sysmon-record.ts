import type { Instant } from '../../event/instant.ts';
import type { Account, Image, TrueProcess } from '../world/process.ts';
import { baseName, imageAt } from '../world/process.ts';
import { sysmonId } from './entity-id.ts';
import { type GuestEntry, hashesOf } from './guest-entry.ts';
import { guestTime } from './guest-time.ts';
import { computerName } from './host-fields.ts';
import type { OtherEntry } from './other-entry.ts';
import type { WindowsRecord, WindowsValue } from './windows-record.ts';

type Data = readonly (readonly [string, WindowsValue])[];

const nobody = { guid: '00000000-0000-0000-0000-000000000000' };

/** Creation (1) or end (5) of a process in Sysmon's log, of Windows or of Linux. */
export function sysmonProcess(entry: GuestEntry): WindowsRecord {
  const time = guestTime(entry.process, entry.at);
  const ended = entry.kind === 'end';
  const frame = sysmonFrame(entry.process, time, entry.sequence, ended ? 5 : 1);
  const data = ended ? endData(entry.process, entry.image, time) : startData(entry, time);
  return { ...frame, data };
}

/** A connection (3) or a file that was made (11). */
export function sysmonOther(entry: OtherEntry): WindowsRecord | undefined {
  const { process, other } = entry;
  if (!process || other.kind === 'device') return undefined;
  const time = guestTime(process, entry.at);
  const lead: Data = [
    ['RuleName', '-'],
    ['UtcTime', utcTime(time)],
    ['ProcessGuid', guidOf(process)],
    ['ProcessId', process.pid],
    ['Image', imageAt(process, entry.at).executable],
  ];
  const user = userOf(process.account);
  if (other.kind === 'file') {
    const data: Data = [
      ...lead,
      ['TargetFilename', other.path],
      ['CreationUtcTime', utcTime(time)],
      ['User', user],
    ];
    return { ...sysmonFrame(process, time, entry.sequence, 11), data };
  }
  const data: Data = [
    ...lead,
    ['User', user],
    ['Protocol', 'tcp'],
    ['Initiated', 'true'],
    ['SourceIsIpv6', 'false'],
    ['SourceIp', process.guest.ip],
    ['SourceHostname', '-'],
    ['SourcePort', other.localPort],
    ['SourcePortName', '-'],
    ['DestinationIsIpv6', 'false'],
    ['DestinationIp', other.address],
    ['DestinationHostname', '-'],
    ['DestinationPort', other.port],
    ['DestinationPortName', '-'],
  ];
  return { ...sysmonFrame(process, time, entry.sequence, 3), data };
}

function startData({ process, image, at }: GuestEntry, time: Instant): Data {
  const { account, parent } = process;
  const linux = process.guest.system !== 'windows';
  const above = parent && imageAt(parent, at);
  const { md5, sha256 } = hashesOf(image.executable);
  const system = account.name === 'SYSTEM';
  const about: Data = linux
    ? []
    : [
        ['Description', baseName(image.executable)],
        ['Product', 'Microsoft® Windows® Operating System'],
        ['Company', 'Microsoft Corporation'],
        ['OriginalFileName', baseName(image.executable)],
      ];
  return [
    ['RuleName', '-'],
    ['UtcTime', utcTime(time)],
    ['ProcessGuid', guidOf(process)],
    ['ProcessId', process.pid],
    ['Image', image.executable],
    ['FileVersion', linux ? '-' : '10.0.20348.2400'],
    ...about,
    ['CommandLine', image.commandLine],
    ['CurrentDirectory', process.directory],
    ['User', userOf(account)],
    ['LogonGuid', { guid: `${process.guest.hostId.slice(0, 8)}-0000-0000-e703-000000000000` }],
    ['LogonId', linux ? '0' : { hex: system ? 0x3e7 : 0x10276b }],
    ['TerminalSessionId', system || linux ? 0 : 2],
    ['IntegrityLevel', linux ? 'no level' : system ? 'System' : 'High'],
    ['Hashes', linux ? '-' : `MD5=${md5.toUpperCase()},SHA256=${sha256.toUpperCase()}`],
    ['ParentProcessGuid', parent ? guidOf(parent) : nobody],
    ['ParentProcessId', parent?.pid ?? 0],
    ['ParentImage', above?.executable ?? '-'],
    ['ParentCommandLine', above?.commandLine ?? '-'],
    ['ParentUser', parent ? userOf(parent.account) : '-'],
  ];
}

function endData(process: TrueProcess, image: Image, time: Instant): Data {
  return [
    ['RuleName', '-'],
    ['UtcTime', utcTime(time)],
    ['ProcessGuid', guidOf(process)],
    ['ProcessId', process.pid],
    ['Image', image.executable],
    ['User', userOf(process.account)],
  ];
}

/** Sysmon logs a moment after what it logs. */
function sysmonFrame({ guest }: TrueProcess, time: Instant, sequence: number, eventId: number) {
  const linux = guest.system !== 'windows';
  return {
    provider: linux ? 'Linux-Sysmon' : 'Microsoft-Windows-Sysmon',
    providerGuid: linux ? 'ff032593-a8d3-4f13-b0d6-01fc615a0f97' : '5770385f-c22a-43e0-bf4c-06f5698ffbd9',
    eventId,
    version: 5,
    level: 4,
    task: eventId,
    keywords: '0x8000000000000000',
    time: { ms: time.ms + 3, ns: time.ns },
    recordId: sequence,
    writerPid: 2860,
    writerThread: 4104,
    channel: linux ? 'Linux-Sysmon/Operational' : 'Microsoft-Windows-Sysmon/Operational',
    computer: computerName(guest),
    writerSid: linux ? '0' : 'S-1-5-18',
  };
}

function guidOf(process: TrueProcess): { readonly guid: string } {
  return { guid: sysmonId(process).slice(1, -1) };
}

function userOf({ domain, name }: Account): string {
  return domain === undefined ? name : `${domain}\\${name}`;
}

export function utcTime({ ms }: Instant): string {
  return new Date(ms).toISOString().replace('T', ' ').replace('Z', '');
}
