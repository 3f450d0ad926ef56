import type { Instant } from '../../event/instant.ts';
import type { SensorKind } from '../world/estate.ts';
import type { Mark } from '../world/process.ts';
import type { AnyChannel, Carries } from '../world/request.ts';
import type { ShownUse } from '../write/shown-use.ts';

/**
 * What one written record says, without its spelling. Every writer states it beside the text, from the fields that it
 * wrote; `decide/` works on facts alone, so that it shares no reading of text with what is measured.
 */
export type Fact = CloudFact | ProcessFact | LogFact | HostOnlyFact | InventoryFact;

export interface CloudFact {
  readonly plane: 'cloud';
  readonly time: Instant;
  readonly subscription: string;
  /** Lower-case id of the machine (or whole scale set) that the record is about, its child resources left away. */
  readonly vmKey: string | undefined;
  readonly vmName: string | undefined;
  /** Of an instance: its scale set's id. Of a whole scale set: its own. */
  readonly setKey: string | undefined;
  /** Of an instance: what it calls itself where nobody chose otherwise. */
  readonly computerNames: readonly string[];
  readonly resourceKey: string;
  readonly operation: string;
  readonly channel: AnyChannel | undefined;
  /** What an extension's name says of it. */
  readonly carries: Carries | undefined;
  readonly commandName: string | undefined;
  readonly correlationId: string;
  readonly operationId: string | undefined;
  readonly phase: 'start' | 'accept' | 'success' | 'failure';
  readonly principal: PrincipalFact;
  /** When the hour began of which the blob holds all that came in, milliseconds; undefined for what is in no blob. */
  readonly keptSince?: number;
  /** The record names a status that means a refusal. */
  readonly refusal: boolean;
  /** True request: to tie what is decided back to the truth, never to decide. */
  readonly requestId: string;
}

export interface PrincipalFact {
  readonly objectId: string | undefined;
  /** Of a person, where the claims say it. */
  readonly upn?: string | undefined;
  readonly caller: string | undefined;
  readonly evidenceId: string | undefined;
  readonly evidenceIsGroup: boolean;
}

/** What a record says of the machine that it is about. Names and ids in lower case. */
export interface HostFact {
  readonly hostId: string | undefined;
  readonly agentId?: string | undefined;
  readonly name: string;
  readonly linux: boolean;
  readonly instanceName: string | undefined;
  readonly subscription: string | undefined;
  readonly vmId?: string | undefined;
  readonly resourceId?: string | undefined;
}

export interface ProcessFact {
  readonly plane: 'guest';
  readonly kind: 'start' | 'end';
  /** A copy of its parent, before it becomes something of its own. */
  readonly fork: boolean;
  readonly time: Instant;
  /** When it was stored, where the record states it: milliseconds by a clock that is right. */
  readonly ingested: number | undefined;
  /** Data stream. */
  readonly stream: string;
  readonly sensor: SensorKind;
  readonly host: HostFact;
  readonly pid: number;
  /** Name of its file, lower case. */
  readonly program: string;
  /** Its command line, where the record has it. */
  readonly words: string | undefined;
  /** Undefined where the sensor has none: then processes are told apart by pid and time. */
  readonly entityId: string | undefined;
  readonly parentPid: number | undefined;
  readonly parentEntityId: string | undefined;
  /** What the parent ran, where the record tells. */
  readonly parentProgram: string | undefined;
  /** The parent's image as this record shows it. */
  readonly parentIsHandler: boolean;
  readonly parentScript: ShownUse | undefined;
  readonly isHandler: boolean;
  readonly script: ShownUse | undefined;
  /** Entity ids of ancestors, nearest first, where the record lists them. */
  readonly ancestry: readonly string[];
  /** True run or decoy: to tie what is decided back to the truth, never to decide. */
  readonly mark: Mark | undefined;
}

/** A line of the guest's own logs, as far as it says something of runs. */
export interface LogFact {
  readonly plane: 'log';
  /** The agent took up a goal state; a handler ran a script; PowerShell ran one. */
  readonly what: 'goal-state' | 'executing' | 'script-block';
  readonly time: Instant;
  readonly host: HostFact;
  readonly correlationId: string | undefined;
  /** The goal state's own id. */
  readonly goalState?: string | undefined;
  readonly handler: string | undefined;
  readonly commandName: string | undefined;
  readonly sequence: number | undefined;
  /** True run: to tie what is decided back to the truth, never to decide. */
  readonly act: string | undefined;
}

/** A record that tells of a machine and of no process start or end: that it was there, and what it is. */
export interface HostOnlyFact {
  readonly plane: 'host';
  readonly time: Instant;
  readonly host: HostFact;
}

/** An entry of a list of machines that a user has beside the logs. */
export interface InventoryFact {
  readonly plane: 'inventory';
  readonly vmKey: string;
  readonly vmName: string;
  readonly subscription: string;
  readonly setKey: string | undefined;
  readonly computerNames: readonly string[];
  readonly vmId: string | undefined;
  /** Names of its operating system. */
  readonly listedNames: readonly string[];
}

/** A record as it will stand in a file. */
export interface Written {
  readonly text: string;
  /** When whoever collects had it, milliseconds: files hold records in this order. */
  readonly available: number;
  /** Undefined for a line that says nothing at all. */
  readonly fact: Fact | undefined;
}
