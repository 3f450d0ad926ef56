import type { Random } from '../random.ts';
import type { BaseProcesses } from './base-processes.ts';
import { linuxImage, windowsImage } from './command.ts';
import type { ProcessTable } from './process-table.ts';

const system32 = 'C:\\Windows\\System32\\';
const encoded = 'RwBlAHQALQBEAGEAdABlAA==';

/** What every machine does all day: it proves that the sensor lives, and some of it looks a little like a run. */
const windowsRoutine: readonly (readonly [program: string, line: string])[] = [
  [`${system32}svchost.exe`, 'C:\\Windows\\system32\\svchost.exe -k netsvcs -p -s Schedule'],
  [`${system32}taskhostw.exe`, 'taskhostw.exe SYSTEM'],
  [`${system32}wbem\\WmiPrvSE.exe`, 'C:\\Windows\\system32\\wbem\\wmiprvse.exe -secured -Embedding'],
  [
    `${system32}WindowsPowerShell\\v1.0\\powershell.exe`,
    `powershell.exe -NoProfile -NonInteractive -EncodedCommand ${encoded}`,
  ],
  [`${system32}conhost.exe`, '\\??\\C:\\Windows\\system32\\conhost.exe 0xffffffff -ForceV1'],
  [
    `${system32}WindowsPowerShell\\v1.0\\powershell.exe`,
    'powershell.exe -ExecutionPolicy Bypass -File C:\\ops\\script1.ps1',
  ],
];

const linuxRoutine: readonly (readonly [program: string, ...args: string[]])[] = [
  ['/usr/sbin/cron', '/usr/sbin/CRON', '-f', '-P'],
  ['/usr/sbin/xtables-nft-multi', 'iptables', '-w', '-t', 'security', '-L', 'OUTPUT'],
  ['/usr/bin/dash', '/bin/sh', '-c', 'cd / && run-parts --report /etc/cron.hourly'],
  ['/usr/lib/systemd/systemd-timesyncd', '/usr/lib/systemd/systemd-timesyncd'],
  ['/usr/bin/bash', '/bin/bash', '/opt/contoso/rotate/script.sh'],
];

export function startRoutine(table: ProcessTable, base: BaseProcesses, random: Random, at: number): void {
  const end = at + random.int(40, 4000);
  if (table.guest.system === 'windows') {
    const [program, line] = random.pick(windowsRoutine);
    table.spawn({ parent: base.init, images: [windowsImage(at, program, line)], end });
    return;
  }
  const [program, ...args] = random.pick(linuxRoutine);
  table.spawn({ parent: base.init, images: [linuxImage(at, program, args)], end });
}
