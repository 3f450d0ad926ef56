import type { TrueProcess } from '../world/process.ts';
import { linuxImage, windowsImage } from './command.ts';
import { linuxActionHandler, linuxActionScript, linuxUse, startLinuxAction } from './linux-action.ts';
import { runPayload, type ScriptPlan, type ScriptTree } from './script-tree.ts';
import {
  actionLineUse,
  powershellPath,
  startWindowsAction,
  windowsActionFolder,
  windowsActionHandler,
} from './windows-action.ts';

/** Someone on the machine runs a script in the handler's folder, to make it look like the handler's doing. */
export function forgeRun(plan: ScriptPlan, asSystem: boolean): ScriptTree {
  return plan.table.guest.system === 'windows' ? forgeWindows(plan, asSystem) : forgeLinux(plan);
}

function forgeWindows(plan: ScriptPlan, asSystem: boolean): ScriptTree {
  const { table, base, random, at, act, sequence } = plan;
  const directory = `${windowsActionFolder()}\\Downloads\\`;
  const shell = table.spawn({
    parent: asSystem ? base.init : base.shell,
    images: [
      windowsImage(
        at - random.int(9000, 60_000),
        'C:\\Windows\\System32\\cmd.exe',
        '"C:\\Windows\\system32\\cmd.exe"',
      ),
    ],
    directory,
    mark: { act, part: 'agent' },
  });
  const line = `powershell  -ExecutionPolicy Unrestricted -File script${sequence}.ps1`;
  const root = table.spawn({
    parent: shell,
    images: [
      {
        ...windowsImage(at, powershellPath, line),
        script: { ...actionLineUse('interpreter', sequence), actionLine: asSystem },
      },
    ],
    directory,
    mark: { act, part: 'root' },
  });
  const end = runPayload(plan, root, at + random.int(300, 1200), []);
  return { handler: windowsActionHandler, root, scriptPath: `${directory}script${sequence}.ps1`, end };
}

function forgeLinux(plan: ScriptPlan): ScriptTree {
  const { table, base, random, at, act } = plan;
  const path = linuxActionScript(plan.sequence);
  const sudo = table.spawn({
    parent: base.shell,
    images: [
      {
        ...linuxImage(at - random.int(10, 40), '/usr/bin/sudo', ['sudo', 'bash', path]),
        script: linuxUse(linuxActionHandler, 'wrapper', undefined, plan.sequence),
      },
    ],
    mark: { act, part: 'wrapper' },
  });
  const root = table.spawn({
    parent: sudo,
    images: [
      {
        ...linuxImage(at, '/usr/bin/bash', ['bash', path]),
        script: linuxUse(linuxActionHandler, 'interpreter', undefined, plan.sequence),
      },
    ],
    account: { name: 'root', domain: undefined, id: '0' },
    mark: { act, part: 'root' },
  });
  const end = runPayload(plan, root, at + random.int(10, 90), [sudo]);
  return { handler: linuxActionHandler, root, scriptPath: path, end };
}

/** A person looks at a script. The path stands in a command line; nothing of it runs. */
export function readScript(
  plan: Pick<ScriptPlan, 'act' | 'table' | 'base' | 'random' | 'at' | 'sequence'>,
): TrueProcess {
  const { table, base, random, at, act, sequence } = plan;
  const mark = { act, part: 'child' as const };
  if (table.guest.system === 'windows') {
    const path = `${windowsActionFolder()}\\Downloads\\script${sequence}.ps1`;
    const [program, line] = random.pick([
      ['C:\\Windows\\System32\\notepad.exe', `"C:\\Windows\\system32\\notepad.exe" ${path}`],
      ['C:\\Windows\\System32\\findstr.exe', `findstr /i password ${path}`],
      [powershellPath, `powershell.exe -NoProfile -Command "Get-Content ${path}"`],
    ] as const);
    return table.spawn({
      parent: base.shell,
      images: [windowsImage(at, program, line)],
      mark,
      end: at + random.int(100, 90_000),
    });
  }
  const path = linuxActionScript(sequence);
  const [program, ...args] = random.pick([
    ['/usr/bin/cat', 'cat', path],
    ['/usr/bin/vim.basic', 'vim', path],
    ['/usr/bin/sha256sum', 'sha256sum', path],
    ['/usr/bin/bash', 'bash', '-c', `cat ${path}`],
    ['/usr/bin/python3.12', 'python3', '/opt/contoso/collect.py', path],
  ] as const);
  const account = { name: 'root', domain: undefined, id: '0' };
  return table.spawn({
    parent: base.shell,
    images: [linuxImage(at, program, args)],
    account,
    mark,
    end: at + random.int(20, 60_000),
  });
}

/** The agent sees a goal state again: the handler starts, finds the number done, and leaves. */
export function replayGoalState(
  plan: Pick<ScriptPlan, 'act' | 'table' | 'base' | 'random' | 'at'>,
): TrueProcess {
  if (plan.table.guest.system === 'windows') {
    const { handler, enable } = startWindowsAction(plan);
    handler.end = handler.start + plan.random.int(200, 900);
    enable.end = handler.end + 10;
    return handler;
  }
  const handler = startLinuxAction(plan);
  handler.end = handler.start + plan.random.int(80, 400);
  return handler;
}
