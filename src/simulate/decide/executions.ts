import type { LogFact, ProcessFact } from '../observe/fact.ts';
import type { ShownUse } from '../write/shown-use.ts';
import { ancestorsOf, gatherProcesses, latestStart, type Process } from './processes.ts';
import { type Clock, type Moment, tolerance } from './rules.ts';

/** A run as the records of a guest show it (semantics §2). */
export interface Execution {
  readonly index: number;
  readonly hostKey: string;
  readonly handler: string;
  readonly commandName: string | undefined;
  /** By handler ancestry or by action mode's command line; else by path alone. */
  readonly strong: boolean;
  /** By the guest's clock, corrected where `clocks.ts` finds it wrong. */
  readonly start: Moment;
  /** How far the truth may lie from it. */
  readonly slack: number;
  readonly underHandler: boolean;
  readonly acts: ReadonlySet<string>;
  /** Of the script's interpreter, else of its shells; empty where only a line tells of the run. */
  readonly rootPids: ReadonlySet<number>;
  readonly sequence: number | undefined;
  /** Of the request, where the agent's log tells it. */
  readonly correlationId: string | undefined;
}

export interface Found {
  readonly executions: readonly Execution[];
  /** True acts of which records remain, but none that makes a run by the rules. */
  readonly traces: Map<string, { readonly hostKey: string; readonly handler: string; readonly seen: Moment }>;
}

export function findExecutions(facts: readonly ProcessFact[], clock: Clock): Found {
  const hosts = new Map<string, ProcessFact[]>();
  for (const fact of facts) {
    const key = hostKeyOf(fact);
    const known = hosts.get(key);
    if (known) known.push(fact);
    else hosts.set(key, [fact]);
  }
  const executions: Execution[] = [];
  const traces = new Map<string, { hostKey: string; handler: string; seen: Moment }>();
  for (const hostKey of [...hosts.keys()].sort()) {
    const own = hosts.get(hostKey) as ProcessFact[];
    for (const found of onHost(hostKey, own, clock)) executions.push({ ...found, index: executions.length });
    for (const fact of own) {
      const use = fact.script ?? fact.parentScript;
      const act = fact.mark?.act;
      if (!use || act === undefined || fact.mark?.part === 'agent') continue;
      const seen = Math.min(traces.get(act)?.seen ?? Number.POSITIVE_INFINITY, clock.read(fact.time));
      traces.set(act, { hostKey, handler: use.handler, seen });
    }
  }
  for (const execution of executions) for (const act of execution.acts) traces.delete(act);
  return { executions, traces };
}

export function hostKeyOf(fact: ProcessFact | LogFact): string {
  return fact.host.hostId as string;
}

function onHost(hostKey: string, facts: readonly ProcessFact[], clock: Clock): Omit<Execution, 'index'>[] {
  const recorded = facts.filter((fact) => fact.kind === 'start');
  const became = new Set(recorded.filter((fact) => !fact.fork).map((fact) => fact.entityId));
  // A fork that goes on to run a program speaks with that program's command line alone.
  const starts = recorded.map((fact) =>
    fact.fork && became.has(fact.entityId) ? { ...fact, script: undefined } : fact,
  );
  const ends = facts.filter((fact) => fact.kind === 'end');
  const processes = gatherProcesses(starts, ends, clock);
  const handlers = new Set<string>();
  for (const fact of starts) {
    if (fact.isHandler && fact.entityId !== undefined) handlers.add(fact.entityId);
    if (fact.parentIsHandler && fact.parentEntityId !== undefined) handlers.add(fact.parentEntityId);
  }
  const groups = new Map<Process, Process[]>();
  for (const process of processes) {
    if (!usesScript(process)) continue;
    const top = topmost(process, clock);
    if (hangsOnUnseen(top)) continue;
    const group = groups.get(top);
    if (group) group.push(process);
    else groups.set(top, [process]);
  }
  return whole([...groups.values()], clock).flatMap((members) => describe(hostKey, members, handlers));
}

/** The shells of a script and its interpreter are one run though nothing that was recorded stands between them. */
function whole(groups: readonly Process[][], clock: Clock): Process[][] {
  const runs = groups.filter((members) => members.some((member) => isInterpreter(member, members)));
  const left: Process[][] = [];
  for (const shells of groups.filter((members) => !runs.includes(members))) {
    const run = runs.find((members) => isSameScript(members, shells, clock));
    if (run) run.push(...shells);
    else left.push(shells);
  }
  return [...runs, ...left];
}

