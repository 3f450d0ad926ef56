import type { Random } from '../random.ts';
import type { TrueProcess } from '../world/process.ts';
import { linuxImage, windowsImage } from './command.ts';
import type { ProcessTable } from './process-table.ts';

/** The processes that were there before the story began, and above which everything else hangs. */
export interface BaseProcesses {
  /** `services.exe` or `systemd`. */
  readonly init: TrueProcess;
  /** The guest agent's process that starts handlers. */
  readonly agent: TrueProcess;
  /** The shell of a person who is logged on. */
  readonly shell: TrueProcess;
  readonly person: { readonly name: string; readonly domain: string | undefined; readonly id: string };
}

const day = 86_400_000;

export function baseProcesses(table: ProcessTable, random: Random, hostLabel: string): BaseProcesses {
  const boot = table.guest.from > 0 ? table.guest.from : 0;
  return table.guest.system === 'windows'
    ? windowsBase(table, random, boot, hostLabel)
    : linuxBase(table, random, boot);
}

function windowsBase(table: ProcessTable, random: Random, boot: number, hostLabel: string): BaseProcesses {
  const system32 = 'C:\\Windows\\System32\\';
  const init = table.spawn({
    parent: undefined,
    images: [windowsImage(boot, `${system32}services.exe`, `${system32.replace('S', 's')}services.exe`)],
    pid: 4 * random.int(150, 199),
  });
  const version = random.pick(['2.7.41491.1172_2026-01-14_093012', '2.7.41491.1183_2026-02-03_071544']);
  const agentPath = table.guest.arc
    ? 'C:\\Program Files\\AzureConnectedMachineAgent\\ExtensionService\\GC\\gc_extension_service.exe'
    : `C:\\WindowsAzure\\GuestAgent_${version}\\WindowsAzureGuestAgent.exe`;
  const agent = table.spawn({
    parent: init,
    images: [windowsImage(boot + 4000, agentPath, agentPath)],
  });
  const person = {
    name: 'pattif',
    domain: hostLabel.toUpperCase(),
    id: `S-1-5-21-${random.int(1e9, 3e9)}-${random.int(1e8, 9e8)}-${random.int(1e9, 3e9)}-1001`,
  };
  const shell = table.spawn({
    parent: undefined,
    images: [windowsImage(boot + day / 24, 'C:\\Windows\\explorer.exe', 'C:\\Windows\\Explorer.EXE')],
    account: person,
    directory: 'C:\\Windows\\system32\\',
  });
  return { init, agent, shell, person };
}

function linuxBase(table: ProcessTable, random: Random, boot: number): BaseProcesses {
  const init = table.spawn({
    parent: undefined,
    images: [linuxImage(boot, '/usr/lib/systemd/systemd', ['/sbin/init'])],
    pid: 1,
  });
  const daemon = table.spawn({
    parent: init,
    images: [
      linuxImage(boot + 5000, '/usr/bin/python3.12', [
        '/usr/bin/python3',
        '-u',
        '/usr/sbin/waagent',
        '-daemon',
      ]),
    ],
    directory: '/var/lib/waagent',
  });
  const egg = `bin/WALinuxAgent-${random.pick(['2.12.0.4', '2.13.1.1'])}-py3.12.egg`;
  const agent = table.spawn({
    parent: daemon,
    images: [linuxImage(boot + 9000, '/usr/bin/python3.12', ['python3', '-u', egg, '-run-exthandlers'])],
    directory: '/var/lib/waagent',
  });
  const sshd = table.spawn({
    parent: init,
    images: [linuxImage(boot + 7000, '/usr/sbin/sshd', ['sshd:', '/usr/sbin/sshd', '-D', '[listener]'])],
  });
  const person = { name: 'pattif', domain: undefined, id: '1000' };
  const shell = table.spawn({
    parent: sshd,
    images: [linuxImage(boot + day / 24, '/usr/bin/bash', ['-bash'])],
    account: person,
    directory: '/home/pattif',
  });
  return { init, agent, shell, person };
}
