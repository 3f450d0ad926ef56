import type { Usage } from './run-child.ts';

/** The figures of several runs: the median of each time, the largest peak. */
export interface Figures {
  readonly wallSeconds: number;
  readonly cpuSeconds: number | undefined;
  readonly peakBytes: number | undefined;
}

export function figuresOf(runs: readonly Usage[]): Figures {
  const peaks = runs.flatMap(({ peakBytes }) => peakBytes ?? []);
  const cpu = runs.flatMap(({ cpuSeconds }) => cpuSeconds ?? []);
  return {
    wallSeconds: median(runs.map(({ wallSeconds }) => wallSeconds)),
    cpuSeconds: cpu.length > 0 ? median(cpu) : undefined,
    peakBytes: peaks.length > 0 ? Math.max(...peaks) : undefined,
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
