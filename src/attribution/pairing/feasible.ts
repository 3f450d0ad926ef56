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

/** Whether a run can have begun in the window, given how far its clock is known. */
export function startsIn({ start, uncertaintyMs }: Execution, window: Window): boolean {
  return start.ms + uncertaintyMs >= window.from && start.ms - uncertaintyMs <= window.to;
}

/** Which operations a run can belong to (`docs/semantics.md` §4), by machine so that it stays quick with many. */
export class Feasibility {
  readonly windows: ReadonlyMap<string, OperationWindows>;
  readonly #identities: ReadonlyMap<string, HostIdentity>;
  readonly #byTarget = new Map<string, Operation[]>();

  constructor(operations: readonly Operation[], identities: ReadonlyMap<string, HostIdentity>) {
    this.windows = operationWindows(operations);
    this.#identities = identities;
    for (const operation of operations) {
      if (operation.refused || !claimsRun(operation.channel)) continue;
      const same = this.#byTarget.get(operation.target.key);
      if (same) same.push(operation);
      else this.#byTarget.set(operation.target.key, [operation]);
    }
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
    for (const key of this.identityOf(execution)?.targetKeys ?? []) {
      for (const operation of this.#byTarget.get(key) ?? []) {
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
    }
    return edges;
  }
}
