import type { Decidable } from '../decide/decidable.ts';

export interface TruthPrincipal {
  readonly key: string;
  readonly id: string;
  readonly name: string | undefined;
  readonly type: string;
  readonly tenant_id: string;
  readonly home_tenant_id: string;
}

export interface TruthMachine {
  readonly vm: string;
  readonly resource_id: string;
  readonly subscription_id: string;
  readonly host: string;
  readonly os: string;
  readonly sensors: readonly string[];
}

interface Entry {
  readonly synthetic: true;
  readonly scenario: string;
  readonly seed: number;
  readonly id: string;
  readonly machine: TruthMachine;
  readonly labels: Readonly<Record<string, string>>;
}

/** A script that ran in a guest. */
export interface TruthRun extends Entry {
  readonly kind: 'run';
  readonly forged: boolean;
  readonly channel: string;
  readonly handler: string;
  readonly request: string | undefined;
  readonly principal: TruthPrincipal | undefined;
  readonly script_path: string;
  readonly root: {
    readonly pid: number;
    /** As the sensors name the root, one a sensor. */
    readonly entity_ids: readonly string[];
    readonly start: string;
    readonly start_guest_clock: string;
    readonly end: string;
  };
  /** Shells between handler and root: where the root's own record is lost, a run may go by their names. */
  readonly wrapper_entity_ids: readonly string[];
  /** The same, for sensors without entity ids. */
  readonly wrapper_pids: readonly number[];
  /** Its other processes, where the logs hold no start of root or shells: a run may then go by theirs. */
  readonly child_entity_ids: readonly string[];
  readonly decidable: Decidable;
}

/** A request for a run. */
export interface TruthRequest extends Entry {
  readonly kind: 'request';
  readonly channel: string;
  readonly run: string | undefined;
  readonly principal: TruthPrincipal;
  readonly correlation_id: string;
  readonly resource_id: string;
  readonly start: string;
  readonly end: string;
  readonly outcome: string;
  readonly decidable: Decidable;
}

/** Something that must not be taken for a run. */
export interface TruthDecoy extends Entry {
  readonly kind: 'decoy';
  readonly decoy: string;
  readonly root: TruthRun['root'];
}

export type TruthEntry = TruthRun | TruthRequest | TruthDecoy;
