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
  return executions.map((execution, index) => ({
    ...execution,
    index,
    correlationId: correlationOf(execution, states, clock),
  }));
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

/** Of the goal states that were new shortly before the run, the last. A goal state is new when it is first told. */
function correlationOf(run: Execution, states: readonly LogFact[], clock: Clock): string | undefined {
  const first = new Map<string, Moment>();
  for (const state of states) {
    const id = state.correlationId?.toLowerCase();
    if (id === undefined || hostKeyOf(state) !== run.hostKey || first.has(id)) continue;
    first.set(id, clock.read(state.time));
  }
  const near = [...first].filter(([, at]) => at <= run.start && at >= run.start - newGoalState);
  return near.at(-1)?.[0];
}
