import { windowsImage } from './command.ts';
import { type LinuxHandler, runLinuxScript } from './linux-action.ts';
import { runPayload, type ScriptPlan, type ScriptTree } from './script-tree.ts';
import { powershellPath } from './windows-action.ts';

const windowsHandler = 'Microsoft.Compute.CustomScriptExtension';
const linuxHandler: LinuxHandler = {
  name: 'Microsoft.Azure.Extensions.CustomScript',
  folder: '/var/lib/waagent/Microsoft.Azure.Extensions.CustomScript-2.1.13',
  shim: 'custom-script-shim',
  program: 'custom-script-extension',
  log: '/var/log/azure/custom-script/handler.log',
  script: (sequence) => `/var/lib/waagent/custom-script/download/${sequence}/script.sh`,
};

/** The Custom Script extension: on Linux the elder of the Run Command handler, on Windows a program of its own. */
export function runCustomScript(plan: ScriptPlan): ScriptTree {
  return plan.table.guest.system === 'windows' ? runOnWindows(plan) : runLinuxScript(plan, linuxHandler);
}

function runOnWindows(plan: ScriptPlan): ScriptTree {
  const { table, base, random, at, act, sequence } = plan;
  const folder = `C:\\Packages\\Plugins\\${windowsHandler}\\1.10.17`;
  const program = `${folder}\\bin\\CustomScriptHandler.exe`;
  const handler = table.spawn({
    parent: base.agent,
    images: [{ ...windowsImage(at, program, `"${program}" enable`), isHandler: true }],
    directory: `${folder}\\`,
    mark: { act, part: 'handler' },
  });
  const directory = `${folder}\\Downloads\\${sequence}\\`;
  const line = 'powershell -ExecutionPolicy Unrestricted -File configure.ps1';
  const use = (form: 'wrapper' | 'interpreter') => ({
    handler: windowsHandler,
    form,
    named: 'directory' as const,
    actionLine: false,
    commandName: undefined,
  });
  const wrapperAt = handler.start + random.int(300, 1400);
  const shell = 'C:\\Windows\\System32\\cmd.exe';
  const wrapper = table.spawn({
    parent: handler,
    images: [{ ...windowsImage(wrapperAt, shell, `"cmd" /c ${line}`), script: use('wrapper') }],
    directory,
    mark: { act, part: 'wrapper' },
  });
  const rootAt = wrapperAt + random.int(12, 60);
  const root = table.spawn({
    parent: wrapper,
    images: [{ ...windowsImage(rootAt, powershellPath, line), script: use('interpreter') }],
    directory,
    mark: { act, part: 'root' },
  });
  const end = runPayload(plan, root, rootAt + random.int(350, 1300), [wrapper, handler]);
  return { handler: windowsHandler, root, scriptPath: `${directory}configure.ps1`, end };
}
