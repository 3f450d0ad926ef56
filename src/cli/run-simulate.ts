import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ExitCode } from '../diagnostics/exit-codes.ts';
import { UserError } from '../diagnostics/user-error.ts';
import { line } from '../output/text/safe-text.ts';
import { simulate } from '../simulate/simulate.ts';
import type { SimulatedFile } from '../simulate/write/files.ts';
import type { Io } from './io.ts';
import { bundledScenarios, findScenario } from './scenario-files.ts';
import { Sink } from './sink.ts';

export interface SimulateOptions {
  readonly list?: boolean;
  readonly seed: string;
  readonly scale: string;
  readonly out?: string;
  readonly force?: boolean;
}

/** Writes logs as real sources would, their label, and beside them the truth. */
export async function runSimulate(
  name: string | undefined,
  options: SimulateOptions,
  io: Io,
): Promise<ExitCode> {
  const out = new Sink(io.stdout, 'standard output');
  if (options.list === true) {
    await out.write(listScenarios());
    return ExitCode.done;
  }
  if (name === undefined)
    throw new UserError('no scenario is named', 'See them with `throughline simulate --list`.');
  const seed = wholeNumber('--seed', options.seed, 0);
  const scale = wholeNumber('--scale', options.scale, 1);
  const scenario = findScenario(name, io.cwd);
  if (options.out === undefined) throw new UserError('no folder to write to', 'Give one with --out.');
  const folder = resolve(io.cwd, options.out);
  const logs = join(folder, scenario.name);
  if (existsSync(logs) && options.force !== true) {
    throw new UserError(
      `${join(options.out, scenario.name)} is there already`,
      'Give --force to write over it, or another --out.',
    );
  }
  const { files, truth } = simulate(scenario, seed, scale);
  const truthFile = {
    path: `${scenario.name}.truth.ndjson`,
    chunks: truth.map((entry) => `${JSON.stringify(entry)}\n`),
  };
  for (const file of [...files, truthFile]) await writeSimulated(folder, file);
  const runs = truth.filter((entry) => entry.kind === 'run').length;
  const requests = truth.filter((entry) => entry.kind === 'request').length;
  await out.write([
    line`${scenario.name}: ${String(runs)} runs, ${String(requests)} requests, ${String(files.length - 1)} files of logs`,
    '\n',
    line`  logs   ${join(options.out, scenario.name)}`,
    '\n',
    line`  truth  ${join(options.out, truthFile.path)}`,
    '\n',
  ]);
  return ExitCode.done;
}

function listScenarios(): string[] {
  const scenarios = bundledScenarios();
  const width = Math.max(...scenarios.map((scenario) => scenario.name.length));
  return scenarios.map(({ name, title }) => `${name.padEnd(width)}  ${title}\n`);
}

async function writeSimulated(folder: string, { path, chunks }: SimulatedFile): Promise<void> {
  const file = join(folder, path);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, path.endsWith('.gz') ? compressed(chunks) : chunks);
  } catch (error) {
    const reason = (error as Error).message.replace(/,? \w+ '.*$/s, '');
    throw new UserError(`cannot write ${file}: ${reason}`, 'Name a folder that you may write to.');
  }
}

function compressed(chunks: readonly string[]): AsyncIterable<Uint8Array> {
  return ReadableStream.from(chunks)
    .pipeThrough(new TextEncoderStream())
    .pipeThrough(new CompressionStream('gzip'));
}

function wholeNumber(option: string, text: string, least: number): number {
  const value = Number(text);
  if (/^\d{1,9}$/.test(text) && value >= least) return value;
  throw new UserError(`${option} is no number: ${text}`, `Give a whole number from ${least}.`);
}
