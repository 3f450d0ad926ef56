import type { AttributionResult, HostOffset } from '../../attribution/model/result.ts';
import { compareText } from '../../event/order.ts';

/** A host whose clock is known to be off, and by how much its times were corrected. */
export interface ClockView extends HostOffset {
  /** The host as people know it. */
  readonly name: string;
}

export function viewClocks({ offsets, hosts }: AttributionResult): ClockView[] {
  const names = new Map(hosts.map((host) => [host.id, host.displayName]));
  return offsets
    .map((offset) => ({ ...offset, name: names.get(offset.hostId) ?? offset.hostId }))
    .sort((a, b) => compareText(a.name, b.name) || compareText(a.hostId, b.hostId));
}
