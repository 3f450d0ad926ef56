import type { CloudFact, Fact, ProcessFact } from '../observe/fact.ts';
import { allAssignments, type Pair } from './assignments.ts';
import { coverageOf } from './coverage.ts';
import type { Decidable, OperationRef } from './decidable.ts';
import { type Execution, findExecutions, joinHosts } from './executions.ts';
import { type HostTie, tieHosts } from './hosts.ts';
import { foldOperations, type Operation } from './operations.ts';
import { unobservedReason, unrequestedReason } from './reasons.ts';
import { type Clock, clockFrom, runLimit } from './rules.ts';
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
  const guest = joinHosts(facts.filter((fact): fact is ProcessFact => fact.plane === 'guest'));
  let base = Number.POSITIVE_INFINITY;
  for (const fact of facts) base = Math.min(base, fact.time.ms);
  const clock = clockFrom(Number.isFinite(base) ? base : 0);
  const operations = foldOperations(cloud, clock);
  const { executions, traces } = findExecutions(guest, clock);
  const ties = tieHosts(cloud, guest, clock);
  const windows = windowsOf(operations);
  const pairing = pairUp(operations, executions, ties, windows);
  const coverage = coverageOf(cloud, guest, clock);
  const subscriptionOf = new Map(
    cloud.flatMap((fact) => (fact.vmKey === undefined ? [] : [[fact.vmKey, fact.subscription]])),
  );
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

interface FoundRun {
  readonly kind: 'pair' | 'principal' | 'ambiguous' | 'abandoned';
  readonly operations: readonly Operation[];
}

interface Pairing {
  readonly runs: Map<Execution, FoundRun>;
  readonly requests: Map<Operation, { readonly kind: 'pair' | 'candidate' | 'abandoned' }>;
}

const channelOf: Readonly<Record<string, string>> = {
  'Microsoft.CPlat.Core.RunCommandWindows': 'run-command-action',
  'Microsoft.CPlat.Core.RunCommandLinux': 'run-command-action',
  'Microsoft.CPlat.Core.RunCommandHandlerWindows': 'run-command-managed',
  'Microsoft.CPlat.Core.RunCommandHandlerLinux': 'run-command-managed',
};

function pairUp(
  operations: readonly Operation[],
  executions: readonly Execution[],
  ties: ReadonlyMap<string, HostTie>,
  windows: readonly Windows[],
): Pairing {
  const runs = new Map<Execution, FoundRun>();
  const requests: Pairing['requests'] = new Map();
  const certain = new Set<Operation>();
  const used = new Set<Operation>();
  const isTied = (execution: Execution) => ties.get(execution.hostKey)?.tied === true;
  const byVm = Map.groupBy(
    operations.filter((operation) => !operation.refused),
    (operation) => operation.vmKey,
  );
  const strict: Pair[] = [];
  const late: Pair[] = [];
  for (const execution of executions) {
    for (const vmKey of ties.get(execution.hostKey)?.vmKeys ?? []) {
      for (const operation of byVm.get(vmKey) ?? []) {
        if (operation.channel !== channelOf[execution.handler]) continue;
        if (execution.commandName !== undefined && execution.commandName !== operation.commandName) continue;
        const own = windows[operation.index] as Windows;
        const within = (window: Windows['late']) =>
          window !== undefined && execution.start >= window.from && execution.start <= window.to;
        if (within(own.strict)) strict.push({ operation, execution });
        else if (within(own.late)) late.push({ operation, execution });
      }
    }
  }
  const strictExecutions = new Set(strict.map((pair) => pair.execution));
  const strictOperations = new Set(strict.map((pair) => pair.operation));
  const stages: readonly (readonly Pair[])[] = [
    strict.filter(({ execution }) => execution.strong && execution.commandName !== undefined),
    strict.filter(({ execution }) => execution.strong && isTied(execution)),
    strict.filter(({ execution }) => !execution.strong && execution.commandName !== undefined),
    strict.filter(({ execution }) => !execution.strong && isTied(execution)),
    late.filter(
      ({ operation, execution }) =>
        isTied(execution) && !strictExecutions.has(execution) && !strictOperations.has(operation),
    ),
  ];
  for (const stage of stages) {
    const pairs = stage.filter((pair) => !used.has(pair.operation) && !runs.has(pair.execution));
    const result = allAssignments(pairs);
    for (const { operation, execution } of result.abandoned) {
      runs.set(execution, { kind: 'abandoned', operations: [] });
      requests.set(operation, { kind: 'abandoned' });
    }
    for (const [execution, assigned] of Map.groupBy(result.pairs, (one) => one.pair.execution)) {
      const chosen = assigned.filter((one) => one.inSome).map((one) => one.pair.operation);
      const every = assigned.find((one) => one.inEvery);
      if (every) {
        runs.set(execution, { kind: 'pair', operations: [every.pair.operation] });
        requests.set(every.pair.operation, { kind: 'pair' });
        certain.add(every.pair.operation);
      } else if (isTied(execution) && chosen.length > 0) {
        const onePrincipal = result.executionsInEvery.has(execution) && samePrincipal(chosen);
        runs.set(execution, { kind: onePrincipal ? 'principal' : 'ambiguous', operations: chosen });
      }
    }
    for (const operation of result.operationsInEvery) used.add(operation);
  }
  for (const [execution, pairs] of Map.groupBy(strict, (pair) => pair.execution)) {
    if (isTied(execution) || runs.has(execution)) continue;
    const left = pairs.map((pair) => pair.operation).filter((operation) => !certain.has(operation));
    if (left.length > 0) runs.set(execution, { kind: 'ambiguous', operations: left });
  }
  for (const { operations: chosen } of runs.values()) {
    for (const operation of chosen)
      if (!requests.has(operation)) requests.set(operation, { kind: 'candidate' });
  }
  return { runs, requests };
}

function samePrincipal(operations: readonly Operation[]): boolean {
  const first = operations[0]?.principal;
  return first !== undefined && operations.every((operation) => operation.principal === first);
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
    const fits = vmKeys.includes(operation.vmKey) && operation.channel === channelOf[trace.handler];
    return near && fits && !operation.refused;
  });
}
