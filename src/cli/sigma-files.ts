import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { formatLocation } from '../diagnostics/diagnostic.ts';
import { ExitCode } from '../diagnostics/exit-codes.ts';
import { UserError } from '../diagnostics/user-error.ts';
import type { SigmaSettings } from '../lang/sigma/lower-context.ts';
import { type Pipeline, Pipelines } from '../lang/sigma/pipeline.ts';
import { readPipeline } from '../lang/sigma/read-pipeline.ts';
import { readPlaceholders } from '../lang/sigma/read-placeholders.ts';
import { packageRoot } from './package-root.ts';

/** How Sigma rules are read, as commands are asked for it. */
export interface SigmaFileOptions {
  /** Pipelines that add to those of Throughline. */
  readonly pipeline?: readonly string[];
  readonly placeholders?: readonly string[];
}

/** The pipelines that come with Throughline. */
export const bundledPipelines = join(packageRoot, 'pipelines');

export async function readSigmaFiles(options: SigmaFileOptions, cwd: string): Promise<SigmaSettings> {
  const own = (await readdir(bundledPipelines)).filter((name) => name.endsWith('.yaml')).sort();
  const files = [
    ...own.map((name) => join(bundledPipelines, name)),
    ...(options.pipeline ?? []).map((file) => resolve(cwd, file)),
  ];
  const pipelines = await Promise.all(files.map(pipelineOf));
  const values = await Promise.all(
    (options.placeholders ?? []).map((file) => placeholdersOf(resolve(cwd, file))),
  );
  return { pipelines: new Pipelines(pipelines), placeholders: new Map(values.flatMap((one) => [...one])) };
}

async function pipelineOf(file: string): Promise<Pipeline> {
  const { pipeline, diagnostics } = readPipeline(await textOf(file, 'the pipeline'), file);
  if (!pipeline) throw wrong(diagnostics);
  return pipeline;
}

async function placeholdersOf(file: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const { values, diagnostics } = readPlaceholders(await textOf(file, 'the placeholders'), file);
  if (!values) throw wrong(diagnostics);
  return values;
}

async function textOf(file: string, what: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const why = missing ? 'it is not there' : (error as Error).message;
    throw new UserError(
      `cannot read ${what} ${file}: ${why}`,
      'docs/sigma.md shows such a file.',
      ExitCode.rule,
    );
  }
}

function wrong(diagnostics: ReturnType<typeof readPipeline>['diagnostics']): UserError {
  const told = diagnostics.map(({ location, message }) =>
    location ? `${formatLocation(location)}: ${message}` : message,
  );
  return new UserError(told.join('\n'), 'docs/sigma.md shows such a file.', ExitCode.rule);
}
