import type { Written } from '../observe/fact.ts';
import type { Guest } from '../world/estate.ts';
import type { Run } from '../world/request.ts';
import { folderHost } from './own-log-host.ts';

const folders: Readonly<Record<string, string>> = {
  'Microsoft.CPlat.Core.RunCommandLinux': 'run-command',
  'Microsoft.CPlat.Core.RunCommandHandlerLinux': 'run-command-handler',
  'Microsoft.Azure.Extensions.CustomScript': 'custom-script',
};

export function handlerLogPath(handler: string): string {
  return `var/log/azure/${folders[handler]}/handler.log`;
}

/** A handler's own log on Linux: when it ran which script, and when that was over. To the second, in pairs of key and value. */
export function writeHandlerLog(guest: Guest, runs: readonly Run[], replays: readonly number[]): Written[] {
  const records: Written[] = [];
  for (const run of runs) {
    const started = run.start + guest.clockOffset - 40;
    const ended = run.end + guest.clockOffset + 5;
    const managed = run.commandName !== undefined;
    const common = managed
      ? `version=v1.3.27/git@792da3d-clean operation=enable extensionName=${run.commandName} seq=${run.sequence}`
      : `version=v1.0.5/git@e924a1a-clean operation=enable seq=${run.sequence}`;
    const folder = run.scriptPath.slice(0, run.scriptPath.lastIndexOf('/'));
    const add = (at: number, words: string, fact?: Written['fact']) => {
      const time = { ms: Math.floor(at / 1000) * 1000, ns: 0 };
      const there = { plane: 'host', time, host: folderHost(guest) } as const;
      records.push({ text: `time=${toSecond(at)} ${common} ${words}`, available: at, fact: fact ?? there });
    };
    add(started - 300, 'event=start');
    add(started - 200, 'event="comparing seqnum" path=mrseq');
    const says = managed
      ? `event="prepare command" scriptFile=${run.scriptPath}`
      : `event="executing public script" output=${folder}`;
    add(started, says, {
      plane: 'log',
      what: 'executing',
      time: { ms: Math.floor(started / 1000) * 1000, ns: 0 },
      host: folderHost(guest),
      correlationId: undefined,
      handler: run.handler,
      commandName: run.commandName,
      sequence: run.sequence,
      act: run.id,
    });
    add(ended, `event="executed command" output=${folder}`);
    add(ended + 20, 'event=enabled');
    add(ended + 30, 'event=end');
  }
  const [{ handler } = { handler: '' }] = runs;
  if (handler === 'Microsoft.CPlat.Core.RunCommandLinux') {
    for (const replay of replays) {
      const at = replay + guest.clockOffset + 40;
      const last = runs.filter(({ start }) => start < replay).at(-1);
      if (last) records.push(...replayed(guest, last, at));
    }
  }
  return records.sort((a, b) => a.available - b.available);
}

/** The handler was started, found that it had run this number, and left. */
function replayed(guest: Guest, { sequence }: Run, at: number): Written[] {
  const common = `time=${toSecond(at)} version=v1.0.5/git@e924a1a-clean operation=enable seq=${sequence}`;
  const time = { ms: Math.floor(at / 1000) * 1000, ns: 0 };
  const fact = { plane: 'host', time, host: folderHost(guest) } as const;
  return [
    'event=start',
    'event="comparing seqnum" path=mrseq',
    `event=exit message="the script configuration has already been processed, will not run again"`,
  ].map((words) => ({ text: `${common} ${words}`, available: at, fact }));
}

function toSecond(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
