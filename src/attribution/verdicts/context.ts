import { compareText } from '../../event/order.ts';
import { type ClosedCoverage, reach } from '../coverage/coverage-map.ts';
import type { ClockOffset } from '../hosts/clock.ts';
import type { State } from '../model/attribution.ts';
import type { Host, HostIdentity, ScaleSetMembership } from '../model/host.ts';

/** What verdicts are judged against: who the hosts are, and what was recorded when. */
export interface Context {
  readonly hosts: ReadonlyMap<string, Host>;
  readonly identities: ReadonlyMap<string, HostIdentity>;
  readonly memberships: ReadonlyMap<string, ScaleSetMembership>;
  /** Hosts that a machine is, or may be, and the known hosts of a scale set, by its key. */
  readonly hostsOfTarget: ReadonlyMap<string, readonly string[]>;
  readonly coverage: ClosedCoverage;
  readonly offsets: ReadonlyMap<string, ClockOffset>;
}

export function contextOf(
  hosts: Context['hosts'],
  identities: Context['identities'],
  memberships: Context['memberships'],
  coverage: ClosedCoverage,
  offsets: Context['offsets'],
): Context {
  const hostsOfTarget = new Map<string, string[]>();
  const add = (key: string, hostId: string) =>
    hostsOfTarget.set(key, [...(hostsOfTarget.get(key) ?? []), hostId].sort(compareText));
  for (const { hostId, targetKeys } of identities.values()) for (const key of targetKeys) add(key, hostId);
  for (const { hostId, scaleSetKey } of memberships.values()) add(scaleSetKey, hostId);
  return { hosts, identities, memberships, hostsOfTarget, coverage, offsets };
}

/** Milliseconds that each plane must reach before a document cannot change any more. */
export interface Deadline {
  readonly cloud: number;
  readonly guest: number;
}

/** Final where the logs of every subject reach the deadline (`docs/semantics.md` §7). */
export function stateOf(
  { coverage }: Context,
  subscriptionIds: readonly string[],
  hostIds: readonly string[],
  deadline: Deadline,
): State {
  const cloud = subscriptionIds.every((id) => reach(coverage.cloud(id)) >= deadline.cloud);
  const guest = hostIds.every((id) => reach(coverage.guest(id)) >= deadline.guest);
  return cloud && guest ? 'final' : 'provisional';
}
