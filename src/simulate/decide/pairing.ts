import { type Assigned, allAssignments, type Pair } from './assignments.ts';
import type { Execution } from './executions.ts';
import { speaksAgainst } from './grades.ts';
import { type HostTie, isWatched } from './hosts.ts';
import { meet } from './machines.ts';
import { isQuiet, type Operation } from './operations.ts';
import type { Vm } from './vms.ts';
import type { Window, Windows } from './windows.ts';

/** What is settled of a run. */
export interface FoundRun {
  readonly kind: 'pair' | 'principal' | 'ambiguous' | 'abandoned';
  readonly operations: readonly Operation[];
}

export interface Pairing {
  readonly runs: Map<Execution, FoundRun>;
  readonly requests: Map<Operation, { readonly kind: 'pair' | 'candidate' | 'abandoned' }>;
}

type Ties = ReadonlyMap<string, HostTie>;

/** Which kind of request a handler answers. */
const channelOf: Readonly<Record<string, string>> = {
  'Microsoft.CPlat.Core.RunCommandWindows': 'run-command-action',
  'Microsoft.CPlat.Core.RunCommandLinux': 'run-command-action',
  'Microsoft.CPlat.Core.RunCommandHandlerWindows': 'run-command-managed',
  'Microsoft.CPlat.Core.RunCommandHandlerLinux': 'run-command-managed',
  'Microsoft.Compute.CustomScriptExtension': 'extension',
  'Microsoft.Azure.Extensions.CustomScript': 'extension',
};

/** `own`: the request drives that handler. `deploys`: it put the Run Command handler there, whose run may follow. */
export function fitOf(handler: string, { channel, carries }: Operation): 'own' | 'deploys' | undefined {
  const own = channelOf[handler];
  if (own !== channel) return channel === 'extension' && carries === 'handler' ? 'deploys' : undefined;
  return channel !== 'extension' || carries === 'script' || carries === 'unknown' ? 'own' : undefined;
}

/** Pairs runs with requests, stage by stage (semantics §5). */
export function pairUp(
  operations: readonly Operation[],
  executions: readonly Execution[],
  ties: Ties,
  windows: readonly Windows[],
  vms: readonly Vm[],
): Pairing {
  const feasible = feasiblePairs(operations, executions, ties, windows, vms);
  const isTied = (execution: Execution) => ties.get(execution.hostKey)?.tied === true;
  const runs: Pairing['runs'] = new Map();
  const requests: Pairing['requests'] = new Map();
  const used = new Set<Operation>();
  const stages = stagesOf(feasible, isTied);
  for (const stage of stages) {
    const pairs = stage.filter((pair) => !used.has(pair.operation) && !runs.has(pair.execution));
    const result = allAssignments(pairs);
    for (const { operation, execution } of result.abandoned) {
      runs.set(execution, { kind: 'abandoned', operations: [] });
      requests.set(operation, { kind: 'abandoned' });
    }
    for (const [execution, assigned] of Map.groupBy(result.pairs, (one) => one.pair.execution)) {
      const found = settle(assigned, result.executionsInEvery.has(execution));
      // A path alone and a late window together settle nothing.
      const kind = stage === stages.at(-1) && !execution.strong ? 'ambiguous' : found?.kind;
      if (found && kind && (kind === 'pair' || isTied(execution))) runs.set(execution, { ...found, kind });
    }
    for (const operation of result.operationsInEvery) used.add(operation);
  }
  for (const { kind, operations: chosen } of runs.values()) {
    if (kind === 'pair') for (const operation of chosen) requests.set(operation, { kind });
  }
  leaveOpen([...feasible.strict, ...feasible.deploys], isTied, runs, requests);
  pairModels(operations, executions, ties, windows, runs, requests);
  for (const { operations: chosen } of runs.values()) {
    for (const operation of chosen)
      if (!requests.has(operation)) requests.set(operation, { kind: 'candidate' });
  }
  return { runs, requests };
}

/** Runs that no request to their own machine explains, with requests to their whole scale set: nothing is used up. */
function pairModels(
  operations: readonly Operation[],
  executions: readonly Execution[],
  ties: Ties,
  windows: readonly Windows[],
  runs: Pairing['runs'],
  requests: Pairing['requests'],
): void {
  for (const execution of executions) {
    const setKey = ties.get(execution.hostKey)?.setKey;
    if (runs.has(execution) || setKey === undefined) continue;
    const own = operations.filter(
      (one) => one.model && one.vmKey === setKey && !one.refused && fitOf(execution.handler, one) === 'own',
    );
    const strict = own.filter((one) => startsIn(execution, windows[one.index]?.strict));
    const found =
      strict.length > 0 ? strict : own.filter((one) => startsIn(execution, windows[one.index]?.late));
    if (found.length === 0) continue;
    const kind = found.length === 1 ? 'pair' : samePrincipal(found) ? 'principal' : 'ambiguous';
    runs.set(execution, { kind, operations: found });
    for (const one of found) if (kind === 'pair') requests.set(one, { kind });
  }
}

/** Whether the run can have begun in the window, given how far its clock is known. */
function startsIn(execution: Execution, window: Window | undefined): boolean {
  if (!window) return false;
  return execution.start + execution.slack >= window.from && execution.start - execution.slack <= window.to;
}

interface Feasible {
  readonly strict: readonly Pair[];
  readonly deploys: readonly Pair[];
  readonly late: readonly Pair[];
}

