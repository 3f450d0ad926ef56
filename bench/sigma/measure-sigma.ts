import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { figuresOf } from '../measure/median.ts';
import { runNode, type Usage } from '../measure/run-child.ts';
import { type LoadFigures, loadTable, measureLoad } from './measure-load.ts';
import { openWindowsLane } from './open-lane.ts';
import { openSigmaRules } from './open-rules.ts';

const root = join(import.meta.dirname, '..', '..');
const program = join(root, 'bin', 'throughline.js');
const parser = join(root, 'bench', 'peers', 'parse-lines.ts');

export interface SigmaFigures {
  readonly events: number;
  readonly bytes: number;
  /** Of processor time, as medians: bare `JSON.parse`, a scan without rules, with all rules, and with all rules over one event. */
  readonly parseSeconds: number;
  readonly bareSeconds: number;
  readonly scanSeconds: number;
  readonly loadSeconds: number;
  readonly loadWallSeconds: number;
  /** The same without the start of the process, step by step. */
  readonly load: LoadFigures;
  readonly peakBytes: number | undefined;
  /** What `--profile` said of the scan: evaluations an event, and times. */
  readonly profile: string;
}

/**
 * SigmaHQ's rules over structured Windows events, logsources enforced: the whole of `scan` in one process and on one thread, with
 * attribution and output. Undefined where this machine has no copy of the rules.
 */
export async function measureSigma(bytes: number, runs: number): Promise<SigmaFigures | undefined> {
  const rules = openSigmaRules();
  if (rules === undefined) return undefined;
  const lane = await openWindowsLane(bytes);
  const [one] = lane.head;
  const single = `${lane.file}.one`;
  writeFileSync(single, `${one}\n`);
  const scan = (file: string, ...more: readonly string[]) =>
    runNode([
      program,
      'scan',
      file,
      '--threads',
      '1',
      '--format',
      'ndjson',
      '--out',
      `${lane.file}.out`,
      ...more,
    ]);
  const entries: Readonly<Record<string, () => Promise<Usage>>> = {
    parse: () => runNode([parser, lane.file]),
    bare: () => scan(lane.file, '--no-rules'),
    scan: () => scan(lane.file, '--rules', rules),
    load: () => scan(single, '--rules', rules),
  };
  const taken = new Map<string, Usage[]>(Object.keys(entries).map((name) => [name, []]));
  for (let at = 0; at < runs; at++) {
    for (const [name, run] of Object.entries(entries)) {
      process.stderr.write(`Sigma: ${name}, ${at + 1} of ${runs}\n`);
      taken.get(name)?.push(await run());
    }
  }
  const profiled = await scan(lane.file, '--rules', rules, '--profile');
  const figures = (name: string) => figuresOf(taken.get(name) ?? []);
  const cpu = (name: string) => figures(name).cpuSeconds ?? Number.NaN;
  return {
    events: lane.events,
    bytes: lane.bytes,
    parseSeconds: cpu('parse'),
    bareSeconds: cpu('bare'),
    scanSeconds: cpu('scan'),
    loadSeconds: cpu('load'),
    loadWallSeconds: figures('load').wallSeconds,
    load: await measureLoad(rules, runs),
    peakBytes: figures('scan').peakBytes,
    profile: profiled.stderr.split('\n').find((line) => line.includes('shown to rules')) ?? '',
  };
}

/** Rates are of processor time; the share is of what `JSON.parse` alone does with the same bytes. */
export function sigmaTable(figures: SigmaFigures): string[] {
  const { events, bytes, parseSeconds, bareSeconds, scanSeconds, loadSeconds, loadWallSeconds, peakBytes } =
    figures;
  const row = (name: string, seconds: number) =>
    `| ${name} | ${seconds.toFixed(2)} | ${(bytes / 1e6 / seconds).toFixed(0)} | ${(events / seconds).toFixed(0)} | ${(parseSeconds / seconds).toFixed(2)} |`;
  return [
    '| Sigma | CPU s | MB/s | events/s | share of `JSON.parse` |',
    '|---|---|---|---|---|',
    row('`JSON.parse`', parseSeconds),
    row('`scan --no-rules`', bareSeconds),
    row('`scan` with SigmaHQ `rules/`', scanSeconds),
    row('the same without start and loading', scanSeconds - loadSeconds),
    '',
    `start and loading: ${loadSeconds.toFixed(2)} s of processor time, ${loadWallSeconds.toFixed(2)} s by the clock`,
    `peak memory: ${peakBytes === undefined ? 'unknown' : `${(peakBytes / 1e6).toFixed(0)} MB`}`,
    figures.profile,
    '',
    ...loadTable(figures.load),
  ];
}
