import type { KnownHost } from '../hosts/known.ts';
import { meet } from '../hosts/sighting.ts';
import type { Execution } from '../model/execution.ts';
import type { Operation } from '../model/operation.ts';
import type { Feasibility } from '../pairing/feasible.ts';
import { type Pairing, pair } from '../pairing/pair.ts';

/**
 * The machines that exact pairs prove hosts to be whose machine nothing else settles, by host id: every pair of a host must say
 * the same, and no other host of that time may be proved to be that machine. A run that is known by path alone proves nothing:
 * anyone can make a path.
 */
export function exactTies(
  executions: readonly Execution[],
  operations: readonly Operation[],
  feasibility: Feasibility,
  hosts: readonly KnownHost[],
): ReadonlyMap<string, string> {
  const isOpen = (execution: Execution) => feasibility.identityOf(execution)?.settled !== true;
  if (!executions.some(isOpen)) return new Map();
  const claims = new Map<string, Set<string>>();
  for (const pairing of pair(executions, operations, feasibility)) {
    const { execution, operation } = pairing;
    if (!operation || !isOpen(execution) || !proves(pairing)) continue;
    claims.set(execution.hostId, (claims.get(execution.hostId) ?? new Set()).add(operation.target.key));
  }
  const single = [...claims].flatMap(([hostId, [key, ...others]]) =>
    key !== undefined && others.length === 0 ? [[hostId, key] as const] : [],
  );
  const byId = new Map(hosts.map((host) => [host.id, host]));
  const atOneTime = (a: string, b: string) => meet(byId.get(a) as KnownHost, byId.get(b) as KnownHost);
  return new Map(
    single.filter(
      ([hostId, key]) =>
        !single.some(([other, same]) => other !== hostId && same === key && atOneTime(hostId, other)),
    ),
  );
}

function proves({ execution, tier }: Pairing): boolean {
  if (execution.anchor !== 'handler-ancestry' && execution.anchor !== 'handler-log') return false;
  return tier === 'correlation-id' || tier === 'run-command-name';
}
