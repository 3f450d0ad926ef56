import { claimsRun } from '../cloud/channels.ts';
import type { Window } from '../coverage/coverage-map.ts';
import type { Execution } from '../model/execution.ts';
import type { HostIdentity } from '../model/host.ts';
import type { Operation } from '../model/operation.ts';
import { type Fit, fitOf } from './compatible.ts';
import { type OperationWindows, operationWindows } from './windows.ts';

export interface FeasibleEdge {
  readonly operation: Operation;
  /** The run-command name is known on both sides, and equal. */
  readonly sameName: boolean;
  /** The guest agent's log names the request's correlation id for this run. */
  readonly sameCorrelation: boolean;
  readonly fit: Fit;
}

/** Decides whether a host that nothing ties to a machine can be the one that a request addressed. */
export interface StrangerRule {
  canBe(hostId: string, operation: Operation): boolean;
}

/** Whether a run can have begun in the window, given how far its clock is known. */
export function startsIn({ start, uncertaintyMs }: Execution, window: Window): boolean {
  return start.ms + uncertaintyMs >= window.from && start.ms - uncertaintyMs <= window.to;
}

/** Which operations a run can belong to (`docs/semantics.md` §4), by machine so that it stays quick with many. */
export class Feasibility {
  readonly windows: ReadonlyMap<string, OperationWindows>;
  readonly #identities: ReadonlyMap<string, HostIdentity>;
  readonly #byTarget: ReadonlyMap<string, readonly Operation[]>;
  readonly #byCorrelation: ReadonlyMap<string, readonly Operation[]>;
  readonly #strangers: StrangerRule | undefined;

  /** Without `strangers`, a host that nothing ties has no feasible request. */
  constructor(
    operations: readonly Operation[],
    identities: ReadonlyMap<string, HostIdentity>,
    strangers?: StrangerRule,
  ) {
    this.windows = operationWindows(operations);
    this.#identities = identities;
    this.#strangers = strangers;
    const claiming = operations.filter(({ refused, channel }) => !refused && claimsRun(channel));
    this.#byTarget = Map.groupBy(claiming, ({ target }) => target.key);
    this.#byCorrelation = Map.groupBy(claiming, ({ correlationId }) => correlationId);
  }

  identityOf(execution: Execution): HostIdentity | undefined {
    return this.#identities.get(execution.hostId);
  }

  strict(execution: Execution): FeasibleEdge[] {
    return this.#edges(execution, (windows) => windows.strict);
  }

  late(execution: Execution): FeasibleEdge[] {
    return this.#edges(execution, (windows) => windows.late);
  }

  #edges(execution: Execution, windowOf: (windows: OperationWindows) => Window | undefined): FeasibleEdge[] {
    const edges: FeasibleEdge[] = [];
    for (const operation of this.#operationsFor(execution)) {
      const windows = this.windows.get(operation.id);
      const window = windows && windowOf(windows);
      if (!window || !startsIn(execution, window)) continue;
      const fit = fitOf(execution.handler, operation);
      if (!fit) continue;
      const names = [execution.name?.toLowerCase(), operation.name?.toLowerCase()];
      const known = !names.includes(undefined) && operation.channel === 'run-command-managed';
      if (known && names[0] !== names[1]) continue;
      const { correlationId } = execution;
      const sameCorrelation = correlationId !== undefined && correlationId === operation.correlationId;
      edges.push({ operation, sameName: known, sameCorrelation, fit });
    }
    return edges;
  }

  #operationsFor(execution: Execution): readonly Operation[] {
    const identity = this.identityOf(execution);
    if (identity) return identity.targetKeys.flatMap((key) => this.#byTarget.get(key) ?? []);
    const { correlationId = '', hostId } = execution;
    // An id that a template or a client gave to several requests does not tell whose this run is.
    const [only, ...others] = correlationId === '' ? [] : (this.#byCorrelation.get(correlationId) ?? []);
    return only && others.length === 0 && this.#strangers?.canBe(hostId, only) ? [only] : [];
  }
}
