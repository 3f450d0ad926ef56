import type { LogFact } from '../observe/fact.ts';
import { type Execution, hostKeyOf } from './executions.ts';
import { type Clock, lineWithin, type Moment, newGoalState } from './rules.ts';

/** What the guest's own logs add (semantics §2): runs that no sensor saw, and the ids of their requests. */
export function addLines(
  seen: readonly Execution[],
  facts: readonly LogFact[],
  clock: Clock,
): readonly Execution[] {
  const executions = [...seen];
  const byTime = [...facts].sort((a, b) => clock.read(a.time) - clock.read(b.time));
  for (const fact of byTime.filter(({ what }) => what === 'executing')) addRun(executions, fact, clock);
  for (const fact of byTime.filter(({ what }) => what === 'script-block')) addRun(executions, fact, clock);
  const states = byTime.filter(({ what, correlationId }) => what === 'goal-state' && correlationId);
  const ids = correlationsOf(executions, states, clock);
  return executions.map((execution, index) => ({ ...execution, index, correlationId: ids.get(execution) }));
}

function addRun(executions: Execution[], fact: LogFact, clock: Clock): void {
  const at = clock.read(fact.time);
  const commandName = fact.commandName?.toLowerCase();
  const away = (one: Execution) => Math.abs(one.start - at);
  const own = executions
    .filter(
      (one) =>
        one.hostKey === hostKeyOf(fact) &&
        one.handler === fact.handler &&
        away(one) <= lineWithin &&
        (one.sequence === undefined || one.sequence === fact.sequence) &&
        (one.commandName === undefined || commandName === undefined || one.commandName === commandName),
    )
    .sort((a, b) => away(a) - away(b));
  const [known] = own;
  const strong = fact.what === 'executing';
  if (known) {
    const acts = new Set([...known.acts, ...(fact.act === undefined ? [] : [fact.act])]);
    executions[executions.indexOf(known)] = { ...known, strong: known.strong || strong, acts };
    return;
  }
  executions.push({
    index: executions.length,
    hostKey: hostKeyOf(fact),
    handler: fact.handler as string,
    commandName,
    strong,
    start: at,
    slack: 0,
    underHandler: false,
    acts: new Set(fact.act === undefined ? [] : [fact.act]),
    sequence: fact.sequence,
    correlationId: undefined,
  });
}

/**
 * The goal state that each run followed: the only one that was new shortly before it and brought no earlier run. A goal state
 * is new when it is first told.
 */
function correlationsOf(
  executions: readonly Execution[],
  states: readonly LogFact[],
  clock: Clock,
): ReadonlyMap<Execution, string> {
  const open = new Map<string, { readonly hostKey: string; readonly at: Moment }>();
  for (const state of states) {
    const id = state.correlationId?.toLowerCase();
    if (id !== undefined && !open.has(`${hostKeyOf(state)} ${id}`)) {
      open.set(`${hostKeyOf(state)} ${id}`, { hostKey: hostKeyOf(state), at: clock.read(state.time) });
    }
  }
  const found = new Map<Execution, string>();
  for (const run of [...executions].sort((a, b) => a.start - b.start)) {
    const near = [...open].filter(
      ([, { hostKey, at }]) => hostKey === run.hostKey && at <= run.start && at >= run.start - newGoalState,
    );
    const [only, ...others] = near;
    if (!only || others.length > 0) continue;
    open.delete(only[0]);
    found.set(run, only[0].slice(only[1].hostKey.length + 1));
  }
  return found;
}
