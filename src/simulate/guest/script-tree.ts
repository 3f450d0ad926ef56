import type { Random } from '../random.ts';
import type { TrueProcess } from '../world/process.ts';
import type { BaseProcesses } from './base-processes.ts';
import type { Payload } from './payload.ts';
import type { ProcessTable } from './process-table.ts';

/** A script to be run by a handler. */
export interface ScriptPlan {
  readonly act: string;
  readonly table: ProcessTable;
  readonly base: BaseProcesses;
  readonly random: Random;
  /** When the agent has the goal state in hand. */
  readonly at: number;
  readonly sequence: number;
  readonly commandName: string;
  readonly payload: Payload;
  readonly parameters: readonly string[];
  readonly runAs: string | undefined;
  readonly python: boolean;
  readonly immediate: boolean;
  /** Overrides how long the payload takes. */
  readonly lasts: number | undefined;
}

/** The processes of one run of a script. */
export interface ScriptTree {
  readonly handler: string;
  readonly root: TrueProcess;
  readonly scriptPath: string;
  readonly end: number;
}

/** Runs the payload beneath the interpreter and gives every process of the chain its end. */
export function runPayload(
  plan: ScriptPlan,
  root: TrueProcess,
  from: number,
  chain: readonly TrueProcess[],
): number {
  const { table, random, payload } = plan;
  const mark = { act: plan.act, part: 'child' as const };
  const childrenEnd = table.run(root, payload.commands, from, mark);
  const [least, most] = payload.lasts;
  const end = Math.max(childrenEnd + 20, root.start + (plan.lasts ?? random.int(least, most)));
  root.end = end;
  let up = end;
  for (const process of chain) {
    up += random.int(4, 60);
    process.end = up;
  }
  return end;
}
