import { attribute } from '../../../src/attribution/attribute.ts';
import { readEvents } from '../../../src/ingest/read.ts';
import { IngestReport } from '../../../src/ingest/report.ts';
import { Skimmer } from '../../../src/ingest/skim/skimmer.ts';
import type { Input } from '../../../src/ingest/sources/input.ts';

export interface BothWays {
  /** Everything that a reading leaves behind, lines skimmed and lines not. */
  readonly plain: unknown;
  readonly skimmed: unknown;
  /** Events of the first reading, and those of them that were never made. */
  readonly events: number;
  readonly passed: number;
}

/** Attributes the inputs with and without skimming. Small batches, so that what one line teaches holds for the next. */
export async function bothWays(inputs: readonly Input[], batchSize = 1): Promise<BothWays> {
  const plain = await readings(inputs, false, batchSize);
  const skimmed = await readings(inputs, true, batchSize);
  return {
    plain: plain.left,
    skimmed: skimmed.left,
    events: plain.made,
    passed: plain.made - skimmed.made,
  };
}

async function readings(inputs: readonly Input[], isSkimming: boolean, batchSize: number) {
  const reports: IngestReport[] = [];
  let made = 0;
  const result = await attribute(async function* ({ lines, skim }) {
    const report = new IngestReport();
    reports.push(report);
    const skimmer = isSkimming && skim ? new Skimmer(skim) : undefined;
    for await (const batch of readEvents(inputs, report, { batchSize, lines, skimmer })) {
      if (reports.length === 1) made += batch.length;
      yield batch;
    }
  });
  const [report] = reports;
  return { made, left: { result, formats: report?.formats, faults: report?.faults, files: report?.files } };
}
