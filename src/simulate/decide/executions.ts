import type { LogFact, ProcessFact } from '../observe/fact.ts';
import type { ScriptUse } from '../world/process.ts';
import { type Clock, type Moment, sameProcessWithin } from './rules.ts';

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
  readonly sequence: number | undefined;
  /** Of the request, where the agent's log tells it. */
  readonly correlationId: string | undefined;
}

/** A process, put together from the starts that any sensor recorded. */
interface Process {
  readonly facts: ProcessFact[];
  readonly entityIds: Set<string>;
  start: Moment;
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

/** Records without a host id belong to the only machine of their name, else to one of their own (semantics §3). */
export function joinHosts<T extends ProcessFact | LogFact>(
  facts: readonly T[],
  all: readonly (ProcessFact | LogFact)[],
): T[] {
  const named = new Map<string, Set<string>>();
  for (const { host } of all) {
    if (host.hostId !== undefined) named.set(host.name, (named.get(host.name) ?? new Set()).add(host.hostId));
  }
  return facts.map((fact) => {
    if (fact.host.hostId !== undefined) return fact;
    const [id, ...others] = named.get(fact.host.name) ?? [];
    const hostId = id !== undefined && others.length === 0 ? id : `name:${fact.host.name}`;
    return { ...fact, host: { ...fact.host, hostId } };
  });
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
  const processes = gather(starts, clock);
  const byEntity = new Map<string, Process>();
  for (const process of processes) for (const id of process.entityIds) byEntity.set(id, process);
  const handlers = new Set<string>();
  for (const fact of starts) {
    if (fact.isHandler) handlers.add(fact.entityId);
    if (fact.parentIsHandler) handlers.add(fact.parentEntityId);
  }
  const groups = new Map<Process, Process[]>();
  for (const process of processes) {
    if (!process.facts.some((fact) => fact.script)) continue;
    const top = topmost(process, byEntity);
    if (hangsOnUnseen(top, byEntity)) continue;
    const group = groups.get(top);
    if (group) group.push(process);
    else groups.set(top, [process]);
  }
  return [...groups].flatMap(([top, members]) => describe(hostKey, top, members, byEntity, handlers));
}

/** The same pid within two seconds is one process, and so is the same entity at any time. */
function gather(starts: readonly ProcessFact[], clock: Clock): Process[] {
  const byPid = new Map<number, Process[]>();
  const all: Process[] = [];
  for (const fact of [...starts].sort((a, b) => clock.read(a.time) - clock.read(b.time))) {
    const at = clock.read(fact.time);
    const samePid = byPid.get(fact.pid) ?? [];
    const known = samePid.find(
      (one) => one.entityIds.has(fact.entityId) || Math.abs(at - one.start) <= sameProcessWithin,
    );
    if (known) {
      known.facts.push(fact);
      known.entityIds.add(fact.entityId);
      known.start = Math.min(known.start, at);
    } else {
      const made = { facts: [fact], entityIds: new Set([fact.entityId]), start: at };
      all.push(made);
      byPid.set(fact.pid, [...samePid, made]);
    }
  }
  return all;
}

/** The highest known process above (or this one) that has to do with a handler's script. */
function topmost(process: Process, byEntity: ReadonlyMap<string, Process>): Process {
  let top = process;
  const visited = new Set([process]);
  const rising = [process];
  for (let next = rising.pop(); next; next = rising.pop()) {
    for (const fact of next.facts) {
      for (const id of [fact.parentEntityId, ...fact.ancestry]) {
        const above = byEntity.get(id);
        if (!above || visited.has(above)) continue;
        visited.add(above);
        rising.push(above);
        if (above.start <= top.start && above.facts.some((one) => one.script)) top = above;
      }
    }
  }
  return top;
}

/** Only a copy of an interpreter that itself was never recorded: the rules know no run by its children alone. */
function hangsOnUnseen(top: Process, byEntity: ReadonlyMap<string, Process>): boolean {
  return top.facts.some(
    (fact) => fact.parentScript?.form === 'interpreter' && !byEntity.has(fact.parentEntityId),
  );
}

function describe(
  hostKey: string,
  top: Process,
  members: readonly Process[],
  byEntity: ReadonlyMap<string, Process>,
  handlers: ReadonlySet<string>,
): Omit<Execution, 'index'>[] {
  const uses = members
    .flatMap((member) => member.facts.map((fact) => fact.script))
    .filter((use) => use !== undefined);
  const underHandler = members.some((member) => hasHandlerAbove(member, byEntity, handlers));
  const strong = underHandler || (uses.some((use) => use.actionLine) && !startedByOther(members, byEntity));
  if (!strong && !uses.some((use) => use.inFolder)) return [];
  const roots = members.filter((member) => isInterpreter(member, members));
  const start = roots.length > 0 ? Math.min(...roots.map((root) => root.start)) : top.start;
  const use = uses[0] as ScriptUse;
  const acts = new Set(
    members.flatMap((member) => member.facts.flatMap((fact) => (fact.mark ? [fact.mark.act] : []))),
  );
  return [
    {
      hostKey,
      handler: use.handler,
      commandName: use.commandName?.toLowerCase(),
      strong,
      start,
      slack: 0,
      underHandler,
      acts,
      sequence: use.sequence,
      correlationId: undefined,
    },
  ];
}

/** By its own record, unless that is a copy of its parent's image; or by what its child's record shows of it. */
function isInterpreter(process: Process, members: readonly Process[]): boolean {
  const own = process.facts.some((fact) => fact.script?.form === 'interpreter');
  const copied = process.facts.some((fact) => fact.parentScript?.form === 'interpreter');
  const shown = members.some((member) =>
    member.facts.some(
      (fact) => fact.parentScript?.form === 'interpreter' && process.entityIds.has(fact.parentEntityId),
    ),
  );
  return (own && !copied) || shown;
}

/** The command line alone proves nothing where the logs show what started its shell, and that was not the handler. */
function startedByOther(members: readonly Process[], byEntity: ReadonlyMap<string, Process>): boolean {
  const above = members.flatMap((member) => member.facts.map((fact) => byEntity.get(fact.parentEntityId)));
  return above.some(
    (shell) => shell && !members.includes(shell) && shell.facts.every((fact) => !fact.parentIsHandler),
  );
}

function hasHandlerAbove(
  process: Process,
  byEntity: ReadonlyMap<string, Process>,
  handlers: ReadonlySet<string>,
): boolean {
  const visited = new Set<Process>();
  const rising = [process];
  for (let next = rising.pop(); next; next = rising.pop()) {
    if (visited.has(next)) continue;
    visited.add(next);
    for (const fact of next.facts) {
      for (const id of [fact.parentEntityId, ...fact.ancestry]) {
        if (handlers.has(id)) return true;
        const above = byEntity.get(id);
        if (above) rising.push(above);
      }
    }
  }
  return false;
}
