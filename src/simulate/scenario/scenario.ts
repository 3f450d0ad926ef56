import type { Weighted } from '../random.ts';
import type { SensorKind, Span, System, VmKind } from '../world/estate.ts';
import type { PrincipalKind } from '../world/principal.ts';
import type { Channel } from '../world/request.ts';
import type { CloudShape, GuestShape, Layout, Locale, ScriptBlockShape } from './shapes.ts';

/** One value, or several with weights, of which each use draws one. */
export type Choice<T> = readonly Weighted<T>[];

/** A story to be told: data, read from YAML. Times are milliseconds since `start`. */
export interface Scenario {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly start: number;
  readonly duration: number;
  readonly subscriptions: readonly SubscriptionSpec[];
  readonly machines: readonly MachineSpec[];
  readonly principals: readonly PrincipalSpec[];
  readonly activity: readonly ActivitySpec[];
  readonly cloudNoise: CloudNoiseSpec;
  readonly cloudLogs: readonly CloudLogSpec[];
  readonly guestLogs: readonly GuestLogSpec[];
  readonly ownLogs: readonly OwnLogSpec[];
  readonly inventories: readonly InventorySpec[];
}

export interface SubscriptionSpec {
  readonly name: string;
  readonly tenant: string;
}

export const hostStyles = ['same', 'truncated', 'fqdn', 'given', 'renamed'] as const;
/** How a machine calls itself, compared with its resource name. `given`: another name from the start; `renamed`: later. */
export type HostStyle = (typeof hostStyles)[number];

export interface MachineSpec {
  readonly kind: VmKind;
  readonly name: string;
  /** More than one: each gets a number, `web-01`, `web-02`. */
  readonly count: number;
  readonly group: string;
  readonly subscription: string;
  readonly system: Choice<System>;
  readonly host: Choice<HostStyle>;
  /** A name given in the guest instead of a style. */
  readonly hostName: string | undefined;
  readonly sensors: Choice<readonly SensorKind[]>;
  /** Whether sensors add the cloud's metadata. */
  readonly metadata: Choice<boolean>;
  readonly installed: Choice<boolean>;
  /** Whether Windows' own log holds command lines. */
  readonly commandLines: boolean;
  /** The time at which the VM is deleted and built anew under its name. */
  readonly rebuilt: number | undefined;
  /** The guest's clock minus the truth: least and most. */
  readonly clockOffset: readonly [number, number];
  readonly silent: readonly Span[];
  /** Mean time between benign process starts. */
  readonly routineEvery: number;
}

export interface PrincipalSpec {
  readonly name: string;
  readonly kind: PrincipalKind;
  readonly displayName: string | undefined;
  readonly role: string;
  readonly throughGroup: boolean;
  readonly addresses: readonly string[];
}

export const deeds = ['run', 'forge', 'read', 'replay', 'restart'] as const;
export type Deed = (typeof deeds)[number];

export const fates = [
  'success',
  'refused-conflict',
  'refused-forbidden',
  'refused-not-found',
  'late-failure',
  'timeout',
  'undelivered',
  'late-run',
  'next-boot',
  'asynchronous',
] as const;
/** What becomes of a request. `undelivered`: accepted, never reached the guest, failed. `late-run`: failed, then ran. */
export type Fate = (typeof fates)[number];

export const variants = ['plain', 'parameters', 'run-as', 'python', 'immediate', 'as-system'] as const;
export type Variant = (typeof variants)[number];

export interface ActivitySpec {
  readonly deed: Deed;
  readonly count: number;
  /** A moment, or a stretch over which the count is spread by chance. */
  readonly at: number | undefined;
  readonly from: number;
  readonly to: number;
  /** Between the requests of one burst. */
  readonly every: readonly [number, number];
  readonly by: Choice<string>;
  /** Machine names; `*` stands for any text. Undefined: all machines. */
  readonly on: Choice<string>;
  /** Once on every machine that `on` names, as a loop over VMs does. */
  readonly each: boolean;
  readonly channel: Choice<Channel>;
  readonly payload: Choice<string>;
  readonly variant: Choice<Variant>;
  readonly fate: Choice<Fate>;
  readonly commandName: Choice<string>;
  /** Names of extensions, for their channel. */
  readonly extension: Choice<string>;
  /** To the whole scale set of the machine instead of the machine. */
  readonly wholeSet: boolean;
  readonly correlation: Correlation;
  readonly lasts: readonly [number, number] | undefined;
  /** Share of refusals for a busy machine after which the same principal tries again. */
  readonly retry: number;
}

