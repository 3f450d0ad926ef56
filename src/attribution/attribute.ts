import type { Event } from '../event/event.ts';
import type { InventoryMachine } from '../ingest/inventory/inventory-machine.ts';
import { LineIndex } from '../ingest/line-index.ts';
import { Attributor } from './attributor.ts';
import type { DeclaredCoverage } from './model/coverage.ts';
import type { AttributionResult } from './model/result.ts';

/** What the user knows beside the logs, and who watches. */
export interface AttributeOptions {
  readonly inventory?: readonly InventoryMachine[];
  readonly covered?: readonly DeclaredCoverage[];
  /** Told after every batch of the first reading how many processes so far show a run. */
  readonly onSigns?: (signs: number) => void;
}

/**
 * Attributes everything in the given events. `read` is called twice and must yield the same set of events each time, in
 * any order and batching: the result is a function of that set. The first reading finds requests, signs of runs, hosts
 * and coverage; the second gathers the process trees of the hosts concerned, so memory follows the runs, not the logs. The
 * index that `read` is given may be passed on to the reader, which then spares itself in the second what cannot matter.
 */
export async function attribute(
  read: (lines: LineIndex) => AsyncIterable<readonly Event[]>,
  options: AttributeOptions = {},
): Promise<AttributionResult> {
  const attributor = new Attributor();
  for (const machine of options.inventory ?? []) attributor.addInventory(machine);
  for (const declared of options.covered ?? []) attributor.declareCoverage(declared);
  const lines = new LineIndex();
  for await (const batch of read(lines)) {
    for (const event of batch) {
      const cell = attributor.observe(event);
      event.lines?.note(event.source.line, cell);
    }
    options.onSigns?.(attributor.signs);
  }
  if (attributor.startGathering()) {
    lines.close((cell) => attributor.isNeeded(cell));
    for await (const batch of read(lines)) for (const event of batch) attributor.gather(event);
  }
  return attributor.finish();
}
