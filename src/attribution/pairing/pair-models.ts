import { compareOperations } from '../cloud/compare-operations.ts';
import type { Execution } from '../model/execution.ts';
import type { ScaleSetMembership } from '../model/host.ts';
import type { Operation } from '../model/operation.ts';
import { fitOf } from './compatible.ts';
import { startsIn } from './feasible.ts';
import type { Pairing } from './pair.ts';
import { samePrincipal } from './same-principal.ts';
import { type OperationWindows, operationWindows } from './windows.ts';

/**
 * Pairs runs that no request to their own machine explains with requests to the whole scale set that they belong to. One
 * such request may cause many runs, so nothing is used up: a run is settled where only one request is feasible.
 */
export function pairModels(
  pairings: readonly Pairing[],
  operations: readonly Operation[],
  memberships: ReadonlyMap<string, ScaleSetMembership>,
): Pairing[] {
  const models = operations.filter(({ target, refused }) => target.kind === 'scale-set' && !refused);
  const windows = operationWindows(models);
  return pairings.map((pairing) => {
    const { execution, operation, candidates } = pairing;
    const membership = memberships.get(execution.hostId);
    if (operation || candidates.length > 0 || !membership) return pairing;
    const own = models.filter(
      (model) => model.target.key === membership.scaleSetKey && fitOf(execution.handler, model) === 'own',
    );
    const strict = own.filter((model) => starts(execution, windows.get(model.id)?.strict));
    const late =
      strict.length > 0 ? [] : latest(own.filter((model) => starts(execution, windows.get(model.id)?.late)));
    const found = strict.length > 0 ? strict : late;
    const [only, ...others] = found;
    if (!only) return pairing;
    const base = { execution, late: strict.length === 0 };
    if (others.length === 0) return { ...base, operation: only, tier: 'only-feasible', candidates: [] };
    const tier = samePrincipal(found) ? 'same-principal' : undefined;
    return { ...base, operation: undefined, tier, candidates: found };
  });
}

function starts(execution: Execution, window: OperationWindows['late']): boolean {
  return window !== undefined && startsIn(execution, window);
}

/** An instance that is made later runs what the model says then: of each extension, the write before it. */
function latest(models: readonly Operation[]): Operation[] {
  const byName = new Map(models.map((model) => [model.name?.toLowerCase(), model]));
  return [...byName.values()].sort(compareOperations);
}
