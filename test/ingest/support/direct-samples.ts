import type { JsonObject } from '../../../src/event/json.ts';
import { findFormat } from '../../../src/ingest/formats/registry.ts';
import { sampleLines } from './skim-corpus.ts';

/** Every line has times of its own, hours from every other's, each as it was written. */
export function timed(line: string, count: number): string {
  const time = new Date(Date.UTC(2026, 0, 1) + count * 3 * 3_600_000).toISOString();
  return line.replace(
    /"\d{4}-\d\d-\d\d([T ])\d\d:\d\d:\d\d/g,
    (_, between: string) => `"${time.slice(0, 10)}${between}${time.slice(11, 19)}`,
  );
}

export function formatOf(line: string): string | undefined {
  const record = JSON.parse(line) as JsonObject;
  const format = findFormat(record);
  const made = format?.normalise(record, { file: 'x' });
  return made?.kind === 'event' && made.direct && !made.doubt ? format?.name : undefined;
}

/** Parts of a record that a change of its own is made in: members of nested objects are reached by their paths. */
export const directSamples = sampleLines().filter((line) => formatOf(line) !== undefined);
