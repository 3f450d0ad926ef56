import { compareInstants } from '../../event/instant.ts';
import { compareText } from '../../event/order.ts';
import type { Execution } from '../model/execution.ts';
import type { GoalState } from './guest-log.ts';
import { compareOrigins } from './logged-runs.ts';

/** The agent takes up a goal state and starts the handler; from there to the script it may take this long. */
const goalStateMs = 120_000;

/**
 * Gives each run the correlation id of the goal state that brought it: the only one that was new shortly before it, brought no
 * earlier run, and no other run before the next goal state. One without an id counts as one like any other. Where two are open, or
 * one brought two runs, nothing tells which is which, and no id is used.
 */
export function addCorrelations(executions: readonly Execution[], told: readonly GoalState[]): Execution[] {
  const states = firstOccurrences(told);
  const open = new Set(states);
  /** Those that may have brought a run already, and so may stand before others in vain. */
  const doubtful = new Set<GoalState>();
  const sorted = executions.toSorted(
    (a, b) => compareInstants(a.observedStart, b.observedStart) || compareText(a.id, b.id),
  );
  return sorted.map((execution, at) => {
    const { ms } = execution.observedStart;
    const near = [...open].filter(({ origin }) => origin.time.ms <= ms && origin.time.ms >= ms - goalStateMs);
    const [state] = near;
    if (!state || near.length > 1 || doubtful.has(state)) {
      for (const each of near) doubtful.add(each);
      return execution;
    }
    open.delete(state);
    const next = sorted[at + 1]?.observedStart.ms ?? Number.POSITIVE_INFINITY;
    const isShared =
      next <= state.origin.time.ms + goalStateMs &&
      !states.some(({ origin }) => origin.time.ms > ms && origin.time.ms <= next);
    if (isShared || state.correlationId === undefined) return execution;
    const logs = [...execution.logs, state.origin].sort(compareOrigins);
    return { ...execution, correlationId: state.correlationId, logs };
  });
}

/** The agent repeats a goal state, with the same ids, long after its request: only the first counts. */
function firstOccurrences(states: readonly GoalState[]): GoalState[] {
  const sorted = states.toSorted(
    (a, b) => compareOrigins(a.origin, b.origin) || compareText(a.correlationId ?? '', b.correlationId ?? ''),
  );
  const first = new Map<string, GoalState>();
  for (const state of sorted) {
    const key = state.correlationId ?? `${state.id ?? state.origin.eventId}`;
    if (!first.has(key)) first.set(key, state);
  }
  return [...first.values()];
}
