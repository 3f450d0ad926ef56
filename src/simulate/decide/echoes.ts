import type { Execution } from './executions.ts';
import { type Machine, selves } from './machines.ts';
import { sameProcessWithin } from './rules.ts';

/** What a machine without an id shows of a run that exactly one of those that it may be shows too is that one's. */
export function withoutEchoes(
  executions: readonly Execution[],
  hosts: ReadonlyMap<string, Machine>,
): Execution[] {
  const all = [...hosts.values()];
  const machineOf = (execution: Execution) => hosts.get(execution.hostKey) as Machine;
  const originalOf = (execution: Execution) => {
    const others = selves(machineOf(execution), all);
    const same = executions.filter((one) => others.includes(machineOf(one)) && isSameRun(execution, one));
    return same.length === 1 ? same[0] : undefined;
  };
  const left = executions.filter((execution) => originalOf(execution) === undefined);
  const echoes = executions.filter((execution) => !left.includes(execution));
  return left.map((execution, index) => {
    const own = echoes.filter((echo) => originalOf(echo) === execution);
    return { ...execution, index, acts: new Set([execution, ...own].flatMap(({ acts }) => [...acts])) };
  });
}

function isSameRun(a: Execution, b: Execution): boolean {
  return (
    a.handler === b.handler &&
    a.sequence === b.sequence &&
    a.commandName === b.commandName &&
    !a.rootPids.isDisjointFrom(b.rootPids) &&
    Math.abs(a.start - b.start) <= sameProcessWithin
  );
}
