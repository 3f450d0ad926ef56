import type {
  CloudFact,
  Fact,
  HostFact,
  HostOnlyFact,
  InventoryFact,
  LogFact,
  ProcessFact,
} from '../observe/fact.ts';
import { correctClocks } from './clocks.ts';
import { coverageOf } from './coverage.ts';
import type { Decidable, OperationRef } from './decidable.ts';
import { withoutEchoes } from './echoes.ts';
import { findExecutions } from './executions.ts';
import { vmById } from './grades.ts';
import { type HostTie, tieHosts } from './hosts.ts';
import { learn } from './learn.ts';
import { findMachines, type Machine } from './machines.ts';
import { claimsRun, foldOperations, type Operation } from './operations.ts';
import { addLines } from './own-lines.ts';
import { type FoundRun, fitOf, pairUp } from './pairing.ts';
import { unobservedReason, unrequestedReason } from './reasons.ts';
import { type Clock, clockFrom, runLimit } from './rules.ts';
import { addressedSets, knownVms } from './vms.ts';
import { type Windows, windowsOf } from './windows.ts';

/** What the records alone allow, tied back to the true requests and runs by their ids. */
export interface Decision {
  readonly operations: readonly { readonly requestIds: ReadonlySet<string>; readonly decidable: Decidable }[];
  readonly executions: readonly {
    readonly acts: ReadonlySet<string>;
    readonly decidable: Decidable;
    readonly operationRequests: ReadonlySet<string>;
  }[];
}

/** `docs/semantics.md` §1–§6 by brute force. The order of the facts has no effect. */
export function decide(facts: readonly Fact[]): Decision {
  const cloud = facts.filter((fact): fact is CloudFact => fact.plane === 'cloud');
  const seen = facts.filter((fact): fact is ProcessFact => fact.plane === 'guest');
  const told = facts.filter((fact): fact is LogFact => fact.plane === 'log');
  let base = Number.POSITIVE_INFINITY;
  for (const fact of facts) if ('time' in fact) base = Math.min(base, fact.time.ms);
  const clock = clockFrom(Number.isFinite(base) ? base : 0);
  const operations = foldOperations(cloud, clock);
  const said = [...seen, ...told, ...facts.filter((fact): fact is HostOnlyFact => fact.plane === 'host')];
  const listed = facts.filter((fact): fact is InventoryFact => fact.plane === 'inventory');
  const vms = knownVms(cloud, listed, said, clock);
  const sets = addressedSets(cloud);
  const hosts = byKey(findMachines(said, clock, (machine) => vmById(machine, vms)));
  const keyOf = new Map([...hosts].flatMap(([key, { facts: own }]) => own.map((fact) => [fact, key])));
  const onMachine = <T extends ProcessFact | LogFact>(fact: T): T => ({
    ...fact,
    host: { ...fact.host, hostId: keyOf.get(fact) },
  });
  const guest = seen.map(onMachine);
  const lines = told.map(onMachine);
  const found = findExecutions(guest, clock);
  const { traces } = found;
  const lit = withoutEchoes(addLines(found.executions, lines, clock), hosts);
  for (const { acts } of lit) for (const act of acts) traces.delete(act);
  const windows = windowsOf(operations);
  const { ties, executions, pairing } = learn((learned) => {
    const ties = tieHosts(hosts, vms, sets, learned);
    const executions = correctClocks(lit, operations, guest, ties, clock);
    return { ties, executions, pairing: pairUp(operations, executions, ties, windows, vms) };
  });
  const coverage = coverageOf(cloud, guest, clock);
  const subscriptionOf = new Map(vms.map(({ key, subscription }) => [key, subscription]));
  const refer = (operation: Operation) => reference(operation, clock);
  const open = new Set([...traces.values()].flatMap((trace) => reachable(trace, operations, ties, windows)));

  const decidedRuns = executions.map((execution) => {
    const found = pairing.runs.get(execution);
    const chosen = found?.operations ?? [];
    const operationRequests = new Set(chosen.flatMap((operation) => [...operation.requestIds]));
    const alone = (): Decidable => ({
      kind: 'unrequested',
      reason: unrequestedReason(execution, ties.get(execution.hostKey), subscriptionOf, coverage),
    });
    const decidable = found ? toDecidable(found, refer) : alone();
    return { acts: execution.acts, operationRequests, decidable };
  });
  const decidedOperations = operations.map((operation, at) => {
    const state = pairing.requests.get(operation);
    const reason = () =>
      unobservedReason(operation, (windows[at] as Windows).strict, [...ties.values()], coverage);
    const decidable: Decidable =
      state?.kind === 'pair'
        ? { kind: 'pair', operation: refer(operation), principal: operation.principal }
        : state
          ? state.kind === 'abandoned'
            ? { kind: 'unsettled', why: 'too many assignments' }
            : { kind: 'candidate' }
          : !claimsRun(operation)
            ? { kind: 'not-applicable' }
            : open.has(operation)
              ? { kind: 'unsettled', why: 'a run that is known by its children alone may be its own' }
              : { kind: 'unobserved', reason: reason() };
    return { requestIds: operation.requestIds, decidable };
  });
  const decidedTraces = [...traces.keys()].map((act) => ({
    acts: new Set([act]),
    operationRequests: new Set<string>(),
    decidable: { kind: 'unsettled', why: 'known by its children or its end alone' } as const,
  }));
  return { operations: decidedOperations, executions: [...decidedRuns, ...decidedTraces] };
}

/** Machines by a name of their own, in an order that does not depend on that of the records. */
function byKey(machines: readonly Machine[]): Map<string, Machine> {
  const named = machines.map((machine) => [JSON.stringify(machine.says.map(key).sort()), machine] as const);
  return new Map(named.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function key({ hostId, name, vmId }: HostFact): string {
  return `${hostId ?? ''} ${name} ${vmId ?? ''}`;
}

function toDecidable(found: FoundRun, refer: (operation: Operation) => OperationRef): Decidable {
  const [first] = found.operations;
  if (found.kind === 'abandoned' || !first) return { kind: 'unsettled', why: 'too many assignments' };
  if (found.kind === 'pair') return { kind: 'pair', operation: refer(first), principal: first.principal };
  const candidates = found.operations.map(refer).sort((a, b) => (a.start < b.start ? -1 : 1));
  if (found.kind === 'principal')
    return { kind: 'principal', principal: first.principal as string, candidates };
  return { kind: 'ambiguous', candidates };
}

function reference(operation: Operation, clock: Clock): OperationRef {
  const at = operation.start ?? operation.firstSeen;
  return {
    correlation_id: operation.correlationId,
    resource_id: operation.resourceKey,
    start: new Date(Math.floor(clock.base + at)).toISOString(),
  };
}

/** The operations that a run known by traces alone could belong to. */
function reachable(
  trace: { readonly hostKey: string; readonly handler: string; readonly seen: number },
  operations: readonly Operation[],
  ties: ReadonlyMap<string, HostTie>,
  windows: readonly Windows[],
): Operation[] {
  const vmKeys = ties.get(trace.hostKey)?.vmKeys ?? [];
  return operations.filter((operation, at) => {
    const { strict } = windows[at] as Windows;
    const near = trace.seen >= strict.from && trace.seen <= strict.to + runLimit;
    const fits = vmKeys.includes(operation.vmKey) && fitOf(trace.handler, operation) !== undefined;
    return near && fits && !operation.refused;
  });
}
