import { ExitCode } from '../diagnostics/exit-codes.ts';
import { UserError } from '../diagnostics/user-error.ts';
import { formatBytes } from '../event/byte-size.ts';
import { costLines } from '../output/alerts/cost-lines.ts';
import { hasTrouble, ruleLines } from '../output/alerts/rule-lines.ts';
import type { OutputFormat, RenderOptions } from '../output/output-format.ts';
import { findOutputFormat } from '../output/output-formats.ts';
import type { ScanReport } from '../output/scan-report.ts';
import { summaryLines, troubleLines } from '../output/summary.ts';
import { line } from '../output/text/safe-text.ts';
import { holdYoung } from './bound-heap.ts';
import { coveredNotes } from './covered-notes.ts';
import { hasFinding, parseFailOn } from './fail-on.ts';
import { inputFormatNotes } from './input-format-notes.ts';
import { knowledgeOptions, readOptions } from './input-options.ts';
import type { Io } from './io.ts';
import { nothingRead } from './nothing-read.ts';
import { openInventory } from './open-inventory.ts';
import { openLogs } from './open-logs.ts';
import { writeOutFile } from './out-file.ts';
import { holdCompiler, releaseCompiler } from './pace-compiler.ts';
import { ProgressMeter } from './progress-meter.ts';
import { refuseInput } from './refuse-input.ts';
import { readingsOf, scanInputs } from './scan-inputs.ts';
import type { ScanOptions } from './scan-options.ts';
import type { ScanRules } from './scan-rules.ts';
import { Sink } from './sink.ts';
import { terminalWidth, wantsColor } from './terminal.ts';
import { threadsOf } from './threads.ts';

/**
 * Reads, attributes, shows. Paths start at `folder`, which is where the user stands unless the caller knows better. Options
 * are checked before anything is read: a scan of an hour must not end in a typing error.
 */
export async function runScan(
  paths: readonly string[],
  options: ScanOptions,
  io: Io,
  folder: string = io.cwd,
): Promise<ExitCode> {
  if (paths.length === 0) {
    throw new UserError('nothing to scan', 'Give files, folders or patterns, or - for standard input.');
  }
  const failOn = options.failOn === undefined ? undefined : parseFailOn(options.failOn);
  const format = chooseFormat(options, io);
  const reading = await readOptions(options, folder);
  const threads = threadsOf(options);
  holdYoung();
  const inventory = await openInventory(options.inventory ?? [], folder);
  const knowledge = { ...knowledgeOptions(options), inventory };
  const rules = options.rules === false ? undefined : await openRules(options, io);
  const meter = new ProgressMeter(io.stderr, io.env, options);
  const { wantsContext } = format;
  const inputs = await openLogs(paths, folder, io, meter, readingsOf({ wantsContext }));
  const formatNotes = inputFormatNotes(options.inputFormat, inputs.inputs);
  let report: ScanReport;
  try {
    if (options.out !== undefined) await refuseInput(options.out, io.cwd, inputs, folder);
    const onSigns = (signs: number) => meter.tell(signs);
    const job = { reading, knowledge: { ...knowledge, onSigns }, wantsContext, rules, threads };
    report = await scanInputs(inputs, job);
  } finally {
    meter.end();
    await inputs.dispose();
  }
  if (report.input.formats.length === 0) throw nothingRead(paths, report.input);
  await show(report, format, options, io);
  const costs = report.detection?.costs;
  if (costs) await new Sink(io.stderr).write(costLines(costs).map((text) => `${text}\n`));
  if (!options.quiet) {
    const notes = [...formatNotes, ...coveredNotes(knowledge.covered, report.result)];
    await new Sink(io.stderr).write(notes.map((text) => `${text}\n`));
  }
  return failOn && hasFinding(report.result.attributions, failOn) ? ExitCode.findings : ExitCode.done;
}

async function openRules(options: ScanOptions, io: Io): Promise<ScanRules | undefined> {
  holdCompiler();
  try {
    // Engines and readers of rules are a third of the program.
    const { openScanRules } = await import('./scan-rules.ts');
    return await openScanRules(options, io);
  } finally {
    releaseCompiler();
  }
}

async function show(report: ScanReport, format: OutputFormat, options: ScanOptions, io: Io): Promise<void> {
  const { stdout, stderr, env } = io;
  const file = options.out === '-' ? undefined : options.out;
  const target: RenderOptions = {
    width: terminalWidth(stdout, env),
    color: file === undefined && wantsColor(stdout, env, options.color),
    verbose: options.verbose ?? false,
    summary: !options.quiet,
  };
  const pieces = format.render(report, target);
  let written = 0;
  if (file === undefined) await new Sink(stdout, 'standard output').write(pieces);
  else written = await writeOutFile(file, io.cwd, pieces);
  const isSummaryShown = format.isForPeople && file === undefined;
  if (options.quiet || isSummaryShown) return;
  const aside = {
    ...target,
    width: terminalWidth(stderr, env),
    color: wantsColor(stderr, env, options.color),
  };
  const isWatched = stderr.isTTY === true || target.verbose;
  await new Sink(stderr).write(isWatched ? summaryLines(report, aside) : troubleLines(report));
  const { detection } = report;
  if (detection && (isWatched || hasTrouble(detection))) {
    await new Sink(stderr).write(ruleLines(detection, target.verbose).map((text) => `${text}\n`));
  }
  if (file !== undefined && stderr.isTTY === true)
    await new Sink(stderr).write([`${line`wrote ${file}, ${formatBytes(written)}`}\n`]);
}

/** A table where a person looks, data where a program or a file takes it. */
function chooseFormat(options: ScanOptions, io: Io): OutputFormat {
  const isLookedAt = io.stdout.isTTY === true && (options.out === undefined || options.out === '-');
  const name = options.format ?? (isLookedAt ? 'table' : 'ndjson');
  const format = findOutputFormat(name);
  if (!format) throw new UserError(`there is no format ${name}`, 'See throughline scan --help.');
  if (format.isForFiles && isLookedAt) {
    throw new UserError(`${name} is for a file, not for a terminal`, `Add --out report.${name}.`);
  }
  return format;
}
