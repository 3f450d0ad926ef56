import { type BaseProcesses, baseProcesses } from '../guest/base-processes.ts';
import { ProcessTable } from '../guest/process-table.ts';
import type { Random } from '../random.ts';
import type { Estate } from './build-estate.ts';
import type { Guest, Vm } from './estate.ts';
import type { Decoy, Phase, Request, Run } from './request.ts';

/** Everything that truly happened. */
export interface History {
  readonly estate: Estate;
  readonly requests: readonly Request[];
  readonly runs: readonly Run[];
  readonly decoys: readonly Decoy[];
  readonly guests: readonly GuestState[];
}

/** A guest as the story goes on: its processes, its script numbers, and until when it is busy. */
export interface GuestState {
  readonly vm: Vm;
  readonly guest: Guest;
  readonly table: ProcessTable;
  base: BaseProcesses;
  readonly sequences: Map<string, number>;
  readonly managed: Map<string, ManagedState>;
  busyUntil: number;
  installed: boolean;
}

/** The latest write of one managed run command: a new one ends the script of the one before. */
export interface ManagedState {
  readonly run: Run | undefined;
  readonly phases: Phase[];
}

export function createGuestState(vm: Vm, guest: Guest, random: Random): GuestState {
  const table = new ProcessTable(guest, random.fork('pids'));
  const sequences = new Map<string, number>();
  if (guest.installed)
    sequences.set('action', random.pick([random.int(0, 8), random.int(7, 15), random.int(20, 64)]));
  return {
    vm,
    guest,
    table,
    base: baseProcesses(table, random.fork('base'), guest.hostName),
    sequences,
    managed: new Map(),
    busyUntil: Number.NEGATIVE_INFINITY,
    installed: guest.installed,
  };
}

export function nextSequence(state: GuestState, counter: string): number {
  const sequence = state.sequences.get(counter) ?? 0;
  state.sequences.set(counter, sequence + 1);
  return sequence;
}

/** The number of the latest script that the guest was given, for those who look at it or run it again. */
export function lastSequence(state: GuestState): number {
  return Math.max(0, (state.sequences.get('action') ?? 1) - 1);
}
