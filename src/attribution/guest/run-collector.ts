import type { Event } from '../../event/event.ts';
import type { Instant } from '../../event/instant.ts';
import type { ProcessStart } from '../model/execution.ts';
import {
  type GoalState,
  goalState,
  type HandlerLogEntry,
  handlerLogEntry,
  type ScriptBlock,
  scriptBlock,
} from './guest-log.ts';
import { hintsAtHandler } from './handler-hint.ts';
import { handlerHint, handlerOfScript } from './handlers.ts';
import { processChange, processOf } from './process-start.ts';
import { recognise, type Sign } from './recognise.ts';
import { SharedTexts } from './shared-texts.ts';
import { signOfParent } from './shown-by-child.ts';

/** The end of a process as a sensor saw it. */
export interface ProcessEnd {
  readonly time: Instant;
  readonly entityId: string | undefined;
  readonly pid: number | undefined;
}

/** Everything kept of one machine (one sighting key). */
export interface MachineTrace {
  readonly signs: Sign[];
  readonly starts: ProcessStart[];
  readonly ends: ProcessEnd[];
  readonly logEntries: HandlerLogEntry[];
  readonly goalStates: GoalState[];
  readonly scriptBlocks: ScriptBlock[];
}

function emptyTrace(): MachineTrace {
  return { signs: [], starts: [], ends: [], logEntries: [], goalStates: [], scriptBlocks: [] };
}

/** Around a run's first sign, how far back its handler and how far on its descendants are gathered. */
const beforeMs = 3_600_000;
const afterMs = 24 * 3_600_000;

/**
 * Collects the guest side in two readings of the same events: the first finds signs of runs, the second gathers the
 * process starts and ends around them. So only machines with runs cost memory.
 */
export class RunCollector {
  readonly #machines = new Map<string, MachineTrace>();
  #hostOf: ((key: string) => string) | undefined;
  #windows = new Map<string, [number, number][]>();
  #signs = 0;
  readonly #shared = new SharedTexts();

  /** Processes so far that show a run; one run may have several. */
  get signs(): number {
    return this.#signs;
  }

  /** First reading. */
  observe(event: Event, hostKey: string): void {
    if (processChange(event.doc) === 'start') {
      const sign = hintsAtHandler(event) ? signOf(processOf(event)) : undefined;
      if (sign) {
        this.#machine(hostKey).signs.push(sign);
        this.#signs++;
      }
      return;
    }
    const entry = handlerLogEntry(event);
    if (entry) this.#machine(hostKey).logEntries.push(entry);
    const state = goalState(event);
    if (state) this.#machine(hostKey).goalStates.push(state);
    const block = handlerHint.test(event.original) ? scriptBlock(event) : undefined;
    if (block && handlerOfScript(block.path)) this.#machine(hostKey).scriptBlocks.push(block);
  }

  /**
   * Between the readings: which hosts, and when; of the hosts that may be a run's machine too (`twins`), the same. Returns whether
   * there is any run to gather for.
   */
  startGathering(hostOf: (key: string) => string, twins: readonly (readonly [string, string])[]): boolean {
    this.#hostOf = hostOf;
    const own = new Map<string, [number, number][]>();
    for (const [key, { signs }] of this.#machines) {
      if (signs.length === 0) continue;
      const times = signs.map(({ process }): [number, number] => [
        process.time.ms - beforeMs,
        process.time.ms + afterMs,
      ]);
      own.set(hostOf(key), [...(own.get(hostOf(key)) ?? []), ...times]);
    }
    const all = new Map(own);
    for (const [a, b] of twins) {
      for (const [to, from] of [
        [a, own.get(b)],
        [b, own.get(a)],
      ] as const)
        if (from) all.set(to, [...(all.get(to) ?? []), ...from]);
    }
    this.#windows = new Map([...all].map(([host, windows]) => [host, merged(windows)]));
    return this.#windows.size > 0;
  }

  /** Whether the second reading gathers anything of the host between these times. */
  gathers(host: string, fromMs: number, toMs: number): boolean {
    return this.#windows.get(host)?.some(([from, to]) => from <= toMs && to >= fromMs) ?? false;
  }

  /** Second reading. */
  gather(event: Event, hostKey: string): void {
    const host = this.#hostOf?.(hostKey);
    const windows = host === undefined ? undefined : this.#windows.get(host);
    if (!windows?.some(([from, to]) => event.time.ms >= from && event.time.ms <= to)) return;
    const change = processChange(event.doc);
    if (!change) return;
    const process = processOf(event);
    if (change === 'start') this.#machine(hostKey).starts.push(this.#shared.process(process));
    else this.#machine(hostKey).ends.push({ time: event.time, entityId: process.entityId, pid: process.pid });
  }

  /** Traces by host. */
  traces(): Map<string, MachineTrace> {
    const byHost = new Map<string, MachineTrace>();
    for (const [key, trace] of this.#machines) {
      const host = this.#hostOf?.(key) ?? key;
      const joined = byHost.get(host);
      byHost.set(host, joined ? joinTraces(joined, trace) : trace);
    }
    return byHost;
  }

  #machine(key: string): MachineTrace {
    let machine = this.#machines.get(key);
    if (!machine) {
      machine = emptyTrace();
      this.#machines.set(key, machine);
    }
    return machine;
  }
}

/** Of the process itself, else of its parent, whose own start may be lost. */
function signOf(process: ProcessStart): Sign | undefined {
  const ofParent = () => {
    const sign = signOfParent(process);
    return sign && { ...sign, process };
  };
  return recognise(process) ?? ofParent();
}

function joinTraces(a: MachineTrace, b: MachineTrace): MachineTrace {
  return {
    signs: [...a.signs, ...b.signs],
    starts: [...a.starts, ...b.starts],
    ends: [...a.ends, ...b.ends],
    logEntries: [...a.logEntries, ...b.logEntries],
    goalStates: [...a.goalStates, ...b.goalStates],
    scriptBlocks: [...a.scriptBlocks, ...b.scriptBlocks],
  };
}

function merged(windows: readonly [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  for (const [from, to] of windows.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}
