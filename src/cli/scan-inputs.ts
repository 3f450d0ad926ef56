import { type AttributeOptions, attribute } from '../attribution/attribute.ts';
import type { Event } from '../event/event.ts';
import type { ReadOptions } from '../ingest/read.ts';
import { readEvents } from '../ingest/read.ts';
import { IngestReport } from '../ingest/report.ts';
import type { InputSet } from '../ingest/sources/input.ts';
import { inputReport } from '../output/input-report.ts';
import { RunContext } from '../output/run-context.ts';
import type { ScanReport } from '../output/scan-report.ts';
import type { ScanRules } from './scan-rules.ts';

/** What a scan is to do beside attributing. */
export interface ScanJob {
  readonly reading: ReadOptions;
  readonly knowledge: AttributeOptions;
  /** Records and sessions are wanted, which take a reading of their own. */
  readonly wantsContext?: boolean | undefined;
  readonly rules?: ScanRules | undefined;
}

/** How often a scan reads its inputs at most. */
export function readingsOf({ wantsContext }: Pick<ScanJob, 'wantsContext'>): number {
  return wantsContext ? 3 : 2;
}

/**
 * Reads the inputs as often as attribution asks for, and once more where records and sessions are wanted, and reports what
 * the first reading met.
 */
export async function scanInputs(
  inputs: InputSet,
  { reading, knowledge, wantsContext, rules }: ScanJob,
): Promise<ScanReport> {
  const readings: IngestReport[] = [];
  const result = await attribute(() => {
    const report = new IngestReport();
    readings.push(report);
    const events = readEvents(inputs.inputs, report, reading);
    return rules && readings.length === 1 ? shownTo(rules, events) : events;
  }, knowledge);
  const [first = new IngestReport()] = readings;
  for (const diagnostic of inputs.diagnostics) first.addFault(diagnostic);
  const detection = rules?.finish(result.attributions);
  const report = { result, input: inputReport(first), ...(detection && { detection }) };
  if (!wantsContext) return report;
  const context = new RunContext(result.attributions);
  for await (const batch of readEvents(inputs.inputs, new IngestReport(), reading)) {
    for (const event of batch) context.observe(event);
  }
  return { ...report, context };
}

/** Rules see the events of one reading as they pass. */
async function* shownTo(
  rules: ScanRules,
  batches: AsyncIterable<readonly Event[]>,
): AsyncGenerator<readonly Event[]> {
  for await (const batch of batches) {
    for (const event of batch) rules.observe(event);
    yield batch;
  }
}
