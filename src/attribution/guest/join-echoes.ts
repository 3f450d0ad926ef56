import { compareText } from '../../event/order.ts';
import { samePidMs } from '../constants.ts';
import type { Execution } from '../model/execution.ts';
import { compareOrigins } from './logged-runs.ts';

/**
 * A host that is known by its name alone may be any of several (`selves`, by its id): a run of it that one of them shows too is that
 * one's, seen once more. What two of them show is left as it is.
 */
export function joinEchoes(
  executions: readonly Execution[],
  selves: ReadonlyMap<string, readonly string[]>,
): Execution[] {
  const ofHost = Map.groupBy(executions, ({ hostId }) => hostId);
  const echoes = new Map<Execution, Execution[]>();
  const gone = new Set<Execution>();
  for (const execution of executions) {
    const others = (selves.get(execution.hostId) ?? []).flatMap((id) => ofHost.get(id) ?? []);
    const [same, ...more] = others.filter((other) => isSameRun(execution, other));
    if (!same || more.length > 0) continue;
    echoes.set(same, [...(echoes.get(same) ?? []), execution]);
    gone.add(execution);
  }
  return executions
    .filter((execution) => !gone.has(execution))
    .map((execution) => withEchoes(execution, echoes.get(execution) ?? []));
}

function isSameRun(a: Execution, b: Execution): boolean {
  return (
    a.handler === b.handler &&
    a.sequence === b.sequence &&
    a.name === b.name &&
    a.root.pid !== undefined &&
    a.root.pid === b.root.pid &&
    Math.abs(a.observedStart.ms - b.observedStart.ms) <= samePidMs
  );
}

function withEchoes(execution: Execution, echoes: readonly Execution[]): Execution {
  if (echoes.length === 0) return execution;
  const views = [execution, ...echoes];
  const all = (read: (view: Execution) => readonly string[]) =>
    [...new Set(views.flatMap(read))].sort(compareText);
  return {
    ...execution,
    logs: views.flatMap(({ logs }) => logs).sort(compareOrigins),
    entityIds: all(({ entityIds }) => entityIds),
    sensors: all(({ sensors }) => sensors),
  };
}
