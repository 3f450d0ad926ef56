import type { Account } from '../world/process.ts';
import { imageAt } from '../world/process.ts';
import type { GuestEntry } from './guest-entry.ts';
import { guestTime } from './guest-time.ts';
import { computerName } from './host-fields.ts';
import type { WindowsRecord, WindowsValue } from './windows-record.ts';

type Data = readonly (readonly [string, WindowsValue])[];

/** Creation (4688) or end (4689) of a process in Windows' own log. Who is named is who asked for the process. */
export function securityProcess(entry: GuestEntry): WindowsRecord {
  const { process, image } = entry;
  const ended = entry.kind === 'end';
  const { parent, pid, account } = process;
  const creator = subject(parent?.account ?? account, computerName(process.guest));
  const data: Data = ended
    ? [
        ...subject(account, computerName(process.guest)),
        ['Status', { hex: 0 }],
        ['ProcessId', { hex: pid }],
        ['ProcessName', image.executable],
      ]
    : [
        ...creator,
        ['NewProcessId', { hex: pid }],
        ['NewProcessName', image.executable],
        ['TokenElevationType', '%%1936'],
        ['ProcessId', { hex: parent?.pid ?? 4 }],
        ['CommandLine', entry.sensor.commandLines ? image.commandLine : ''],
        ['TargetUserSid', 'S-1-0-0'],
        ['TargetUserName', '-'],
        ['TargetDomainName', '-'],
        ['TargetLogonId', { hex: 0 }],
        ['ParentProcessName', parent ? imageAt(parent, entry.at).executable : ''],
        ['MandatoryLabel', account.name === 'SYSTEM' ? 'S-1-16-16384' : 'S-1-16-12288'],
      ];
  return {
    provider: 'Microsoft-Windows-Security-Auditing',
    providerGuid: '54849625-5478-4994-a5ba-3e3b0328c30d',
    eventId: ended ? 4689 : 4688,
    version: ended ? 0 : 2,
    level: 0,
    task: ended ? 13_313 : 13_312,
    keywords: '0x8020000000000000',
    time: guestTime(process, entry.at),
    recordId: entry.sequence,
    writerPid: 4,
    writerThread: 400,
    channel: 'Security',
    computer: computerName(process.guest),
    writerSid: undefined,
    data,
  };
}

/** The machine itself goes by its account in the domain. */
function subject({ name, domain, id }: Account, computer: string): Data {
  const system = name === 'SYSTEM';
  return [
    ['SubjectUserSid', id],
    ['SubjectUserName', system ? `${(computer.split('.')[0] as string).toUpperCase()}$` : name],
    ['SubjectDomainName', system ? 'WORKGROUP' : (domain ?? '-')],
    ['SubjectLogonId', { hex: system ? 0x3e7 : 0x10276b }],
  ];
}
