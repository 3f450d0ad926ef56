import type { Start } from './defend-event.ts';
import { entityId, type Machine } from './fleet.ts';

/** One synthetic Run Command run: its process starts and how many milliseconds after the run's beginning each comes. */
export function runStarts(machine: Machine, pid: number, ms: number): { start: Start; after: number }[] {
  return machine.os === 'windows' ? windowsRun(machine, pid, ms) : linuxRun(machine, pid, ms);
}

const windowsHandler = 'C:\\Packages\\Plugins\\Microsoft.CPlat.Core.RunCommandWindows\\1.1.22';
const linuxHandler = '/var/lib/waagent/Microsoft.CPlat.Core.RunCommandLinux-1.0.5';
const system = 'C:\\Windows\\System32';

function windowsRun(machine: Machine, pid: number, ms: number): { start: Start; after: number }[] {
  const cmd = `${system}\\cmd.exe`;
  const shell = `${system}\\WindowsPowerShell\\v1.0\\powershell.exe`;
  const script = ['-ExecutionPolicy', 'Unrestricted', '-File', `script${machine.sequence++}.ps1`];
  const cmdArgs = ['/c', 'powershell', ...script];
  const at = `${windowsHandler}\\Downloads\\`;
  const handler = `${windowsHandler}\\bin\\RunCommandExtension.exe`;
  return chain(machine, pid, ms, at, [
    [handler, ['enable'], cmd, cmdArgs],
    [cmd, cmdArgs, shell, script],
    [shell, script, `${system}\\whoami.exe`, ['/all']],
    [shell, script, `${system}\\net.exe`, ['localgroup', 'administrators']],
  ]);
}

function linuxRun(machine: Machine, pid: number, ms: number): { start: Start; after: number }[] {
  const script = `/var/lib/waagent/run-command/download/${machine.sequence++}/script.sh`;
  const handler = `${linuxHandler}/bin/run-command-extension`;
  return chain(machine, pid, ms, '/', [
    [handler, ['enable'], '/bin/sh', ['-c', script]],
    ['/bin/sh', ['-c', script], '/bin/sh', [script]],
    ['/bin/sh', [script], '/usr/bin/id', []],
    ['/bin/sh', [script], '/usr/bin/cat', ['/etc/os-release']],
  ]);
}

type Step = readonly [parent: string, parentArgs: string[], executable: string, args: string[]];

/** Shell, interpreter, and two children of the interpreter. */
function chain(machine: Machine, pid: number, ms: number, workingDirectory: string, steps: readonly Step[]) {
  const ids = [
    machine.handlerId,
    ...steps.map((_, at) => entityId(machine.agentId, pid + at, ms + at * 120)),
  ];
  return steps.map(([parent, parentArgs, executable, args], at) => {
    const above = Math.min(at, 2);
    const start: Start = {
      executable,
      args,
      workingDirectory,
      parent,
      parentArgs,
      pid: pid + at,
      parentPid: above === 0 ? 1200 : pid + above - 1,
      parentId: ids[above] as string,
      ancestors: ids.slice(0, above).reverse(),
    };
    return { start, after: at * 120 };
  });
}
