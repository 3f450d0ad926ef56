import type { Execution } from './executions.ts';
import type { HostTie } from './hosts.ts';
import { meet } from './machines.ts';
import { isExact, type Pairing } from './pairing.ts';

/** What one round makes of the records, given which VMs runs have proved hosts to be. */
interface Round {
  readonly ties: ReadonlyMap<string, HostTie>;
  readonly executions: readonly Execution[];
  readonly pairing: Pairing;
}

/** Round after round, until no run proves anything new of its host (semantics §3). */
export function learn(round: (learned: ReadonlyMap<string, string>) => Round): Round {
  const learned = new Map<string, string>();
  for (;;) {
    const now = round(learned);
    const fresh = proved(now);
    if (fresh.length === 0) return now;
    for (const [hostKey, vmKey] of fresh) learned.set(hostKey, vmKey);
  }
}

function proved({ ties, pairing }: Round): [hostKey: string, vmKey: string][] {
  const claims: [string, string][] = [];
  for (const [execution, { kind, operations }] of pairing.runs) {
    const [operation] = operations;
    if (kind !== 'pair' || !operation || !execution.strong || operation.model) continue;
    if (ties.get(execution.hostKey)?.tied === true || !isExact(execution, operation)) continue;
    claims.push([execution.hostKey, operation.vmKey]);
  }
  const overlap = (a: HostTie | undefined, b: HostTie | undefined) =>
    a !== undefined && b !== undefined && meet(a, b);
  const sole = claims.filter(([host, vm]) => claims.every((claim) => claim[0] !== host || claim[1] === vm));
  return sole.filter(([host, vm]) =>
    sole.every(
      (claim) => claim[0] === host || claim[1] !== vm || !overlap(ties.get(host), ties.get(claim[0])),
    ),
  );
}