/** Everything that can belong together (semantics §4). */
function feasiblePairs(
  operations: readonly Operation[],
  executions: readonly Execution[],
  ties: Ties,
  windows: readonly Windows[],
  vms: readonly Vm[],
): Feasible {
  const byVm = Map.groupBy(
    operations.filter((operation) => !operation.refused && !operation.model && !isQuiet(operation.channel)),
    (operation) => operation.vmKey,
  );
  const strict: Pair[] = [];
  const deploys: Pair[] = [];
  const late: Pair[] = [];
  for (const execution of executions) {
    const vmKeys = ties.get(execution.hostKey)?.vmKeys ?? [];
    const own =
      vmKeys.length > 0
        ? vmKeys.flatMap((key) => byVm.get(key) ?? [])
        : ofGoalState(execution, [...byVm.values()].flat(), { executions, ties, windows, vms });
    for (const operation of own) {
      const fit = fitOf(execution.handler, operation);
      if (!fit) continue;
      const named = execution.commandName !== undefined && operation.channel === 'run-command-managed';
      if (named && execution.commandName !== operation.commandName) continue;
      const times = windows[operation.index] as Windows;
      const into = fit === 'deploys' ? deploys : strict;
      if (startsIn(execution, times.strict)) into.push({ operation, execution });
      else if (fit === 'own' && startsIn(execution, times.late)) late.push({ operation, execution });
    }
  }
  return { strict, deploys, late };
}

/**
 * A host that nothing ties has no request but the only one that bears the id of its goal state; and not where another host of its
 * time is that VM, by an id, or by name and with a run that can be the request's.
 */
function ofGoalState(
  execution: Execution,
  operations: readonly Operation[],
  known: {
    readonly executions: readonly Execution[];
    readonly ties: Ties;
    readonly windows: readonly Windows[];
    readonly vms: readonly Vm[];
  },
): readonly Operation[] {
  const { executions, ties, windows, vms } = known;
  const host = ties.get(execution.hostKey);
  const [only, ...others] = operations.filter((operation) => isSameId(execution, operation));
  const vm = vms.find(({ key }) => key === only?.vmKey);
  if (!host || !only || !vm || others.length > 0) return [];
  if (speaksAgainst(host.machine, vm, 'learned')) return [];
  const inTheWay = [...ties.values()].some((tie) => {
    const held = tie.tied && tie.vmKeys[0] === vm.key && isWatched(tie.machine);
    const canRun = executions.some(
      (run) =>
        run.hostKey === tie.hostKey &&
        fitOf(run.handler, only) === 'own' &&
        startsIn(run, windows[only.index]?.strict),
    );
    return held && meet(tie, host) && (tie.byId || canRun);
  });
  return inTheWay ? [] : [only];
}

function isSameId({ correlationId }: Execution, operation: Operation): boolean {
  return correlationId !== undefined && correlationId === operation.correlationId.toLowerCase();
}

/** Whether a key ties them, and not their times alone. */
export function isExact(execution: Execution, operation: Operation): boolean {
  const named = execution.commandName !== undefined && operation.channel === 'run-command-managed';
  return named || isSameId(execution, operation);
}

/** Runs of hosts that could be several machines are paired by name alone. */
function stagesOf({ strict, deploys, late }: Feasible, isTied: (execution: Execution) => boolean): Pair[][] {
  const expected = [...strict, ...deploys];
  const executions = new Set(expected.map((pair) => pair.execution));
  const operations = new Set(expected.map((pair) => pair.operation));
  const named = ({ execution, operation }: Pair) =>
    execution.commandName !== undefined && operation.channel === 'run-command-managed';
  const strong = strict.filter(({ execution }) => execution.strong);
  const weak = strict.filter(({ execution }) => !execution.strong);
  const tied = ({ execution }: Pair) => isTied(execution);
  const sameId = ({ execution, operation }: Pair) => isSameId(execution, operation);
  return [
    strict.filter(sameId),
    strong.filter(named),
    strong.filter(tied),
    weak.filter(named),
    weak.filter(tied),
    deploys.filter(tied),
    late.filter((pair) => tied(pair) && !executions.has(pair.execution) && !operations.has(pair.operation)),
  ];
}

/** What one stage says of one run; undefined where no assignment pairs it. */
function settle(assigned: readonly Assigned[], inEvery: boolean): FoundRun | undefined {
  const certain = assigned.find((one) => one.inEvery);
  if (certain) return { kind: 'pair', operations: [certain.pair.operation] };
  const operations = assigned.filter((one) => one.inSome).map((one) => one.pair.operation);
  if (operations.length === 0) return undefined;
  return { kind: inEvery && samePrincipal(operations) ? 'principal' : 'ambiguous', operations };
}

/** What could be several machines stays open for every request that no certain pair took. */
function leaveOpen(
  strict: readonly Pair[],
  isTied: (execution: Execution) => boolean,
  runs: Pairing['runs'],
  requests: Pairing['requests'],
): void {
  for (const [execution, pairs] of Map.groupBy(strict, (pair) => pair.execution)) {
    if (isTied(execution) || runs.has(execution)) continue;
    const left = pairs
      .map((pair) => pair.operation)
      .filter((operation) => requests.get(operation)?.kind !== 'pair');
    if (left.length > 0) runs.set(execution, { kind: 'ambiguous', operations: left });
  }
}

function samePrincipal(operations: readonly Operation[]): boolean {
  const first = operations[0]?.principal;
  return first !== undefined && operations.every((operation) => operation.principal === first);
}
