import { readdirSync, readFileSync } from 'node:fs';
import { createFieldTypes } from '../../../../src/event/field-types/field-types.ts';
import { SigmaContext } from '../../../../src/lang/sigma/lower-context.ts';
import { type Pipeline, Pipelines } from '../../../../src/lang/sigma/pipeline.ts';
import { readPipeline } from '../../../../src/lang/sigma/read-pipeline.ts';
import { PredPool } from '../../../../src/plan/pred-pool.ts';

const folder = new URL('../../../../pipelines/', import.meta.url);

/** The pipelines that come with Throughline. */
export function bundledPipelines(): readonly Pipeline[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => pipelineOf(readFileSync(new URL(name, folder), 'utf8'), name));
}

export function pipelineOf(text: string, file = 'test.yaml'): Pipeline {
  const { pipeline, diagnostics } = readPipeline(text, file);
  if (!pipeline) throw new Error(JSON.stringify(diagnostics));
  return pipeline;
}

/** One category, `test`, of which every event is. */
export const anyEvent = pipelineOf("categories:\n  test: '*'\n");

export function sigmaContext(
  pipelines: readonly Pipeline[],
  placeholders: Readonly<Record<string, readonly string[]>> = {},
): SigmaContext {
  return new SigmaContext({
    pool: new PredPool(),
    types: createFieldTypes(),
    now: Date.UTC(2026, 10, 21),
    pipelines: new Pipelines(pipelines),
    placeholders: new Map(Object.entries(placeholders)),
  });
}
