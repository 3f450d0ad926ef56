import { join } from 'node:path';
import process from 'node:process';
import { median } from '../measure/median.ts';
import { runNode } from '../measure/run-child.ts';
import type { LoadStep } from './load-rules.ts';

const script = join(import.meta.dirname, 'load-rules.ts');

export interface LoadFigures {
  readonly rules: number;
  /** Medians of each step. */
  readonly steps: readonly LoadStep[];
}

/** What it takes to load a folder of rules, in a process of its own each time. */
export async function measureLoad(folder: string, runs: number): Promise<LoadFigures> {
  const taken: LoadFigures[] = [];
  for (let at = 0; at < runs; at++) {
    process.stderr.write(`Sigma: loading step by step, ${at + 1} of ${runs}\n`);
    const { stdout } = await runNode([script, folder]);
    taken.push(JSON.parse(stdout) as LoadFigures);
  }
  const [first = { rules: 0, steps: [] }] = taken;
  const steps = first.steps.map(({ name }, at) => {
    const figure = (of: 'cpuSeconds' | 'wallSeconds') =>
      median(taken.map((run) => run.steps[at]?.[of] ?? Number.NaN));
    return { name, cpuSeconds: figure('cpuSeconds'), wallSeconds: figure('wallSeconds') };
  });
  return { rules: first.rules, steps };
}

export function loadTable({ rules, steps }: LoadFigures): string[] {
  const sum = (of: 'cpuSeconds' | 'wallSeconds') => steps.reduce((all, step) => all + step[of], 0);
  const all = { name: 'all of it', cpuSeconds: sum('cpuSeconds'), wallSeconds: sum('wallSeconds') };
  return [
    `| loading ${rules} rules | CPU s | by the clock |`,
    '|---|---|---|',
    ...[...steps, all].map(
      ({ name, cpuSeconds, wallSeconds }) =>
        `| ${name} | ${cpuSeconds.toFixed(2)} | ${wallSeconds.toFixed(2)} |`,
    ),
  ];
}