function isSameScript(run: readonly Process[], shells: readonly Process[], clock: Clock): boolean {
  const named = (members: readonly Process[]) =>
    members
      .flatMap((member) => member.facts.flatMap(({ script }) => script ?? []))
      .find((use) => use.inFolder || use.actionLine);
  const [of, by] = [named(run), named(shells)];
  const last = Math.max(...shells.map(({ start }) => start));
  return (
    of !== undefined &&
    by !== undefined &&
    of.handler === by.handler &&
    of.sequence === by.sequence &&
    of.commandName === by.commandName &&
    run.some(
      (member) =>
        isInterpreter(member, run) && last <= latestStart(member, clock) && member.start - last <= tolerance,
    )
  );
}

function usesScript(process: Process): boolean {
  return process.facts.some((fact) => fact.script);
}

/** Handlers are started by the agent alone: one that hangs on something by its pid is another's, or of another machine. */
function mayRun(process: Process, above: Process): boolean {
  const byPid = process.entityIds.size === 0 || above.entityIds.size === 0;
  return !(byPid && process.facts.some(({ isHandler }) => isHandler));
}

/** The highest known process above (or this one) that has to do with a handler's script. */
function topmost(process: Process, clock: Clock): Process {
  let top = process;
  for (const above of ancestorsOf(process, mayRun))
    if (above.start <= latestStart(top, clock) && usesScript(above)) top = above;
  return top;
}

/** Only a copy of an interpreter that itself was never recorded: the rules know no run by its children alone. */
function hangsOnUnseen(top: Process): boolean {
  return top.facts.some(
    (fact) =>
      fact.fork &&
      fact.parentScript?.form === 'interpreter' &&
      ![...top.above].some(
        (one) => fact.parentEntityId !== undefined && one.entityIds.has(fact.parentEntityId),
      ),
  );
}

function describe(
  hostKey: string,
  members: readonly Process[],
  handlers: ReadonlySet<string>,
): Omit<Execution, 'index'>[] {
  const uses = members
    .flatMap((member) => member.facts.map((fact) => fact.script))
    .filter((use) => use !== undefined);
  const underHandler = members.some((member) => hasHandlerAbove(member, handlers));
  const strong = underHandler || (uses.some((use) => use.actionLine) && !startedByOther(members));
  if (!strong && !uses.some((use) => use.inFolder)) return [];
  const roots = members.filter((member) => isInterpreter(member, members));
  const tops = roots.length > 0 ? roots : members;
  const start = Math.min(...tops.map((member) => member.start));
  const [use] = uses as [ShownUse, ...ShownUse[]];
  const acts = new Set(
    members.flatMap((member) => member.facts.flatMap((fact) => (fact.mark ? [fact.mark.act] : []))),
  );
  return [
    {
      hostKey,
      handler: use.handler,
      commandName: uses.find((one) => one.commandName !== undefined)?.commandName?.toLowerCase(),
      strong,
      start,
      slack: 0,
      underHandler,
      acts,
      rootPids: new Set(tops.flatMap((member) => member.facts.map(({ pid }) => pid))),
      sequence: uses.find((one) => one.sequence !== undefined)?.sequence,
      correlationId: undefined,
    },
  ];
}

/** By its own record, unless that is a copy of its parent's image; or by what its child's record shows of it. */
function isInterpreter(process: Process, members: readonly Process[]): boolean {
  const own = process.facts.some((fact) => fact.script?.form === 'interpreter');
  const copied = process.facts.some((fact) => fact.parentScript?.form === 'interpreter');
  const shown = members.some(
    (member) =>
      member.above.has(process) &&
      member.facts.some((fact) => fact.parentScript?.form === 'interpreter' && isParent(process, fact)),
  );
  return (own && !copied) || shown;
}

function isParent(process: Process, { parentEntityId, parentPid }: ProcessFact): boolean {
  if (parentEntityId !== undefined) return process.entityIds.has(parentEntityId);
  return process.facts.some((fact) => fact.pid === parentPid);
}

/** The command line alone proves nothing where the logs show what started its shell, and that was not the handler. */
function startedByOther(members: readonly Process[]): boolean {
  const above = new Set(members.flatMap((member) => [...ancestorsAt(member)]));
  return [...above].some(
    (shell) =>
      !members.includes(shell) &&
      shell.facts.some((fact) => fact.parentProgram !== undefined) &&
      shell.facts.every((fact) => !fact.parentIsHandler),
  );
}

/** The direct parent as far as the records name it. */
function ancestorsAt(process: Process): Process[] {
  return [...process.above].filter((one) => process.facts.some((fact) => isParent(one, fact)));
}

function hasHandlerAbove(process: Process, handlers: ReadonlySet<string>): boolean {
  const names = (fact: ProcessFact) =>
    fact.parentIsHandler ||
    (fact.parentEntityId !== undefined && handlers.has(fact.parentEntityId)) ||
    fact.ancestry.some((id) => handlers.has(id));
  const above = ancestorsOf(process);
  return (
    process.facts.some(names) ||
    [...above].some((one) => one.facts.some((fact) => fact.isHandler || names(fact)))
  );
}
