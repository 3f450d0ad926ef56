import type { ScriptUse } from '../world/process.ts';
import { windowsImage } from './command.ts';
import { runPayload, type ScriptPlan, type ScriptTree } from './script-tree.ts';

export const windowsActionHandler = 'Microsoft.CPlat.Core.RunCommandWindows';

export function windowsActionFolder(version = '1.1.22'): string {
  return `C:\\Packages\\Plugins\\${windowsActionHandler}\\${version}`;
}

/** What the fixed command line of action mode says; the folder shows in the working directory alone. */
export function actionLineUse(form: ScriptUse['form'], sequence: number): ScriptUse {
  return {
    handler: windowsActionHandler,
    form,
    named: 'directory',
    actionLine: true,
    commandName: undefined,
    sequence,
  };
}

export const powershellPath = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';
const cmdPath = 'C:\\Windows\\System32\\cmd.exe';

/** The handler's processes up to the program that would run the script. */
export function startWindowsAction(plan: Pick<ScriptPlan, 'act' | 'table' | 'base' | 'random' | 'at'>) {
  const { table, base, random, at } = plan;
  const folder = windowsActionFolder();
  const enable = table.spawn({
    parent: base.agent,
    images: [windowsImage(at, cmdPath, `C:\\Windows\\system32\\cmd.exe /c "${folder}\\bin\\enable.cmd"`)],
    directory: `${folder}\\`,
    mark: { act: plan.act, part: 'agent' },
  });
  const handlerPath = `${folder}\\bin\\RunCommandExtension.exe`;
  const handler = table.spawn({
    parent: enable,
    images: [
      { ...windowsImage(at + random.int(60, 240), handlerPath, `"${handlerPath}" enable`), isHandler: true },
    ],
    directory: `${folder}\\`,
    mark: { act: plan.act, part: 'handler' },
  });
  return { folder, enable, handler };
}

export function runWindowsAction(plan: ScriptPlan): ScriptTree {
  const { table, random, sequence, act } = plan;
  const { folder, enable, handler } = startWindowsAction(plan);
  const directory = `${folder}\\Downloads\\`;
  const tail = plan.parameters.length > 0 ? ` ${plan.parameters.join(' ')}` : '';
  const line = `powershell  -ExecutionPolicy Unrestricted -File script${sequence}.ps1${tail}`;
  const wrapperAt = handler.start + random.int(300, 1400);
  const wrapper = table.spawn({
    parent: handler,
    images: [
      { ...windowsImage(wrapperAt, cmdPath, `"cmd" /c ${line}`), script: actionLineUse('wrapper', sequence) },
    ],
    directory,
    mark: { act, part: 'wrapper' },
  });
  const rootAt = wrapperAt + random.int(12, 60);
  const root = table.spawn({
    parent: wrapper,
    images: [
      { ...windowsImage(rootAt, powershellPath, line), script: actionLineUse('interpreter', sequence) },
    ],
    directory,
    mark: { act, part: 'root' },
  });
  const console = table.spawn({
    parent: root,
    images: [
      windowsImage(
        rootAt + random.int(3, 15),
        'C:\\Windows\\System32\\conhost.exe',
        '\\??\\C:\\Windows\\system32\\conhost.exe 0xffffffff -ForceV1',
      ),
    ],
    directory: 'C:\\Windows',
    mark: { act, part: 'child' },
  });
  const end = runPayload(plan, root, rootAt + random.int(350, 1300), [wrapper, handler, enable]);
  console.end = end + 3;
  return { handler: windowsActionHandler, root, scriptPath: `${directory}script${sequence}.ps1`, end };
}
