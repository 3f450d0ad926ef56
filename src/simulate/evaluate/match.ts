import type { TruthDecoy, TruthEntry, TruthRequest, TruthRun } from '../truth/truth-entry.ts';
import {
  type ClaimedExecution,
  type ClaimedOperation,
  milliseconds,
  type ResultEntry,
} from './result-entry.ts';

/** Documents laid beside the truth that they speak of. */
export interface Matched {
  readonly runs: readonly { readonly truth: TruthRun; readonly results: readonly ResultEntry[] }[];
  readonly requests: readonly { readonly truth: TruthRequest; readonly results: readonly ResultEntry[] }[];
  /** Documents of runs that never were, with the decoy that they fell for, if it was one. */
  readonly phantoms: readonly { readonly result: ResultEntry; readonly decoy: TruthDecoy | undefined }[];
}

/** Clocks of sensors and roundings of formats may part one process' start by this much. */
const sameStart = 2_000;

export function match(truth: readonly TruthEntry[], results: readonly ResultEntry[]): Matched {
  const runs = truth.filter((entry) => entry.kind === 'run');
  const requests = truth.filter((entry) => entry.kind === 'request');
  const decoys = truth.filter((entry) => entry.kind === 'decoy');
  const findRoot = rootFinder([...runs, ...decoys]);
  const findRequest = requestFinder(requests);
  const ofTruth = new Map<TruthEntry, ResultEntry[]>();
  const phantoms: { result: ResultEntry; decoy: TruthDecoy | undefined }[] = [];
  for (const result of results) {
    const found = result.execution
      ? findRoot(result.execution)
      : result.operation && findRequest(result.operation);
    if (!found || found.kind === 'decoy') phantoms.push({ result, decoy: found });
    else ofTruth.set(found, [...(ofTruth.get(found) ?? []), result]);
  }
  const beside = <T extends TruthEntry>(entries: readonly T[]) =>
    entries.map((entry) => ({ truth: entry, results: ofTruth.get(entry) ?? [] }));
  return { runs: beside(runs), requests: beside(requests), phantoms };
}

/** By the root's entity id; where a source has none, by host, pid and start. */
function rootFinder(entries: readonly (TruthRun | TruthDecoy)[]) {
  const byEntity = new Map<string, TruthRun | TruthDecoy>();
  const byPid = new Map<string, (TruthRun | TruthDecoy)[]>();
  const byHost = Map.groupBy(
    entries.filter((entry) => entry.kind === 'run'),
    (entry) => label(entry.machine.host),
  );
  for (const entry of entries) {
    const shells = entry.kind === 'run' ? [...entry.wrapper_entity_ids, ...entry.child_entity_ids] : [];
    for (const id of [...entry.root.entity_ids, ...shells]) byEntity.set(id, entry);
    for (const pid of [entry.root.pid, ...(entry.kind === 'run' ? entry.wrapper_pids : [])]) {
      const key = `${label(entry.machine.host)}|${pid}`;
      byPid.set(key, [...(byPid.get(key) ?? []), entry]);
    }
  }
  return (execution: ClaimedExecution): TruthRun | TruthDecoy | undefined => {
    for (const id of [...execution.entityIds, ...execution.treeEntityIds]) {
      const known = byEntity.get(id);
      if (known) return known;
    }
    const { start } = execution;
    if (start === undefined) return undefined;
    if (execution.pid === undefined)
      return nearest(byHost.get(execution.hostLabel ?? '') ?? [], start, execution.scriptPath);
    return byPid
      .get(`${execution.hostLabel}|${execution.pid}`)
      ?.find((entry) => Math.abs((milliseconds(entry.root.start_guest_clock) ?? 0) - start) <= sameStart);
  };
}

/** A run that only logs tell of has no pid, and its time may be to the second: of several, the one of that script. */
function nearest(runs: readonly TruthRun[], start: number, script: string | undefined): TruthRun | undefined {
  const away = (run: TruthRun) => Math.abs((milliseconds(run.root.start_guest_clock) ?? 0) - start);
  const other = (run: TruthRun) => (run.script_path.toLowerCase() === script ? 0 : 1);
  const near = runs.filter((run) => away(run) <= sameStart);
  return near.sort((a, b) => other(a) - other(b) || away(a) - away(b))[0];
}

function requestFinder(requests: readonly TruthRequest[]) {
  const byKey = Map.groupBy(requests, (request) => keyOf(request.correlation_id, request.resource_id));
  return (operation: ClaimedOperation): TruthRequest | undefined => {
    const known = byKey.get(keyOf(operation.correlationId, operation.resourceId)) ?? [];
    const { start } = operation;
    if (start === undefined) return known[0];
    const away = (request: TruthRequest) => Math.abs((milliseconds(request.start) ?? 0) - start);
    return known.toSorted((a, b) => away(a) - away(b))[0];
  };
}

function keyOf(correlationId: string, resourceId: string): string {
  return `${correlationId}|${resourceId}`.toLowerCase();
}

function label(host: string): string {
  return (host.split('.')[0] as string).toLowerCase();
}
