import type { Image, ScriptUse } from '../world/process.ts';
import { linuxImage } from './command.ts';
import { startLinuxHandler } from './linux-shim.ts';
import { runPayload, type ScriptPlan, type ScriptTree } from './script-tree.ts';

export const linuxActionHandler = 'Microsoft.CPlat.Core.RunCommandLinux';
export const linuxActionFolder = `/var/lib/waagent/${linuxActionHandler}-1.0.5`;

export function linuxActionScript(sequence: number): string {
  return `/var/lib/waagent/run-command/download/${sequence}/script.sh`;
}

export function linuxUse(
  handler: string,
  form: ScriptUse['form'],
  commandName?: string,
  sequence?: number,
): ScriptUse {
  return { handler, form, named: 'words', actionLine: false, commandName, sequence };
}

/** The interpreter that the script's first line asks for. */
export function interpreter(
  at: number,
  path: string,
  python: boolean,
  rest: readonly string[],
  script: ScriptUse,
): Image {
  const image = python
    ? linuxImage(at, '/usr/bin/python3.12', ['/usr/bin/python3', path, ...rest])
    : linuxImage(at, '/usr/bin/bash', ['/bin/bash', path, ...rest]);
  return { ...image, script };
}

export function startLinuxAction(plan: Pick<ScriptPlan, 'act' | 'table' | 'base' | 'random' | 'at'>) {
  const { folder, shim, program, log } = actionHandler;
  return startLinuxHandler(plan, folder, shim, program, log);
}

/** A handler of the agent's that runs `script.sh` of a numbered folder. */
export interface LinuxHandler {
  readonly name: string;
  readonly folder: string;
  readonly shim: string;
  readonly program: string;
  readonly log: string;
  script(sequence: number): string;
}

const actionHandler: LinuxHandler = {
  name: linuxActionHandler,
  folder: linuxActionFolder,
  shim: 'run-command-shim',
  program: 'run-command-extension',
  log: '/var/log/azure/run-command/handler.log',
  script: linuxActionScript,
};

export function runLinuxAction(plan: ScriptPlan): ScriptTree {
  return runLinuxScript(plan, actionHandler);
}

export function runLinuxScript(plan: ScriptPlan, shape: LinuxHandler): ScriptTree {
  const { table, random, act, python } = plan;
  const handler = startLinuxHandler(plan, shape.folder, shape.shim, shape.program, shape.log);
  const path = shape.script(plan.sequence);
  const directory = path.slice(0, path.lastIndexOf('/'));
  const at = handler.start + random.int(120, 900);
  const shellArgs = ['/bin/sh', '-c', path];
  const asWrapper = linuxUse(shape.name, 'wrapper', undefined, plan.sequence);
  const asRoot = linuxUse(shape.name, 'interpreter', undefined, plan.sequence);
  // dash stays and starts the script as a child; bash as `sh` becomes the script's interpreter in place.
  if (table.guest.system === 'ubuntu') {
    const wrapper = table.spawn({
      parent: handler,
      images: [{ ...linuxImage(at, '/usr/bin/dash', shellArgs), script: asWrapper }],
      directory,
      mark: { act, part: 'wrapper' },
    });
    const rootAt = at + random.int(2, 9);
    const root = table.spawn({
      parent: wrapper,
      images: [interpreter(rootAt, path, python, [], asRoot)],
      directory,
      mark: { act, part: 'root' },
    });
    const end = runPayload(plan, root, rootAt + random.int(5, 90), [wrapper, handler]);
    return { handler: shape.name, root, scriptPath: path, end };
  }
  const images = [
    { ...linuxImage(at, '/usr/bin/bash', shellArgs), script: asWrapper },
    interpreter(at + random.int(1, 4), path, python, [], asRoot),
  ];
  const root = table.spawn({ parent: handler, images, directory, mark: { act, part: 'root' } });
  const end = runPayload(plan, root, at + random.int(10, 90), [handler]);
  return { handler: shape.name, root, scriptPath: path, end };
}
