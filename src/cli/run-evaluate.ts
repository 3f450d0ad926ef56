import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { alertDataset } from '../alerts/alert.ts';
import { ExitCode } from '../diagnostics/exit-codes.ts';
import { UserError } from '../diagnostics/user-error.ts';
import { getText } from '../event/fields.ts';
import { isJsonObject, type JsonObject } from '../event/json.ts';
import { line } from '../output/text/safe-text.ts';
import { evaluate } from '../simulate/evaluate/evaluate.ts';
import { renderTable } from '../simulate/evaluate/table.ts';
import { shortcomings } from '../simulate/evaluate/thresholds.ts';
import { readTruth } from '../simulate/truth/read-truth.ts';
import type { Io } from './io.ts';
import { Sink } from './sink.ts';

export interface EvaluateOptions {
  readonly format: string;
  readonly faults: string;
  readonly minRecall?: string;
  readonly minPrecision?: string;
  readonly minReasons?: string;
  readonly maxWrongPrincipals?: string;
  readonly maxPhantoms?: string;
  readonly maxFaults?: string;
}

/** Scores the documents of a scan against the truth of its logs. */
export async function runEvaluate(
  truthFile: string,
  resultFile: string,
  options: EvaluateOptions,
  io: Io,
): Promise<ExitCode> {
  const thresholds = {
    minRecall: share('--min-recall', options.minRecall),
    minPrecision: share('--min-precision', options.minPrecision),
    minReasons: share('--min-reasons', options.minReasons),
    maxWrongPrincipals: count('--max-wrong-principals', options.maxWrongPrincipals),
    maxPhantoms: count('--max-phantoms', options.maxPhantoms),
    maxFaults: count('--max-faults', options.maxFaults),
  };
  const shown = count('--faults', options.faults);
  const { entries, problem } = readTruth(await objects(truthFile, io));
  if (problem !== undefined)
    throw new UserError(
      `${truthFile} is no truth: ${problem}`,
      'Give the .truth.ndjson that this version of simulate wrote, beside the logs that it wrote with it.',
    );
  const evaluation = evaluate(entries, (await objects(resultFile, io)).filter(isNoAlert));
  if (entries.length > 0 && evaluation.unread > 0 && evaluation.total.attributed === 0) {
    throw new UserError(
      `${resultFile} holds no attribution documents`,
      'Make them with `throughline scan … --format ndjson`.',
    );
  }
  const pieces =
    options.format === 'json'
      ? [`${JSON.stringify(evaluation, undefined, 2)}\n`]
      : renderTable(evaluation, shown).map((text) => `${line`${text}`}\n`);
  await new Sink(io.stdout, 'standard output').write(pieces);
  const short = shortcomings(evaluation, thresholds);
  await new Sink(io.stderr).write(short.map((text) => `short: ${text}\n`));
  return short.length > 0 ? ExitCode.findings : ExitCode.done;
}

async function objects(file: string, io: Io): Promise<JsonObject[]> {
  let text: string;
  try {
    text = await readFile(resolve(io.cwd, file), 'utf8');
  } catch {
    throw new UserError(
      `cannot read ${file}`,
      'Check that it exists; relative paths start at the current folder.',
    );
  }
  return text.split('\n').flatMap((row, at) => (row.trim() === '' ? [] : [parse(row, file, at + 1)]));
}

function parse(text: string, file: string, at: number): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    if (isJsonObject(value)) return value;
  } catch {
    // Told below, as any other line that is no object.
  }
  throw new UserError(`${file}:${at} is no JSON object`, 'Both files hold one JSON object a line (NDJSON).');
}

function share(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= 1) return value;
  throw new UserError(`${option} is no share: ${text}`, 'Give a number from 0 to 1, such as 0.99.');
}

function count(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UserError(`${option} is no number: ${text}`, 'Give a whole number from 0.');
}

/** A scan lists its alerts after the attributions; they claim nothing of their own. */
function isNoAlert(document: JsonObject): boolean {
  return getText(document, 'data_stream.dataset') !== alertDataset;
}
