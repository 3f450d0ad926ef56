import { type AttributeOptions, attribute } from '../attribution/attribute.ts';
import type { Event } from '../event/event.ts';
import { changedSince } from '../ingest/changed-since.ts';
import type { ReadOptions } from '../ingest/read.ts';
import { readEvents } from '../ingest/read.ts';
import { IngestReport } from '../ingest/report.ts';
import { Skimmer } from '../ingest/skim/skimmer.ts';
import type { SkimTerms } from '../ingest/skim/terms.ts';
import type { SkimThreads } from '../ingest/skim/threads/skim-threads.ts';
import type { InputSet } from '../ingest/sources/input.ts';
import { inputReport } from '../output/input-report.ts';
import { RunContext } from '../output/run-context.ts';
import type { ScanReport } from '../output/scan-report.ts';
import { boundingHeap } from './bound-heap.ts';
import type { ScanRules } from './scan-rules.ts';

/** What a scan is to do beside attributing. */
export interface ScanJob {
  readonly reading: ReadOptions;
  readonly knowledge: AttributeOptions;
  /** Records and sessions are wanted, which take a reading of their own. */
  readonly wantsContext?: boolean | undefined;
  readonly rules?: ScanRules | undefined;
  readonly threads?: SkimThreads | undefined;
}

/** How often a scan reads its inputs at most. */
export function readingsOf({ wantsContext }: Pick<ScanJob, 'wantsContext'>): number {
  return wantsContext ? 3 : 2;
}

/**
 * Reads the inputs as often as attribution asks for, and once more where records and sessions are wanted, and reports what
 * the first reading met, and which inputs later ones could not read again.
 */
export async function scanInputs(
  inputs: InputSet,
  { reading, knowledge, wantsContext, rules, threads }: ScanJob,
): Promise<ScanReport> {
  const readings: IngestReport[] = [];
  const newReport = (): IngestReport => {
    const report = new IngestReport();
    readings.push(report);
    return report;
  };
  const result = await attribute(({ lines, skim, onUnendedListing }) => {
    const skimmer = skim && new Skimmer({ ...skim, ...wantedBy(rules, reading) }, threads);
    const events = boundingHeap(
      readEvents(inputs.inputs, newReport(), { ...reading, lines, skimmer, onUnendedListing }),
    );
    const watched = skimmer ? endingThreads(skimmer, events) : events;
    return rules && readings.length === 1 ? shownTo(rules, watched) : watched;
  }, knowledge);
  const context = wantsContext
    ? await gatherContext(
        new RunContext(result.attributions),
        readEvents(inputs.inputs, newReport(), reading),
      )
    : undefined;
  const [first = new IngestReport(), ...later] = readings;
  const changed = changedSince(first, later);
  for (const diagnostic of [...inputs.diagnostics, ...changed]) first.addFault(diagnostic);
  const detection = rules?.finish(result.attributions);
  return { result, input: inputReport(first), ...(detection && { detection }), ...(context && { context }) };
}

/** What is looked up of addresses is in no record, so that a record cannot tell whether a rule has use for it. */
function wantedBy(
  rules: ScanRules | undefined,
  { findAddress }: ReadOptions,
): Pick<SkimTerms, 'wantedOf' | 'wants'> {
  if (!rules) return {};
  return {
    wantedOf(dataStream) {
      const wanted = rules.wantedOf(dataStream);
      return findAddress && wanted?.words.length !== 0 ? undefined : wanted;
    },
    wants: (event) => rules.wants(event),
  };
}

async function gatherContext(
  context: RunContext,
  batches: AsyncIterable<readonly Event[]>,
): Promise<RunContext> {
  for await (const batch of batches) {
    for (const event of batch) context.observe(event);
  }
  return context;
}

async function* endingThreads(
  skimmer: Skimmer,
  batches: AsyncIterable<readonly Event[]>,
): AsyncGenerator<readonly Event[]> {
  try {
    yield* batches;
  } finally {
    await skimmer.close();
  }
}

/** Rules see the events of one reading once they have passed: what they keep must not hold on to the reading. */
async function* shownTo(
  rules: ScanRules,
  batches: AsyncIterable<readonly Event[]>,
): AsyncGenerator<readonly Event[]> {
  for await (const batch of batches) {
    yield batch;
    for (const event of batch) rules.observe(event);
  }
}
