import type { Random } from '../random.ts';
import { matchesName } from '../scenario/parse-scenario.ts';
import type { OwnLogSpec, Scenario } from '../scenario/scenario.ts';
import type { GuestState, History } from '../world/history.ts';
import type { Request, Run } from '../world/request.ts';
import { writeAgentLog } from '../write/agent-log.ts';
import { handlerLogPath, writeHandlerLog } from '../write/handler-log.ts';
import { writeScriptBlocks } from '../write/script-block.ts';
import type { Written } from './fact.ts';

interface OwnLog {
  readonly spec: OwnLogSpec;
  readonly records: readonly Written[];
}

/** What a guest's own logs hold of its runs, asked for or not. */
export function ownLogs(scenario: Scenario, history: History, random: Random): OwnLog[] {
  const requests = new Map(history.requests.map((request) => [request.id, request]));
  return scenario.ownLogs.flatMap((spec, at) =>
    history.guests.flatMap((state) => {
      const named = spec.machines?.some((pattern) => matchesName(state.vm.name, pattern)) ?? true;
      const runs = history.runs.filter((run) => run.guest === state.guest).sort((a, b) => a.start - b.start);
      const draw = random.fork(`${at}/${state.guest.key}`);
      return named ? guestLogs(spec, state, history, runs, requests, draw) : [];
    }),
  );
}

function guestLogs(
  spec: OwnLogSpec,
  state: GuestState,
  history: History,
  runs: readonly Run[],
  requests: ReadonlyMap<string, Request>,
  random: Random,
): OwnLog[] {
  const { guest } = state;
  const folder = `${spec.path}/${guest.hostName}`;
  // What a newer write ended before it began is in the agent's log alone.
  const began = new Set(state.table.processes);
  const replays = history.decoys
    .filter((decoy) => decoy.kind === 'replay' && decoy.guest === guest)
    .map(({ process }) => process.start);
  const asked = runs.filter((run) => run.kind === 'requested');
  const ran = runs.filter((run) => began.has(run.root));
  if (spec.kind === 'script-block') {
    const records = guest.system === 'windows' ? writeScriptBlocks(guest, ran, spec, random) : [];
    const ending = spec.shape === 'windows-xml' ? 'xml' : spec.shape === 'windows-json' ? 'json' : 'ndjson';
    return [{ spec: { ...spec, path: `${folder}.${ending}` }, records }];
  }
  if (guest.system === 'windows') return [];
  if (spec.kind === 'agent-log') {
    const records = writeAgentLog(guest, { runs: asked, replays, requests }, spec.sameIds, random);
    return [{ spec: { ...spec, path: `${folder}/var/log/waagent.log` }, records }];
  }
  return [
    ...Map.groupBy(
      ran.filter((run) => run.kind === 'requested'),
      (run) => run.handler,
    ),
  ].map(([handler, own]) => ({
    spec: { ...spec, path: `${folder}/${handlerLogPath(handler)}` },
    records: writeHandlerLog(guest, own, replays),
  }));
}
