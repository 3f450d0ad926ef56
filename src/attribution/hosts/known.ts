import type { HostSighting } from '../model/execution.ts';
import type { Host } from '../model/host.ts';
import type { Target } from '../model/operation.ts';
import type { Span } from './sighting.ts';

/** A host with every sighting that was joined into it, without metadata of others. */
export interface KnownHost extends Host {
  readonly sightings: readonly HostSighting[];
}

/** What of a host tells which machine it is. */
export type HostTraits = Pick<KnownHost, 'sightings' | 'names' | 'osType'>;

/** A machine that the cloud's log or the inventory names, with what records and inventory say of it beside its resource id. */
export interface KnownMachine {
  readonly target: Target;
  /** More than one where the machine was rebuilt. */
  readonly vmIds: readonly KnownVmId[];
  /** Names of its operating system that an inventory or a guest gives, short, lower case. */
  readonly computerNames: readonly string[];
}

/** A vmId and when records state it; undefined for what an inventory states. */
export interface KnownVmId {
  readonly id: string;
  readonly span: Span | undefined;
}
