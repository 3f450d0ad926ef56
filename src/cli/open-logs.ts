import type { InputSet } from '../ingest/sources/input.ts';
import { openInputs } from '../ingest/sources/open-inputs.ts';
import type { Io } from './io.ts';
import type { ProgressMeter } from './progress-meter.ts';
import { Sink } from './sink.ts';

/**
 * Opens what the paths name, standard input for `-`, its bytes counted by the meter as they are copied and read. `readings` is how often
 * it will be read at most.
 */
export async function openLogs(
  paths: readonly string[],
  folder: string,
  io: Io,
  meter: ProgressMeter,
  readings: number,
): Promise<InputSet> {
  let set: InputSet;
  if (paths.includes('-')) {
    await sayThatItWaits(io);
    meter.begin('copying standard input', undefined);
    set = await openInputs(paths, { cwd: folder, stdin: meter.count(io.stdin) });
  } else {
    set = await openInputs(paths, { cwd: folder });
  }
  const sizes = set.inputs.map(({ size }) => size);
  const bytes = sizes.reduce(
    (sum: number | undefined, size) => (sum === undefined || size === undefined ? undefined : sum + size),
    0,
  );
  meter.begin('reading', bytes === undefined ? undefined : bytes * readings);
  return { ...set, inputs: meter.watch(set.inputs) };
}

/** Whoever names no file and gives nothing would wait for ever without knowing what for. */
export async function sayThatItWaits({ stdin, stderr }: Io): Promise<void> {
  if (stdin.isTTY !== true) return;
  await new Sink(stderr).write(['reading what is typed or pasted here; Ctrl-D ends it\n']);
}
