import type { Guest, Subscription, Vm } from './estate.ts';
import type { Principal } from './principal.ts';
import type { TrueProcess } from './process.ts';

export const channels = ['run-command-action', 'run-command-managed', 'extension'] as const;
export type Channel = (typeof channels)[number];

/** Ways into a machine that claim nothing of its processes: their requests are shown, and no more. */
export const quietChannels = [
  'serial-console',
  'aks-command',
  'automation-job',
  'user-data',
  'vm-application',
  'image-build',
] as const;
export type AnyChannel = Channel | (typeof quietChannels)[number];

/** What an extension's name alone tells of it; its type stands in the body of the request, which no log holds. */
export type Carries = 'script' | 'nothing' | 'unknown' | 'handler';

/** A code and a sentence, as the control plane reports an error. */
export interface Failure {
  readonly status: string;
  readonly code: string;
  readonly message: string;
}

/** One phase of a request, as the control plane truly went through it. */
export interface Phase {
  readonly kind: 'start' | 'accept' | 'success' | 'failure';
  readonly at: number;
  readonly failure: Failure | undefined;
}

/** One request to the control plane, to run something in a guest or for something else (noise). */
export interface Request {
  readonly id: string;
  readonly channel: AnyChannel | undefined;
  readonly carries?: Carries | undefined;
  /** In the provider's own case: `Microsoft.Compute/virtualMachines/runCommand/action`. */
  readonly operation: string;
  readonly title: string;
  readonly resourceId: string;
  readonly subscription: Subscription;
  readonly vm: Vm | undefined;
  readonly commandName: string | undefined;
  readonly principal: Principal;
  readonly address: string;
  readonly correlationId: string;
  readonly operationId: string;
  readonly clientRequestId: string;
  readonly token: Token;
  readonly phases: readonly Phase[];
  readonly labels: Labels | undefined;
}

export interface Token {
  readonly uti: string;
  readonly issued: number;
  readonly address: string;
}

/** What a run or a request counts as when results are broken down. */
export interface Labels {
  readonly payload: string;
  readonly variant: string;
  readonly fate: string;
}

/** A script that ran in a guest: because someone asked for it, or made to look so (`forged`). */
export interface Run {
  readonly id: string;
  readonly kind: 'requested' | 'forged';
  readonly channel: Channel;
  readonly handler: string;
  readonly guest: Guest;
  readonly vm: Vm;
  readonly requestId: string | undefined;
  readonly sequence: number;
  readonly commandName: string | undefined;
  readonly scriptPath: string;
  readonly root: TrueProcess;
  readonly start: number;
  readonly end: number;
  readonly labels: Labels;
}

/** Something that must not be taken for a run: a person reading a script, a goal state seen again. */
export interface Decoy {
  readonly id: string;
  readonly kind: 'reader' | 'replay';
  readonly guest: Guest;
  readonly vm: Vm;
  readonly process: TrueProcess;
}
