import { attribute } from '../attribution/attribute.ts';
import type { ReadOptions } from '../ingest/read.ts';
import { readEvents } from '../ingest/read.ts';
import { IngestReport } from '../ingest/report.ts';
import type { InputSet } from '../ingest/sources/input.ts';
import { inputReport } from '../output/input-report.ts';
import type { ScanReport } from '../output/scan-report.ts';

/** Reads the inputs as often as attribution asks for, and reports what the first reading met. */
export async function scanInputs(inputs: InputSet, options: ReadOptions): Promise<ScanReport> {
  const readings: IngestReport[] = [];
  const result = await attribute(() => {
    const reading = new IngestReport();
    readings.push(reading);
    return readEvents(inputs.inputs, reading, options);
  });
  const [first = new IngestReport()] = readings;
  for (const diagnostic of inputs.diagnostics) first.addFault(diagnostic);
  return { result, input: inputReport(first) };
}
