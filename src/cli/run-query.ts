import { ExitCode } from '../diagnostics/exit-codes.ts';
import { UserError } from '../diagnostics/user-error.ts';
import { getText } from '../event/fields.ts';
import { Compiler } from '../exec/compiler.ts';
import { Frame } from '../exec/frame.ts';
import { IngestReport } from '../ingest/report.ts';
import { openInputs } from '../ingest/sources/open-inputs.ts';
import { inputReport } from '../output/input-report.ts';
import { troubleLines } from '../output/summary.ts';
import { printableJson } from '../output/text/printable-json.ts';
import { line } from '../output/text/safe-text.ts';
import { compileQuery } from './compile-query.ts';
import { type GeoipOptions, type ReadingOptions, readOptions } from './input-options.ts';
import type { Io } from './io.ts';
import { sayThatItWaits } from './open-logs.ts';
import { queryDocuments } from './query-documents.ts';
import { readFieldTypes } from './read-field-types.ts';
import { diagnosticLines } from './show-diagnostics.ts';
import type { SigmaFileOptions } from './sigma-files.ts';
import { Sink } from './sink.ts';

export interface QueryOptions extends ReadingOptions, GeoipOptions, SigmaFileOptions {
  readonly language: string;
  readonly mapping?: string;
  readonly ids?: boolean;
  readonly idField?: string;
}

/** Prints what a query holds for, in the order of the inputs. A wrong query is told whole, before anything is read. */
export async function runQuery(
  query: string,
  paths: readonly string[],
  options: QueryOptions,
  io: Io,
): Promise<ExitCode> {
  const types = await readFieldTypes(options.mapping, io);
  const { pred, diagnostics } = await compileQuery(query, types, options, io.cwd);
  const notes = new Sink(io.stderr);
  await notes.write(diagnosticLines(diagnostics));
  if (!pred) return ExitCode.rule;
  if (paths.length === 0) {
    throw new UserError('nothing to query', 'Give files, folders or patterns, or - for standard input.');
  }
  const reading = await readOptions(options, io.cwd);
  const matches = new Compiler().compile(pred);
  const frame = new Frame();
  const out = new Sink(io.stdout, 'standard output');
  if (paths.includes('-')) await sayThatItWaits(io);
  const inputs = await openInputs(
    paths,
    paths.includes('-') ? { cwd: io.cwd, stdin: io.stdin } : { cwd: io.cwd },
  );
  const report = new IngestReport();
  try {
    let lines: string[] = [];
    for await (const document of queryDocuments(inputs, report, reading)) {
      frame.load(document);
      if (!matches(frame)) continue;
      const { id, doc } = document;
      const name = options.idField === undefined ? id : (getText(doc, options.idField) ?? '');
      const shown = options.ids ? line`${name}` : printableJson(doc);
      lines.push(`${shown}\n`);
      if (lines.length < 1000) continue;
      await out.write(lines);
      lines = [];
    }
    await out.write(lines);
  } finally {
    await inputs.dispose();
  }
  await notes.write(troubleLines({ input: inputReport(report) }));
  return ExitCode.done;
}
