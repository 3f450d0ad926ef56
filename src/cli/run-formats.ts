import { ExitCode } from '../diagnostics/exit-codes.ts';
import { UserError } from '../diagnostics/user-error.ts';
import { formats } from '../ingest/formats/registry.ts';
import { type ReadOptions, readEvents } from '../ingest/read.ts';
import { IngestReport } from '../ingest/report.ts';
import type { Input } from '../ingest/sources/input.ts';
import { fileList } from '../output/formats/file-list.ts';
import type { FileView, FormatsView } from '../output/formats/file-view.ts';
import { formatList } from '../output/formats/format-list.ts';
import { filesJson, formatJson } from '../output/formats/formats-json.ts';
import { inputReport } from '../output/input-report.ts';
import { printableJson } from '../output/text/printable-json.ts';
import { colourStyle, plainStyle } from '../output/text/style.ts';
import { fileHint } from './file-hint.ts';
import { inputFormatNotes } from './input-format-notes.ts';
import { type ReadingOptions, readOptions } from './input-options.ts';
import type { Io } from './io.ts';
import { openLogs } from './open-logs.ts';
import { ProgressMeter } from './progress-meter.ts';
import { Sink } from './sink.ts';
import { terminalWidth, wantsColor } from './terminal.ts';

export interface FormatsOptions extends ReadingOptions {
  readonly format: string;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** Without paths what is read at all, with paths what each of their files is. */
export async function runFormats(
  paths: readonly string[],
  options: FormatsOptions,
  io: Io,
): Promise<ExitCode> {
  const { stdout, env } = io;
  const style = wantsColor(stdout, env, options.color) ? colourStyle : plainStyle;
  const width = terminalWidth(stdout, env);
  const isJson = options.format === 'json';
  const out = new Sink(stdout, 'standard output');
  if (paths.length === 0) {
    await out.write(isJson ? jsonLines(formats.map(formatJson)) : lines(formatList(formats, width, style)));
    return ExitCode.done;
  }
  const view = await lookAt(paths, options, io);
  if (view.files.length === 0 && view.skipped.length === 0)
    throw new UserError(
      `there is no file in ${paths.join(', ')}`,
      'Check the path; folders are read with everything below.',
    );
  const pieces = isJson ? [`${printableJson(filesJson(view))}\n`] : lines(fileList(view, width, style));
  await out.write(pieces);
  return ExitCode.done;
}

async function lookAt(paths: readonly string[], options: FormatsOptions, io: Io): Promise<FormatsView> {
  const meter = new ProgressMeter(io.stderr, io.env, options);
  const reading = await readOptions(options, io.cwd);
  const inputs = await openLogs(paths, io.cwd, io, meter, 1);
  try {
    const files: FileView[] = [];
    await new Sink(io.stderr).write(noted(options, inputs.inputs));
    for (const input of inputs.inputs) files.push(await lookAtFile(input, reading));
    return { files, skipped: inputs.diagnostics };
  } finally {
    meter.end();
    await inputs.dispose();
  }
}

/** Every file gets a report of its own, so that its counts are its own. */
async function lookAtFile(input: Input, options: ReadOptions): Promise<FileView> {
  const reading = new IngestReport();
  for await (const _ of readEvents([input], reading, options)) {
    // The report keeps what is wanted of the events.
  }
  const bytes = input.size ?? reading.files.reduce((sum, file) => sum + file.bytes, 0);
  const hint = reading.formats.length === 0 ? await fileHint(input).catch(() => undefined) : undefined;
  return { name: input.name, bytes, report: inputReport(reading), ...(hint !== undefined && { hint }) };
}

function noted({ inputFormat, quiet }: FormatsOptions, inputs: readonly Input[]): readonly string[] {
  return quiet ? [] : inputFormatNotes(inputFormat, inputs).map((text) => `${text}\n`);
}

function* lines(texts: Iterable<string>): Generator<string> {
  for (const text of texts) yield `${text}\n`;
}

/** One a line. */
function* jsonLines(values: readonly Parameters<typeof printableJson>[0][]): Generator<string> {
  yield '[';
  for (const [at, value] of values.entries()) yield `${at === 0 ? '' : ','}\n${printableJson(value)}`;
  yield '\n]\n';
}
