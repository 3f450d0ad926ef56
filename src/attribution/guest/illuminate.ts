import type { Anchor, Execution, Handler, ProcessStart } from '../model/execution.ts';
import type { EvidenceSource } from '../model/operation.ts';
import { executionId } from './execution-id.ts';
import { addCorrelations } from './goal-states.ts';
import type { LoggedRun } from './guest-log.ts';
import { handlerOfScript, normalisePath } from './handlers.ts';
import { compareOrigins, loggedRuns } from './logged-runs.ts';
import type { MachineTrace } from './run-collector.ts';
import { type LoggedScript, loggedScripts } from './script-text.ts';

/** A handler writes its line, and PowerShell its script, within this time of the process's start. */
const nearMs = 10_000;

/**
 * Adds what the guest's own logs say: a run's end, its script, its correlation id. A run that only a log tells of becomes
 * an execution as good as one that a sensor saw (`docs/semantics.md` §2).
 */
export function illuminate(hostId: string, seen: readonly Execution[], trace: MachineTrace): Execution[] {
  let executions = [...seen];
  for (const run of loggedRuns(trace.logEntries)) executions = addLoggedRun(hostId, executions, run);
  for (const script of loggedScripts(trace.scriptBlocks)) executions = addScript(hostId, executions, script);
  return addCorrelations(executions, trace.goalStates);
}

function addLoggedRun(hostId: string, executions: readonly Execution[], run: LoggedRun): Execution[] {
  const { entry, end, origins } = run;
  const time = entry.origin.time.ms;
  const at = nearest(
    executions,
    time,
    nearMs,
    (execution) =>
      execution.handler === entry.handler &&
      agree(execution.sequence, entry.sequence) &&
      agree(execution.name?.toLowerCase(), entry.name?.toLowerCase()),
  );
  const known = executions[at];
  if (!known) return [...executions, loggedExecution(hostId, 'handler-log', entry, origins, end)];
  return executions.with(at, {
    ...known,
    anchor: known.anchor === 'handler-ancestry' ? known.anchor : 'handler-log',
    sequence: known.sequence ?? entry.sequence,
    name: known.name ?? entry.name,
    end: known.end ?? end,
    logs: [...known.logs, ...origins].sort(compareOrigins),
  });
}

function addScript(hostId: string, executions: readonly Execution[], script: LoggedScript): Execution[] {
  const [lead] = script.origins;
  const place = handlerOfScript(script.path);
  if (!lead || !place) return [...executions];
  const path = normalisePath(script.path);
  const at = nearest(executions, lead.time.ms, nearMs, ({ scriptPath = '', handler }) => {
    const known = normalisePath(scriptPath);
    return handler === place.shape.handler && (known === path || path.endsWith(`/${known}`));
  });
  const known = executions[at];
  if (known) {
    const logs = [...known.logs, ...script.origins].sort(compareOrigins);
    return executions.with(at, {
      ...known,
      scriptPath: script.path,
      scriptText: known.scriptText ?? script.text,
      logs,
    });
  }
  const entry = {
    handler: place.shape.handler,
    sequence: place.sequence === undefined ? undefined : Number(place.sequence),
    name: place.name,
    scriptPath: script.path,
    origin: lead,
  };
  const execution = loggedExecution(hostId, 'path', entry, script.origins, undefined);
  return [...executions, { ...execution, scriptText: script.text }];
}

function agree<T>(a: T | undefined, b: T | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

/** Index of the fitting execution that began nearest to the time, at most `withinMs` away; -1 where there is none. */
function nearest(
  executions: readonly Execution[],
  timeMs: number,
  withinMs: number,
  fits: (execution: Execution) => boolean,
): number {
  let best = -1;
  let least = withinMs;
  for (const [at, execution] of executions.entries()) {
    const distance = Math.abs(execution.start.ms - timeMs);
    if (distance > least || !fits(execution) || (distance === least && best !== -1)) continue;
    best = at;
    least = distance;
  }
  return best;
}

interface LogEntry {
  readonly handler: Handler;
  readonly sequence: number | undefined;
  readonly name: string | undefined;
  readonly scriptPath: string | undefined;
  readonly origin: EvidenceSource;
}

function loggedExecution(
  hostId: string,
  anchor: Anchor,
  { handler, sequence, name, scriptPath, origin }: LogEntry,
  logs: readonly EvidenceSource[],
  end: Execution['end'],
): Execution {
  const script = scriptPath ?? '';
  return {
    id: executionId(hostId, handler, `${sequence ?? ''}/${name ?? ''}/${script.toLowerCase()}`, origin.time),
    hostId,
    handler,
    anchor,
    sequence,
    name,
    start: origin.time,
    observedStart: origin.time,
    uncertaintyMs: 0,
    end,
    scriptPath,
    scriptText: undefined,
    correlationId: undefined,
    logs,
    root: noProcess(origin),
    entityIds: [],
    sensors: [origin.what.split(' ')[0] ?? ''],
    processes: [],
  };
}

function noProcess({ eventId, source, time, what }: EvidenceSource): ProcessStart {
  return {
    ...{ eventId, source, time, sensor: what, args: [], ancestry: [], isFork: false },
    ...{ pid: undefined, entityId: undefined, parentEntityId: undefined, parentPid: undefined },
    ...{ name: undefined, executable: undefined, commandLine: undefined, workingDirectory: undefined },
    ...{ parentName: undefined, parentExecutable: undefined, parentCommandLine: undefined },
    ...{ user: undefined, userId: undefined },
  };
}
