import type { HostOnlyFact, LogFact, Written } from '../observe/fact.ts';
import type { Random } from '../random.ts';
import type { Guest } from '../world/estate.ts';
import type { Request, Run } from '../world/request.ts';
import { folderHost } from './own-log-host.ts';

const nobody = '00000000-0000-0000-0000-000000000000';

/** How often the agent asks for a goal state: what was requested in between comes in one. */
const every = 6000;

/** What the agent of one guest was told. */
export interface AgentStory {
  readonly runs: readonly Run[];
  /** When it took up its last goal state once more, true time. */
  readonly replays: readonly number[];
  readonly requests: ReadonlyMap<string, Request>;
}

/**
 * `waagent.log` of Linux: every goal state that the agent took up, with the id of the request behind it or of nobody. What was
 * requested later does not come in an earlier one.
 */
export function writeAgentLog(
  guest: Guest,
  { runs, replays, requests }: AgentStory,
  sameIds: number,
  random: Random,
): Written[] {
  const records: Written[] = [];
  const add = (at: number, words: string, fact: Written['fact']) =>
    records.push({ text: line(at, words), available: at, fact });
  const told: { readonly at: number; readonly words: string; readonly fact: LogFact }[] = [];
  for (const { at: taken, brought } of goalStates(runs, requests, random)) {
    const draw = random.fork((brought[0] as Request).id);
    const same = draw.chance(sameIds);
    // The goal state of several requests has the id of the last of them.
    const own = same ? brought.at(-1)?.correlationId : undefined;
    const correlation = own ?? (draw.chance(0.5) ? nobody : draw.guid());
    const at = taken + guest.clockOffset;
    const id = `etag_${draw.int(1e8, 9e8)}${draw.int(1e8, 9e8)}`;
    const created = new Date(at - draw.int(300, 2500)).toISOString().replace('Z', '000Z');
    const fact: LogFact = {
      plane: 'log',
      what: 'goal-state',
      time: { ms: at, ns: 0 },
      host: folderHost(guest),
      correlationId: correlation === nobody ? undefined : correlation,
      goalState: id,
      handler: undefined,
      commandName: undefined,
      sequence: undefined,
      act: undefined,
    };
    const words = `ProcessExtensionsGoalState started [${id} channel: HostGAPlugin source: FastTrack activity: ${draw.guid()} correlation ${correlation} created: ${created}]`;
    add(at, words, fact);
    told.push({ at, words, fact });
    const took = draw.int(200, 1100);
    const over: HostOnlyFact = { plane: 'host', time: { ms: at + took, ns: 0 }, host: folderHost(guest) };
    add(at + took, `ProcessExtensionsGoalState completed [${id} ${took} ms]`, over);
  }
  for (const replay of replays) {
    const at = replay + guest.clockOffset - 400;
    const last = told.filter((one) => one.at < at).sort((a, b) => b.at - a.at)[0];
    if (last) add(at, last.words, { ...last.fact, time: { ms: at, ns: 0 } });
  }
  return records.sort((a, b) => a.available - b.available);
}

interface Taken {
  /** True time. */
  readonly at: number;
  /** In the order in which they were asked for. */
  readonly brought: readonly Request[];
}

/** When each request reached the agent: shortly before its run, and no later than what was requested behind it. */
function goalStates(runs: readonly Run[], requests: ReadonlyMap<string, Request>, random: Random): Taken[] {
  const asked = runs
    .flatMap((run) => {
      const request = requests.get(run.requestId ?? '');
      return request ? [{ request, run }] : [];
    })
    .sort((a, b) => (a.request.phases[0]?.at ?? 0) - (b.request.phases[0]?.at ?? 0));
  const taken: { at: number; brought: Request[] }[] = [];
  let limit = Number.POSITIVE_INFINITY;
  for (const { request, run } of asked.toReversed()) {
    const lead = random.fork(`lead/${request.id}`).int(1200, 2600);
    const at = Math.min(run.start - lead, limit);
    limit = at;
    const later = taken.at(-1);
    const askedLater = later?.brought[0]?.phases[0]?.at ?? Number.POSITIVE_INFINITY;
    if (later && later.at - at < every && askedLater < at) {
      later.at = at;
      later.brought.unshift(request);
    } else taken.push({ at, brought: [request] });
  }
  return taken;
}

function line(at: number, message: string): string {
  return `${new Date(at).toISOString().replace('Z', '000Z')} INFO ExtHandler ExtHandler ${message}`;
}
