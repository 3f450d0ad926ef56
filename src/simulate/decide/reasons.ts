import { type Coverage, holds, hostHolds, reachesOut } from './coverage.ts';
import type { Execution } from './executions.ts';
import type { HostTie } from './hosts.ts';
import type { Operation } from './operations.ts';
import { runLimit, tolerance } from './rules.ts';
import type { Window } from './windows.ts';

/** Why a request has no run (semantics §6): the first rule that holds. */
export function unobservedReason(
  operation: Operation,
  strict: Window,
  ties: readonly HostTie[],
  coverage: Coverage,
): string {
  const all = ties.filter((tie) => tie.vmKeys.includes(operation.vmKey));
  // Of a machine that was rebuilt, the hosts that were there count, if any was.
  const alive = all.filter((tie) => tie.first <= strict.to && tie.last >= strict.from);
  const there = alive.length > 0 ? alive : all;
  // One host that may be two VMs leaves one of them without a sensor.
  const vms = new Set(there.flatMap((tie) => tie.vmKeys));
  const sure = there.some((tie) => tie.tied) || there.length >= vms.size;
  const hosts = there.map((tie) => tie.hostKey).filter((host) => coverage.hosts.has(host));
  const covered = hosts.length > 0 && hosts.every((host) => hostHolds(coverage, host, strict));
  if (operation.refused || (operation.failed && covered && sure)) return 'operation-failed';
  if (hosts.length === 0) return 'no-sensor';
  if (covered) return sure ? 'not-seen' : 'no-sensor';
  const uncovered = hosts.filter((host) => !hostHolds(coverage, host, strict));
  return uncovered.some((host) => reachesOut(coverage, host, strict)) ? 'outside-coverage' : 'sensor-silent';
}

/** Why a run has no request. */
export function unrequestedReason(
  execution: Execution,
  tie: HostTie | undefined,
  subscriptionOf: ReadonlyMap<string, string>,
  coverage: Coverage,
): string {
  const window = { from: execution.start - runLimit - tolerance, to: execution.start + tolerance };
  const ofVms = [...new Set(tie?.vmKeys.map((key) => subscriptionOf.get(key) as string))];
  const own = ofVms.length > 0 ? ofVms : tie?.subscription !== undefined ? [tie.subscription] : undefined;
  const needed = own ?? [...coverage.subscriptions.keys()];
  const covered = needed.length > 0 && needed.every((id) => holds(coverage.subscriptions.get(id), window));
  return covered ? 'no-record' : 'outside-coverage';
}
