import type { HostOnlyFact, ProcessFact } from '../observe/fact.ts';
import { sevenDigits } from './azure-common.ts';
import { type DefenderRow, otherRow, otherRowFact, processRow, rowFact } from './defender-row.ts';
import type { GuestEntry } from './guest-entry.ts';
import type { OtherEntry } from './other-entry.ts';
import { portalDate } from './portal-date.ts';
import { writeRow } from './table-row.ts';

/** A row of Defender's tables in a Sentinel workspace. Its times are those of the device; when it came in is not said. */
export function writeDefenderSentinel(entry: GuestEntry): {
  readonly text: string;
  readonly fact: ProcessFact;
} {
  const { text, time } = printed(processRow(entry), entry.log);
  return { text, fact: rowFact(entry, time, undefined) };
}

export function writeDefenderSentinelOther(
  entry: OtherEntry,
): { readonly text: string; readonly fact: HostOnlyFact } | undefined {
  const row = otherRow(entry);
  if (!row) return undefined;
  const { text, time } = printed(row, entry.log);
  return { text, fact: otherRowFact(entry, time) };
}

function printed({ table, time, columns }: DefenderRow, { layout, locale }: GuestEntry['log']) {
  // The portal shows both times in the reader's way; a query gives both as they are.
  const own =
    layout === 'csv' ? { 'Timestamp [UTC]': portalDate(time.ms, locale) } : { Timestamp: sevenDigits(time) };
  const row = { ...own, ...columns, TenantId: workspace, SourceSystem: '', Type: table };
  return writeRow(row, time, layout, locale);
}

/** One workspace takes in all devices. */
const workspace = '00000000-1111-4222-8333-444444444444';
