import type { TrueProcess } from '../world/process.ts';
import { linuxImage } from './command.ts';
import type { ScriptPlan } from './script-tree.ts';

type ShimPlan = Pick<ScriptPlan, 'act' | 'table' | 'base' | 'random' | 'at'>;

/** The agent starts the handler's shim, which looks round with small tools and leaves the handler running behind it. */
export function startLinuxHandler(
  plan: ShimPlan,
  folder: string,
  shimName: string,
  program: string,
  log: string,
): TrueProcess {
  const { table, base, random, at, act } = plan;
  const shimPath = `${folder}/bin/${shimName}`;
  const mark = { act, part: 'agent' as const };
  const directory = '/var/lib/waagent';
  let parent = base.agent;
  if (random.chance(0.5)) {
    const unit = random.guid();
    const command = `systemd-run --property=CPUAccounting=no --property=MemoryAccounting=no --unit=enable_${unit} --scope --slice=azure-vmextensions-${folder.slice(folder.lastIndexOf('/') + 1)}.slice ${shimPath} enable`;
    parent = table.spawn({
      parent,
      images: [linuxImage(at - 30, '/usr/bin/dash', ['/bin/sh', '-c', command])],
      directory,
      mark,
      end: at + 900,
    });
  }
  const shim = table.spawn({
    parent,
    images: [linuxImage(at, '/usr/bin/bash', ['bash', shimPath, 'enable'])],
    directory,
    mark,
  });
  let now = at;
  for (const args of [
    ['dirname', shimPath],
    ['uname', '-m'],
    ['tee', '-ia', log],
  ]) {
    now += random.int(4, 18);
    table.spawn({ parent: shim, images: [linuxImage(now, `/usr/bin/${args[0]}`, args)], mark, end: now + 3 });
  }
  const startedAt = now + random.int(10, 120);
  const handler = table.spawn({
    parent: shim,
    images: [
      {
        ...linuxImage(startedAt, `${folder}/bin/${program}`, [`${folder}/bin/${program}`, 'enable']),
        isHandler: true,
      },
    ],
    directory,
    mark: { act, part: 'handler' },
  });
  shim.end = startedAt + random.int(20, 60);
  return handler;
}
