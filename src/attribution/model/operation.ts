import type { EventSource } from '../../event/event.ts';
import type { Instant } from '../../event/instant.ts';

export const channels = [
  'run-command-action',
  'run-command-managed',
  'extension',
  'serial-console',
  'aks-command',
  'automation-job',
  'user-data',
  'vm-application',
  'image-build',
] as const;
export type Channel = (typeof channels)[number];

export const targetKinds = ['vm', 'scale-set-instance', 'scale-set', 'arc-machine', 'other'] as const;
export type TargetKind = (typeof targetKinds)[number];

export const phases = ['start', 'accept', 'success', 'failure'] as const;
export type Phase = (typeof phases)[number];

export const principalTypes = ['User', 'ServicePrincipal', 'ManagedIdentity', 'Group', 'Unknown'] as const;
export type PrincipalType = (typeof principalTypes)[number];

/** Which part of a record names the principal, surest first. A role assignment alone may be a group's or another identity's. */
export const namings = ['claims', 'caller', 'role-assignment'] as const;
export type Naming = (typeof namings)[number];

/** Who asked. Ids are lower-case GUIDs with hyphens, whatever the record's spelling. */
export interface Principal {
  /** Object id from the claims, else the caller, else the role assignment's principal unless that is a group. */
  readonly id: string | undefined;
  /** What `id` is taken from; undefined where nothing names the principal. */
  readonly namedBy: Naming | undefined;
  /** The group whose role assignment let the caller in, where it was one: the caller is a member of it. */
  readonly groupId: string | undefined;
  /** User principal name, where the caller has one. */
  readonly name: string | undefined;
  readonly type: PrincipalType;
  readonly appId: string | undefined;
  readonly tenantId: string | undefined;
  /** The tenant that the principal belongs to, where the token says so. */
  readonly homeTenantId: string | undefined;
  /** The token's `uti`. */
  readonly tokenId: string | undefined;
  readonly role: string | undefined;
}

/** The resource that code was asked to run in. */
export interface Target {
  readonly kind: TargetKind;
  /** Lower-case ARM id of the machine (or scale set), without the child resource: the key that hosts resolve to. */
  readonly key: string;
  readonly name: string;
  readonly resourceGroup: string | undefined;
  readonly subscriptionId: string | undefined;
  readonly scaleSet: string | undefined;
  readonly instance: string | undefined;
}

/** One record of the control plane, read from its event. */
export interface ControlRecord {
  readonly eventId: string;
  readonly source: EventSource;
  readonly time: Instant;
  readonly phase: Phase;
  readonly channel: Channel;
  /** Lower-case full resource id with its child. */
  readonly resourceKey: string;
  /** Lower-case operation name. */
  readonly operationName: string;
  readonly correlationId: string;
  readonly operationId: string | undefined;
  readonly resourceId: string;
  readonly target: Target;
  /** Run-command or extension name, in the record's case. */
  readonly name: string | undefined;
  readonly principal: Principal;
  readonly caller: CallerAddress;
  /** Lower-case status words and numbers of the record: `conflict`, `409`. */
  readonly statusCodes: readonly string[];
}

export interface CallerAddress {
  readonly ip: string | undefined;
  readonly asNumber: number | undefined;
  readonly asOrganization: string | undefined;
  readonly country: string | undefined;
  /** Two letters, of ISO 3166. */
  readonly countryCode: string | undefined;
  /** The address that the token was issued to, where it differs from the caller's. */
  readonly tokenIp: string | undefined;
}

export type Outcome = 'success' | 'failure' | 'unknown';

/** One control-plane request: what its records, in any order and number, say together. */
export interface Operation {
  readonly id: string;
  readonly channel: Channel;
  readonly target: Target;
  readonly resourceId: string;
  readonly resourceKey: string;
  readonly operationName: string;
  readonly correlationId: string;
  readonly name: string | undefined;
  readonly phasesSeen: readonly Phase[];
  readonly outcome: Outcome;
  /** Refused before anything could run in the guest. */
  readonly refused: boolean;
  readonly accepted: boolean;
  /** First Start, else first Accept; undefined where only an end was seen. */
  readonly start: Instant | undefined;
  readonly end: Instant | undefined;
  /** First record of any phase: always there, for sorting and display. */
  readonly firstSeen: Instant;
  readonly principal: Principal;
  readonly caller: CallerAddress;
  /** Distinct records, canonical order. */
  readonly sources: readonly EvidenceSource[];
}

/** A pointer to an original record. */
export interface EvidenceSource {
  readonly eventId: string;
  readonly source: EventSource;
  readonly time: Instant;
  readonly what: string;
}
