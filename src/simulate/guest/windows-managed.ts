import { windowsImage } from './command.ts';
import { runPayload, type ScriptPlan, type ScriptTree } from './script-tree.ts';
import { powershellPath } from './windows-action.ts';

export const windowsManagedHandler = 'Microsoft.CPlat.Core.RunCommandHandlerWindows';

export function windowsManagedFolder(version = '2.0.14'): string {
  return `C:\\Packages\\Plugins\\${windowsManagedHandler}\\${version}`;
}

/**
 * Managed mode on Windows. Public sources settle the folder and that PowerShell is called by its full path; the name of
 * the handler's program and of the script are assumptions, and `docs/ground-truth.md` says so.
 */
export function runWindowsManaged(plan: ScriptPlan): ScriptTree {
  const { table, base, random, at, act, sequence } = plan;
  const folder = windowsManagedFolder();
  const handlerPath = `${folder}\\bin\\RunCommandHandler.exe`;
  const handler = table.spawn({
    parent: base.agent,
    images: [{ ...windowsImage(at, handlerPath, `"${handlerPath}" enable`), isHandler: true }],
    directory: `${folder}\\`,
    mark: { act, part: 'handler' },
  });
  const scriptPath = `${folder}\\Downloads\\script${sequence}.ps1`;
  const tail = plan.parameters.length > 0 ? ` ${plan.parameters.join(' ')}` : '';
  const shown = 'C:\\Windows\\system32\\windowspowershell\\v1.0\\powershell.exe';
  const rootAt = at + random.int(350, 1500);
  const root = table.spawn({
    parent: handler,
    images: [
      {
        ...windowsImage(
          rootAt,
          powershellPath,
          `${shown} -ExecutionPolicy Unrestricted -File ${scriptPath}${tail}`,
        ),
        script: {
          handler: windowsManagedHandler,
          form: 'interpreter',
          named: 'words',
          actionLine: false,
          commandName: undefined,
        },
      },
    ],
    directory: `${folder}\\Downloads\\`,
    mark: { act, part: 'root' },
  });
  const end = runPayload(plan, root, rootAt + random.int(350, 1300), [handler]);
  return { handler: windowsManagedHandler, root, scriptPath, end };
}
