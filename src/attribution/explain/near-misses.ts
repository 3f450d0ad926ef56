import { compareText } from '../../event/order.ts';
import { claimsRun } from '../cloud/channels.ts';
import type { Attribution } from '../model/attribution.ts';
import type { Execution } from '../model/execution.ts';
import type { HostIdentity } from '../model/host.ts';
import type { Operation } from '../model/operation.ts';
import type { AttributionResult } from '../model/result.ts';
import { type OperationWindows, operationWindows } from '../pairing/windows.ts';
import { attributionsByOperation, operationsOf } from './operations.ts';
import { addresses, type Rejection, rejectionOf } from './rejection.ts';

/** A run and a request that are near each other and do not belong together. */
export interface NearMiss extends Rejection {
  readonly execution: Execution;
  readonly operation: Operation;
  /** Where the other half ended: the request's attribution for a run, the run's for a request. */
  readonly elsewhere: Attribution | undefined;
  readonly sameMachine: boolean;
}

/** On one machine, how far apart a run and a request may be and still be compared, in milliseconds. */
export const nearMs = 2 * 3_600_000;

type Pair = Omit<NearMiss, keyof Rejection | 'sameMachine'>;

/**
 * What could be thought to be the other half of an attribution, and why it is not, nearest in time first: everything on the
 * same machine within two hours, and on other machines whatever would fit but for the machine. For a run these are requests,
 * for a request without a run they are runs.
 */
export function nearMisses(attribution: Attribution, result: AttributionResult): NearMiss[] {
  const windows = operationWindows(operationsOf(result.attributions));
  const identities = new Map(result.identities.map((identity) => [identity.hostId, identity]));
  return pairsOf(attribution, result.attributions)
    .flatMap((pair) => {
      const identity = identityOf(pair.execution, attribution, identities);
      return missed(pair, attribution, identity, windows.get(pair.operation.id)) ?? [];
    })
    .sort(nearestFirst);
}

/** The attribution's own half with every other half that it does not already have. */
function pairsOf(attribution: Attribution, all: readonly Attribution[]): Pair[] {
  const { execution, operation, candidates } = attribution;
  if (execution) {
    const own = new Set([operation, ...candidates.map((each) => each.operation)].map((each) => each?.id));
    const places = attributionsByOperation(all, attribution);
    return operationsOf(all)
      .filter(({ id }) => !own.has(id))
      .map((other) => ({ execution, operation: other, elsewhere: places.get(other.id) }));
  }
  // What was refused, or claims nothing about the guest, has no run to look for.
  if (!operation || operation.refused || !claimsRun(operation.channel)) return [];
  return all.flatMap((elsewhere) =>
    elsewhere.execution ? [{ execution: elsewhere.execution, operation, elsewhere }] : [],
  );
}

function missed(
  pair: Pair,
  attribution: Attribution,
  identity: HostIdentity | undefined,
  windows: OperationWindows | undefined,
): NearMiss | undefined {
  const { execution, operation } = pair;
  const rejection = rejectionOf(execution, operation, identity, windows);
  if (identity && addresses(operation.target, identity)) {
    if (distance(pair) > nearMs) return undefined;
    return { ...pair, ...(rejection ?? crowdedOut(attribution, pair.elsewhere)), sameMachine: true };
  }
  const tiedHere = { hostId: execution.hostId, grade: 'resource-id', settled: true } as const;
  const asIfHere: HostIdentity = { ...tiedHere, targetKeys: [operation.target.key] };
  if (!rejection || rejectionOf(execution, operation, asIfHere, windows)) return undefined;
  return { ...pair, ...rejection, sameMachine: false };
}

/** A run of a scale set whose own machine is not known is still on a machine of what it is attributed to. */
function identityOf(
  execution: Execution,
  attribution: Attribution,
  identities: ReadonlyMap<string, HostIdentity>,
): HostIdentity | undefined {
  const known = identities.get(execution.hostId);
  const target = attribution.execution ? attribution.operation?.target : undefined;
  if (!target || (known && addresses(target, known))) return known;
  const grade = known?.grade ?? attribution.identity ?? 'scale-set-name';
  return {
    hostId: execution.hostId,
    grade,
    targetKeys: [...(known?.targetKeys ?? []), target.key],
    settled: true,
  };
}

/** Feasible by itself: only because other pairs leave no room can it have been turned down. */
function crowdedOut({ execution, tier }: Attribution, elsewhere: Attribution | undefined): Rejection {
  if (elsewhere?.execution && elsewhere.operation) {
    const text = execution
      ? 'it fits, and is certainly the request of another run'
      : 'it fits, and is certainly the run of another request';
    return { code: 'taken', text };
  }
  if (elsewhere?.execution && elsewhere.candidates.length > 0) {
    return { code: 'in-doubt-elsewhere', text: 'it fits, and other runs or requests need it' };
  }
  const text =
    tier === 'correlation-id' || tier === 'run-command-name'
      ? 'it fits in time, and an exact key ties this run to another request'
      : 'it fits by itself, and no assignment of all runs and requests in their order uses it';
  return { code: 'not-in-every-assignment', text };
}

/** How far the start of the run lies outside the span of the request, in milliseconds. */
function distance({ execution, operation }: Pair): number {
  const from = (operation.start ?? operation.firstSeen).ms;
  const to = operation.end?.ms ?? from;
  return Math.max(from - execution.start.ms, execution.start.ms - to, 0);
}

function nearestFirst(a: NearMiss, b: NearMiss): number {
  return (
    Number(b.sameMachine) - Number(a.sameMachine) ||
    distance(a) - distance(b) ||
    compareText(a.operation.id, b.operation.id) ||
    compareText(a.execution.id, b.execution.id)
  );
}
