import type { Execution } from '../model/execution.ts';
import type { HostIdentity } from '../model/host.ts';
import type { Operation } from '../model/operation.ts';
import type { ExactBound } from './clock.ts';

/** A clock that is off by more than this is not mended by a name. */
const farthestMs = 26 * 3_600_000;

/**
 * What exact pairs say of each host's clock. A pair is exact without regard to time where a run-command name was written
 * once on a machine and ran once on the host that is that machine, both within a day or so.
 */
export function exactBounds(
  executions: readonly Execution[],
  operations: readonly Operation[],
  identities: ReadonlyMap<string, HostIdentity>,
): Map<string, ExactBound[]> {
  const writes = Map.groupBy(
    operations.filter((operation) => operation.channel === 'run-command-managed' && !operation.refused),
    ({ target, name }) => `${target.key}\n${name?.toLowerCase()}`,
  );
  const runs = Map.groupBy(
    executions.filter((execution) => execution.name !== undefined && execution.anchor === 'handler-ancestry'),
    ({ hostId, name }) => `${hostId}\n${name?.toLowerCase()}`,
  );
  const bounds = new Map<string, ExactBound[]>();
  for (const group of runs.values()) {
    const [execution, ...again] = group;
    const identity = execution && identities.get(execution.hostId);
    if (!execution || again.length > 0 || identity?.settled !== true) continue;
    const [write, ...others] =
      writes.get(`${identity.targetKeys[0]}\n${execution.name?.toLowerCase()}`) ?? [];
    if (!write?.start || others.length > 0) continue;
    const observed = execution.observedStart.ms;
    if (Math.abs(observed - write.start.ms) > farthestMs) continue;
    const bound = { observed, start: write.start.ms, latest: latestStart(write.start.ms, write) };
    bounds.set(execution.hostId, [...(bounds.get(execution.hostId) ?? []), bound]);
  }
  return bounds;
}

/** An answer may come shortly before its run when it is asynchronous; without a success a run may be slow to begin. */
const asynchronousMs = 60_000;
const slowStartMs = 10 * 60_000;

function latestStart(start: number, { end, outcome }: Operation): number {
  return end && outcome === 'success' ? end.ms + asynchronousMs : start + slowStartMs;
}
