import type { Figures } from './median.ts';

export interface Row extends Figures {
  readonly name: string;
  readonly bytes: number;
  readonly events: number | undefined;
  /** Why there are no figures. */
  readonly absent?: string;
}

/** A table for people. Ratios are rates of this row over rates of the first one, in one processor's time. */
export function tableOf(rows: readonly Row[]): string[] {
  const [scan] = rows;
  const lines = rows.map((row) =>
    row.absent === undefined ? cells(row, scan) : [row.name, `absent: ${row.absent}`],
  );
  return [
    '| | wall s | CPU s | MB/s (wall) | MB/s (CPU) | events/s | peak MB | scan is … times as fast (CPU) |',
    '|---|---|---|---|---|---|---|---|',
    ...lines.map((line) => `| ${line.join(' | ')} |`),
  ];
}

function cells(row: Row, scan: Row | undefined): string[] {
  const { bytes, wallSeconds, cpuSeconds, peakBytes, events } = row;
  const ratio = scan && cpuSeconds && scan.cpuSeconds ? rate(scan) / rate(row) : undefined;
  return [
    row.name,
    wallSeconds.toFixed(2),
    cpuSeconds?.toFixed(2) ?? '–',
    (bytes / 1e6 / wallSeconds).toFixed(0),
    cpuSeconds ? rate(row).toFixed(0) : '–',
    events === undefined ? '–' : (events / wallSeconds).toFixed(0),
    peakBytes === undefined ? '–' : (peakBytes / 1e6).toFixed(0),
    row === scan || ratio === undefined ? '' : ratio.toFixed(2),
  ];
}

/** Megabytes in a second of processor time. */
function rate({ bytes, cpuSeconds }: Row): number {
  return bytes / 1e6 / (cpuSeconds ?? Number.NaN);
}
