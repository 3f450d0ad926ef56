import type { Event } from '../../../src/event/event.ts';
import { type ReadOptions, readEvents } from '../../../src/ingest/read.ts';
import { IngestReport } from '../../../src/ingest/report.ts';
import type { Input } from '../../../src/ingest/sources/input.ts';
import { memoryInput } from './memory-input.ts';

export interface ReadResult {
  readonly events: Event[];
  readonly report: IngestReport;
}

export async function readAll(inputs: readonly Input[], options: ReadOptions = {}): Promise<ReadResult> {
  const report = new IngestReport();
  const events: Event[] = [];
  for await (const batch of readEvents(inputs, report, options)) events.push(...batch);
  return { events, report };
}

/** Reads one record, given as a value. */
export async function readOne(record: unknown): Promise<ReadResult> {
  return readAll([memoryInput(`${JSON.stringify(record)}\n`)]);
}
