import type { EventSource } from '../../event/event.ts';
import type { Instant } from '../../event/instant.ts';
import type { EvidenceSource } from './operation.ts';

/** Guest handlers by the extension type that carries them. */
export const handlers = [
  'Microsoft.CPlat.Core.RunCommandWindows',
  'Microsoft.CPlat.Core.RunCommandLinux',
  'Microsoft.CPlat.Core.RunCommandHandlerWindows',
  'Microsoft.CPlat.Core.RunCommandHandlerLinux',
  'Microsoft.Compute.CustomScriptExtension',
  'Microsoft.Azure.Extensions.CustomScript',
] as const;
export type Handler = (typeof handlers)[number];

/** How an execution was recognised, strongest first. */
export const anchors = ['handler-ancestry', 'handler-log', 'command-line', 'path'] as const;
export type Anchor = (typeof anchors)[number];

/** What a guest sensor's record says of one machine. Names are lower case. */
export interface HostSighting {
  /** `host.id`: stable inside endpoint data, unrelated to the cloud. */
  readonly hostId: string | undefined;
  readonly agentId: string | undefined;
  readonly name: string | undefined;
  readonly osType: string | undefined;
  /** IMDS vmId, name and subscription, where the sensor adds cloud metadata. */
  readonly vmId: string | undefined;
  readonly instanceName: string | undefined;
  readonly subscriptionId: string | undefined;
  readonly resourceId: string | undefined;
  /** True where the record is a process event: other data of the same machine only lends its cloud metadata. */
  readonly watchesProcesses: boolean;
}

/** One process start (or exec) as one sensor saw it. */
export interface ProcessStart {
  readonly eventId: string;
  readonly source: EventSource;
  readonly sensor: string;
  readonly time: Instant;
  readonly pid: number | undefined;
  readonly entityId: string | undefined;
  readonly parentEntityId: string | undefined;
  readonly parentPid: number | undefined;
  readonly name: string | undefined;
  readonly executable: string | undefined;
  readonly commandLine: string | undefined;
  readonly args: readonly string[];
  readonly workingDirectory: string | undefined;
  readonly parentName: string | undefined;
  readonly parentExecutable: string | undefined;
  readonly parentCommandLine: string | undefined;
  readonly user: string | undefined;
  readonly userId: string | undefined;
  /** Entity ids of all known ancestors, nearest first, where the sensor lists them. */
  readonly ancestry: readonly string[];
  /** A fork that has not run a program yet: name and command line are still its parent's. */
  readonly isFork: boolean;
}

/** A process of an execution's tree: one process however many sensors saw it. */
export interface ProcessNode {
  readonly entityId: string | undefined;
  readonly parentEntityId: string | undefined;
  readonly pid: number | undefined;
  readonly parentPid: number | undefined;
  readonly name: string | undefined;
  readonly executable: string | undefined;
  readonly commandLine: string | undefined;
  readonly start: Instant;
  readonly user: string | undefined;
  /** Steps below the execution's root; the root is 0, wrappers above it are negative. */
  readonly depth: number;
  /** True where the parent was found by pid and time because the sensor gives no entity id. */
  readonly linkedByPid: boolean;
  readonly source: EventSource;
}

/** One run of a script or command by a guest agent's handler, however many sources saw it. */
export interface Execution {
  readonly id: string;
  /** Id of the resolved guest host. */
  readonly hostId: string;
  readonly handler: Handler;
  readonly anchor: Anchor;
  /** Number of the script within one lifetime of its handler. */
  readonly sequence: number | undefined;
  /** Run-command name, where the guest path has it. */
  readonly name: string | undefined;
  /** Corrected by the host's clock offset; `observedStart` is as the guest wrote it. */
  readonly start: Instant;
  readonly observedStart: Instant;
  /** Half the width of the clock offset's interval: `start` may be off by this much either way, in milliseconds. */
  readonly uncertaintyMs: number;
  readonly end: Instant | undefined;
  readonly scriptPath: string | undefined;
  readonly scriptText: string | undefined;
  /** Correlation id of the goal state that the agent was processing as the run began, where its log tells. */
  readonly correlationId: string | undefined;
  /** Records of guest logs that tell of this run beside process events, canonical order. */
  readonly logs: readonly EvidenceSource[];
  /** Every field but time and place is undefined where only a log tells of the run. */
  readonly root: ProcessStart;
  readonly entityIds: readonly string[];
  readonly sensors: readonly string[];
  readonly processes: readonly ProcessNode[];
}
