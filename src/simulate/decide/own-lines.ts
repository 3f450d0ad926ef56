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
  const states = byTime.filter(({ what }) => what === 'goal-state');
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
    rootPids: new Set(),
    sequence: fact.sequence,
    correlationId: undefined,
  });
}

/**
 * The id of the goal state that brought each run. Between one new goal state and the next there must be exactly one run, and no
 * earlier goal state of the last two minutes may still be waiting for its own. A goal state is new when it is first told, and
 * one with nobody's id brings a run as well as any.
 */
function correlationsOf(
  executions: readonly Execution[],
  lines: readonly LogFact[],
  clock: Clock,
): ReadonlyMap<Execution, string> {
  const found = new Map<Execution, string>();
  for (const [hostKey, own] of Map.groupBy(lines, hostKeyOf)) {
    const states = newStates(own).map((line) => ({ at: clock.read(line.time), id: line.correlationId }));
    const runs = executions.filter((run) => run.hostKey === hostKey);
    let waiting: { readonly at: Moment }[] = [];
    states.forEach((state, nth) => {
      const next = states[nth + 1]?.at ?? Number.POSITIVE_INFINITY;
      const brought = runs.filter(
        ({ start }) => start >= state.at && start < next && start <= state.at + newGoalState,
      );
      const first = Math.min(...brought.map(({ start }) => start));
      const earlier = waiting.filter(({ at }) => at >= first - newGoalState);
      if (brought.length === 0 || earlier.length > 0) {
        waiting = [...waiting, state];
        return;
      }
      waiting = [];
      const [only, ...others] = brought;
      if (only && others.length === 0 && state.id !== undefined) found.set(only, state.id.toLowerCase());
    });
  }
  return found;
}

/** Each goal state once, where it is first told: by its request's id, else by its own. */
function newStates(lines: readonly LogFact[]): LogFact[] {
  const seen = new Set<string | undefined>();
  return lines.filter(({ correlationId, goalState }) => {
    const key = correlationId?.toLowerCase() ?? goalState;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
