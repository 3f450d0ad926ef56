import type { HostOnlyFact, LogFact, Written } from '../observe/fact.ts';
import type { Random } from '../random.ts';
import type { Guest } from '../world/estate.ts';
import type { Run } from '../world/request.ts';
import { folderHost } from './own-log-host.ts';

const nobody = '00000000-0000-0000-0000-000000000000';

/** How often the agent asks for a goal state: what was requested in between comes in one. */
const every = 6000;

/** `waagent.log` of Linux: every goal state that the agent took up, with the id of the request behind it or of nobody. */
export function writeAgentLog(
  guest: Guest,
  runs: readonly Run[],
  correlationOf: ReadonlyMap<string, string>,
  sameIds: number,
  random: Random,
): Written[] {
  const records: Written[] = [];
  for (const group of together(runs)) {
    const [run] = group as [Run, ...Run[]];
    const draw = random.fork(run.id);
    const same = draw.chance(sameIds);
    // The goal state of several requests has the id of the last of them.
    const own = same ? correlationOf.get(group.at(-1)?.requestId ?? '') : undefined;
    const correlation = own ?? (draw.chance(0.5) ? nobody : draw.guid());
    const id = `etag_${draw.int(1e8, 9e8)}${draw.int(1e8, 9e8)}`;
    const at = run.start + guest.clockOffset - draw.int(1200, 2600);
    const created = new Date(at - draw.int(300, 2500)).toISOString().replace('Z', '000Z');
    const fact: LogFact = {
      plane: 'log',
      what: 'goal-state',
      time: { ms: at, ns: 0 },
      host: folderHost(guest),
      correlationId: correlation === nobody ? undefined : correlation,
      handler: undefined,
      commandName: undefined,
      sequence: undefined,
      act: undefined,
    };
    records.push({
      text: line(
        at,
        `ProcessExtensionsGoalState started [${id} channel: HostGAPlugin source: FastTrack activity: ${draw.guid()} correlation ${correlation} created: ${created}]`,
      ),
      available: at,
      fact,
    });
    const took = draw.int(200, 1100);
    const completed = line(at + took, `ProcessExtensionsGoalState completed [${id} ${took} ms]`);
    const over: HostOnlyFact = { plane: 'host', time: { ms: at + took, ns: 0 }, host: folderHost(guest) };
    records.push({ text: completed, available: at + took, fact: over });
  }
  return records.sort((a, b) => a.available - b.available);
}

function together(runs: readonly Run[]): Run[][] {
  const groups: Run[][] = [];
  for (const run of runs) {
    const open = groups.at(-1);
    if (open?.[0] && run.start - open[0].start < every) open.push(run);
    else groups.push([run]);
  }
  return groups;
}

function line(at: number, message: string): string {
  return `${new Date(at).toISOString().replace('Z', '000Z')} INFO ExtHandler ExtHandler ${message}`;
}
