import type { Execution } from '../model/execution.ts';
import type { HostIdentity } from '../model/host.ts';
import type { Operation } from '../model/operation.ts';
import { type ClockOffset, intersectOffsets } from './clock.ts';
import { exactBounds } from './exact-bounds.ts';

/** The clock offset of every host that has one to correct, by host id, canonical order (`docs/semantics.md` §4). */
export function resolveOffsets(
  executions: readonly Execution[],
  operations: readonly Operation[],
  identities: ReadonlyMap<string, HostIdentity>,
  lags: ReadonlyMap<string, ClockOffset>,
): Map<string, ClockOffset> {
  const bounds = exactBounds(executions, operations, identities);
  const offsets = new Map<string, ClockOffset>();
  for (const hostId of [...new Set([...bounds.keys(), ...lags.keys()])].sort()) {
    const offset = intersectOffsets(bounds.get(hostId) ?? [], lags.get(hostId));
    if (offset) offsets.set(hostId, offset);
  }
  return offsets;
}
