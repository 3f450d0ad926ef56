import { findRun, leastPrefix, type RunMatch } from '../attribution/explain/find-run.ts';
import { investigate } from '../attribution/explain/investigate.ts';
import type { Attribution } from '../attribution/model/attribution.ts';
import { ExitCode } from '../diagnostics/exit-codes.ts';
import { UserError } from '../diagnostics/user-error.ts';
import { readEvents } from '../ingest/read.ts';
import { IngestReport } from '../ingest/report.ts';
import type { RenderOptions } from '../output/output-format.ts';
import { listLine } from '../output/show/list-line.ts';
import type { RunView } from '../output/show/run-view.ts';
import { showJson } from '../output/show/show-json.ts';
import { showTable } from '../output/show/show-table.ts';
import { troubleLines } from '../output/summary.ts';
import { type InputOptions, knowledgeOptions, readOptions } from './input-options.ts';
import type { Io } from './io.ts';
import { nothingRead } from './nothing-read.ts';
import { openInventory } from './open-inventory.ts';
import { openLogs } from './open-logs.ts';
import { writeOutFile } from './out-file.ts';
import { ProgressMeter } from './progress-meter.ts';
import { refuseInput } from './refuse-input.ts';
import { readingsOf, scanInputs } from './scan-inputs.ts';
import type { ShowFormat } from './show-formats.ts';
import { Sink } from './sink.ts';
import { terminalWidth, wantsColor } from './terminal.ts';
import { type ThreadOptions, threadsOf } from './threads.ts';

export interface ShowOptions extends InputOptions, ThreadOptions {
  readonly format?: ShowFormat;
  readonly out?: string;
  readonly verbose?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

const renderers = { table: showTable, json: showJson } satisfies Record<ShowFormat, unknown>;

/** Reads as a scan does, finds the one run, reads once more for what lies around it, shows it. */
export async function runShow(
  run: string,
  paths: readonly string[],
  options: ShowOptions,
  io: Io,
): Promise<ExitCode> {
  if (run.length < leastPrefix) {
    throw new UserError(
      `${run} is too short for an id`,
      `Give at least its first ${leastPrefix} characters.`,
    );
  }
  const reading = await readOptions(options, io.cwd);
  const threads = threadsOf(options);
  const inventory = await openInventory(options.inventory ?? [], io.cwd);
  const knowledge = { ...knowledgeOptions(options), inventory };
  const meter = new ProgressMeter(io.stderr, io.env, options);
  const inputs = await openLogs(paths, io.cwd, io, meter, readingsOf({ wantsContext: true }));
  let view: RunView;
  try {
    if (options.out !== undefined) await refuseInput(options.out, io.cwd, inputs, io.cwd);
    const onSigns = (signs: number) => meter.tell(signs);
    const report = await scanInputs(inputs, { reading, knowledge: { ...knowledge, onSigns }, threads });
    if (report.input.formats.length === 0) throw nothingRead(paths, report.input);
    const attribution = await choose(run, report.result.attributions, io, meter);
    const investigation = await investigate(attribution, report.result, () =>
      readEvents(inputs.inputs, new IngestReport(), reading),
    );
    view = { attribution, report, investigation };
  } finally {
    meter.end();
    await inputs.dispose();
  }
  await show(view, options, io);
  return ExitCode.done;
}

async function show(view: RunView, options: ShowOptions, io: Io): Promise<void> {
  const { stdout, stderr, env } = io;
  const file = options.out === '-' ? undefined : options.out;
  const isLookedAt = stdout.isTTY === true && file === undefined;
  const target: RenderOptions = {
    width: terminalWidth(stdout, env),
    color: file === undefined && wantsColor(stdout, env, options.color),
    verbose: options.verbose ?? false,
    summary: false,
  };
  const pieces = renderers[options.format ?? (isLookedAt ? 'table' : 'json')](view, target);
  if (file === undefined) await new Sink(stdout, 'standard output').write(pieces);
  else await writeOutFile(file, io.cwd, pieces);
  if (!options.quiet) await new Sink(stderr).write(troubleLines(view.report));
}

/** The one attribution that is meant. What else it could be is listed, because only the user knows. */
async function choose(
  run: string,
  attributions: readonly Attribution[],
  io: Io,
  meter: ProgressMeter,
): Promise<Attribution> {
  const found = findRun(attributions, run);
  if (found.kind === 'one') return found.attribution;
  meter.end();
  const matches = found.kind === 'several' ? found.matches : found.near;
  await new Sink(io.stderr).write(listed(matches));
  if (found.kind === 'several') {
    throw new UserError(`${run} stands for ${matches.length} runs or requests`, 'Give one of the ids above.');
  }
  throw matches.length > 0
    ? new UserError(`there is no run ${run}`, 'The ids above are near it.')
    : new UserError(`there is no run ${run}`, 'A scan of the same paths lists the ids that there are.');
}

const mostListed = 20;

function* listed(matches: readonly RunMatch[]): Generator<string> {
  for (const { attribution } of matches.slice(0, mostListed)) yield `${listLine(attribution)}\n`;
  if (matches.length > mostListed) yield `… and ${matches.length - mostListed} more\n`;
}
