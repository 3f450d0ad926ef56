import type { Instant } from '../../event/instant.ts';

/** How a guest host was tied to a cloud resource, strongest first. */
export const identityGrades = [
  'resource-id',
  'vm-id',
  'instance-name',
  'agent-bridge',
  'inventory',
  'exact-pair',
  'host-name',
  'scale-set-name',
  'name-prefix',
] as const;
export type IdentityGrade = (typeof identityGrades)[number];

/** One machine as guest telemetry shows it. */
export interface Host {
  readonly id: string;
  /** Every name it was seen under, lower case, full and short, canonical order. */
  readonly names: readonly string[];
  readonly displayName: string;
  readonly osType: string | undefined;
  readonly subscriptionId: string | undefined;
  readonly firstSeen: Instant;
  readonly lastSeen: Instant;
}

/** Which cloud machine a host is. Where `settled` is false the machines are only possible: shown, never guessed. */
export interface HostIdentity {
  readonly hostId: string;
  readonly grade: IdentityGrade;
  /** Lower-case ARM ids, canonical order; never empty. */
  readonly targetKeys: readonly string[];
  readonly settled: boolean;
}

/** Which scale set a host is an instance of, for requests that address the whole of it. */
export interface ScaleSetMembership {
  readonly hostId: string;
  readonly grade: IdentityGrade;
  readonly scaleSetKey: string;
}
