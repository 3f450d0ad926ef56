import type { TrueProcess } from '../world/process.ts';
import { linuxImage } from './command.ts';
import { interpreter, linuxUse } from './linux-action.ts';
import { startLinuxHandler } from './linux-shim.ts';
import { runPayload, type ScriptPlan, type ScriptTree } from './script-tree.ts';

export const linuxManagedHandler = 'Microsoft.CPlat.Core.RunCommandHandlerLinux';
const folder = `/var/lib/waagent/${linuxManagedHandler}-1.3.27`;

export function linuxManagedScript(name: string, sequence: number, immediate = false): string {
  const kind = immediate ? 'immediateDownload' : 'download';
  return `/var/lib/waagent/run-command-handler/${kind}/${name}/${sequence}/script.sh`;
}

export function runLinuxManaged(plan: ScriptPlan): ScriptTree {
  const handler = plan.immediate ? immediateHandler(plan) : startHandler(plan);
  return plan.runAs === undefined ? runPlain(plan, handler) : runAsUser(plan, handler, plan.runAs);
}

function startHandler(plan: ScriptPlan): TrueProcess {
  const log = '/var/log/azure/run-command-handler/handler.log';
  return startLinuxHandler(plan, folder, 'run-command-shim', 'run-command-handler', log);
}

/** The immediate mode's service is no child of the agent: systemd starts it, once. */
function immediateHandler(plan: ScriptPlan): TrueProcess {
  const program = `${folder}/bin/immediate-run-command-handler`;
  const known = plan.table.processes.find((process) => process.images[0]?.executable === program);
  if (known) return known;
  const boot = plan.base.init.start + 12_000;
  const image = { ...linuxImage(boot, program, [program]), isHandler: true };
  return plan.table.spawn({ parent: plan.base.init, images: [image], directory: '/' });
}

function runPlain(plan: ScriptPlan, handler: TrueProcess): ScriptTree {
  const { table, random, act, parameters, commandName } = plan;
  const path = linuxManagedScript(commandName, plan.sequence, plan.immediate);
  const at = Math.max(plan.at, handler.start) + random.int(120, 900);
  const use = (form: 'wrapper' | 'interpreter') =>
    linuxUse(linuxManagedHandler, form, commandName, plan.sequence);
  const images = [
    {
      ...linuxImage(at, '/usr/bin/bash', ['/bin/bash', '-c', [path, ...parameters].join(' ')]),
      script: use('wrapper'),
    },
    interpreter(at + random.int(1, 4), path, plan.python, parameters, use('interpreter')),
  ];
  const directory = path.slice(0, path.lastIndexOf('/'));
  const root = table.spawn({ parent: handler, images, directory, mark: { act, part: 'root' } });
  const end = runPayload(plan, root, at + random.int(10, 90), plan.immediate ? [] : [handler]);
  return { handler: linuxManagedHandler, root, scriptPath: path, end };
}

/** The handler pipes the account's password into sudo: it stands on a command line, as it truly does. */
function runAsUser(plan: ScriptPlan, handler: TrueProcess, user: string): ScriptTree {
  const { table, random, act, parameters, commandName } = plan;
  const path = `/home/${user}/waagent/run-command-handler-runas/download/${commandName}/${plan.sequence}/script.sh`;
  const at = Math.max(plan.at, handler.start) + random.int(150, 900);
  const run = [path, ...parameters].join(' ');
  const use = (form: 'wrapper' | 'interpreter') =>
    linuxUse(linuxManagedHandler, form, commandName, plan.sequence);
  const shell = table.spawn({
    parent: handler,
    images: [
      {
        ...linuxImage(at, '/usr/bin/bash', [
          '/bin/bash',
          '-c',
          `echo Example-Only-2 | sudo -S -u ${user} ${run}`,
        ]),
        script: use('wrapper'),
      },
    ],
    directory: path.slice(0, path.lastIndexOf('/')),
    mark: { act, part: 'wrapper' },
  });
  const sudo = table.spawn({
    parent: shell,
    images: [
      {
        ...linuxImage(at + random.int(4, 12), '/usr/bin/sudo', [
          'sudo',
          '-S',
          '-u',
          user,
          path,
          ...parameters,
        ]),
        script: use('wrapper'),
      },
    ],
    mark: { act, part: 'wrapper' },
  });
  const root = table.spawn({
    parent: sudo,
    images: [interpreter(sudo.start + random.int(20, 80), path, plan.python, parameters, use('interpreter'))],
    account: { name: user, domain: undefined, id: '1001' },
    mark: { act, part: 'root' },
  });
  const end = runPayload(plan, root, root.start + random.int(10, 90), [sudo, shell, handler]);
  return { handler: linuxManagedHandler, root, scriptPath: path, end };
}
