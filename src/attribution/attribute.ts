import type { Event } from '../event/event.ts';
import type { InventoryMachine } from '../ingest/inventory/inventory-machine.ts';
import { LineIndex } from '../ingest/line-index.ts';
import type { SkimTerms } from '../ingest/skim/terms.ts';
import { Attributor } from './attributor.ts';
import type { DeclaredCoverage } from './model/coverage.ts';
import type { AttributionResult } from './model/result.ts';
import { skimTerms } from './skim-terms.ts';

/** What the user knows beside the logs, and who watches. */
export interface AttributeOptions {
  readonly inventory?: readonly InventoryMachine[];
  readonly covered?: readonly DeclaredCoverage[];
  /** Told after every batch of the first reading how many processes so far show a run. */
  readonly onSigns?: (signs: number) => void;
}

/** What a reader may spare itself, if it likes: the result is the same. */
export interface ReadingAids {
  /** For both readings: lines that cannot be part of a run are not needed by the second. */
  readonly lines: LineIndex;
  /** For the first reading alone: what it goes by, so that lines that say nothing new can be passed over. */
  readonly skim: SkimTerms | undefined;
  /** To be told of files that say themselves that the listing which they hold goes on elsewhere. No spare: it tells what is not covered. */
  readonly onUnendedListing: (file: string) => void;
}

/**
 * Attributes everything in the given events. `read` is called twice and must yield the same set of events each time, in
 * any order and batching: the result is a function of that set. The first reading finds requests, signs of runs, hosts
 * and coverage; the second gathers the process trees of the hosts concerned, so memory follows the runs, not the logs. The
 * aids that `read` is given may be passed on to the reader.
 */
export async function attribute(
  read: (aids: ReadingAids) => AsyncIterable<readonly Event[]>,
  options: AttributeOptions = {},
): Promise<AttributionResult> {
  const attributor = new Attributor();
  for (const machine of options.inventory ?? []) attributor.addInventory(machine);
  for (const declared of options.covered ?? []) attributor.declareCoverage(declared);
  const lines = new LineIndex();
  const onUnendedListing = (file: string) => attributor.addUnendedListing(file);
  for await (const batch of read({ lines, skim: skimTerms, onUnendedListing })) {
    for (const event of batch) {
      if (event.isRepeated) continue;
      const cell = attributor.observe(event);
      event.lines?.note(event.source.line, cell);
      event.kin?.learn(attributor.repeater(event));
      event.lines = undefined;
      event.kin = undefined;
    }
    options.onSigns?.(attributor.signs);
  }
  if (attributor.startGathering()) {
    lines.close((cell) => attributor.isNeeded(cell));
    for await (const batch of read({ lines, skim: undefined, onUnendedListing }))
      for (const event of batch) attributor.gather(event);
  }
  return attributor.finish();
}