export const correlations = ['own', 'shared', 'client'] as const;
/** `shared`: all requests of the activity, as of one template, have one id. `client`: the same, in changing case. */
export type Correlation = (typeof correlations)[number];

export interface CloudNoiseSpec {
  /** Mean time between unrelated requests in one subscription. */
  readonly every: number;
  /** Share of unrelated requests that go by channels which claim nothing of a guest. */
  readonly quiet: number;
  /** How long before and after the story the cloud's log reaches. */
  readonly before: number;
  readonly after: number;
}

export const shippers = ['agent', 'winlogbeat', 'winlogbeat-raw'] as const;
/** Who sends Sysmon's records: the Elastic Agent, or Winlogbeat with documents of its own make. */
export type Shipper = (typeof shippers)[number];

export const idCases = ['upper', 'mixed', 'camel'] as const;
/** How an export writes resource ids: `mixed` has `resourcegroups` in lower case, `camel` keeps the provider's case. */
export type IdCase = (typeof idCases)[number];

interface LogSpec {
  readonly path: string;
  /** Undefined: the shape has a file form of its own. */
  readonly layout: Layout | undefined;
  /** Of the portal's CSV. */
  readonly locale: Locale;
  /** Extract limits, since `start`; undefined: everything. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly loss: number;
  readonly duplicates: number;
  /** Between the event and its being available: least and most. */
  readonly delay: readonly [number, number];
}

/** One export of the Activity Log. */
export interface CloudLogSpec extends LogSpec {
  readonly shape: CloudShape;
  readonly subscriptions: readonly string[] | undefined;
  readonly idCase: IdCase;
  readonly dotted: boolean;
  /** Elastic's later documents hold some ids a second time. */
  readonly later: boolean;
  /** Share of records without identity, other than the first of a request. */
  readonly withoutIdentity: number;
  /** Phases that the export never holds. */
  readonly without: readonly string[];
  readonly noHyphens: number;
}

export const otherKinds = ['file', 'network', 'device'] as const;
/**
 * What a log holds beside processes: scripts that handlers write, connections, and what says which machine it is
 * (Defender's `DeviceInfo`, or other data of the same agent).
 */
export type OtherKind = (typeof otherKinds)[number];

/** One file of sensor records. */
export interface GuestLogSpec extends LogSpec {
  readonly sensor: SensorKind;
  readonly shape: GuestShape;
  readonly also: readonly OtherKind[];
  readonly machines: readonly string[] | undefined;
  /** Share of processes of which the end is recorded. */
  readonly ends: number;
  /** Share of forks that are recorded, on Linux. */
  readonly forks: number;
  /** Share of records that list their ancestors. */
  readonly ancestry: number;
  readonly shipper: Shipper;
  /** False: records name their machine and nothing else of it. */
  readonly hostIds: boolean;
  readonly dotted: boolean;
  /** Share of runs of which the sensor saw nothing at all. */
  readonly missedRuns: number;
}

export const ownLogKinds = ['agent-log', 'handler-log', 'script-block'] as const;
export type OwnLogKind = (typeof ownLogKinds)[number];

/** Logs that the guest keeps itself: files of a collection, or PowerShell's script blocks as Elastic ships them. */
export interface OwnLogSpec {
  readonly kind: OwnLogKind;
  readonly path: string;
  /** Of script blocks. */
  readonly shape: ScriptBlockShape;
  readonly layout: Layout | undefined;
  readonly machines: readonly string[] | undefined;
  /** Share of goal states that carry the correlation id of their request. */
  readonly sameIds: number;
}

export const inventoryKinds = [
  'az-vm-list',
  'az-vmss-list-instances',
  'resource-graph',
  'resource-graph-csv',
  'csv',
] as const;
export type InventoryKind = (typeof inventoryKinds)[number];

/** A list of machines that whoever reads the logs has beside them. */
export interface InventorySpec {
  readonly kind: InventoryKind;
  readonly path: string;
  readonly machines: readonly string[] | undefined;
  /** When it was made, since `start`. */
  readonly at: number;
  /** Share of machines that it lacks. */
  readonly loss: number;
}
