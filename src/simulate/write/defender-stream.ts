import type { HostOnlyFact, ProcessFact } from '../observe/fact.ts';
import { sevenDigits } from './azure-common.ts';
import { type DefenderRow, otherRow, otherRowFact, processRow, rowFact } from './defender-row.ts';
import type { GuestEntry } from './guest-entry.ts';
import type { OtherEntry } from './other-entry.ts';

/** A row in the envelope in which Defender streams it, whose own time is when it was streamed. */
export function writeDefenderStream(entry: GuestEntry): {
  readonly text: string;
  readonly fact: ProcessFact;
} {
  const row = processRow(entry);
  const { tenantId } = entry.process.guest.subscription;
  return { text: enveloped(row, entry.available, tenantId), fact: rowFact(entry, row.time, entry.available) };
}

export function writeDefenderStreamOther(
  entry: OtherEntry,
): { readonly text: string; readonly fact: HostOnlyFact } | undefined {
  const row = otherRow(entry);
  if (!row) return undefined;
  const text = enveloped(row, entry.available, entry.guest.subscription.tenantId);
  return { text, fact: otherRowFact(entry, row.time) };
}

function enveloped({ table, time, columns }: DefenderRow, available: number, tenantId: string): string {
  return JSON.stringify({
    time: sevenDigits({ ms: available, ns: 0 }),
    tenantId,
    operationName: 'Publish',
    category: `AdvancedHunting-${table}`,
    Tenant: 'DefaultTenant',
    properties: { Timestamp: sevenDigits(time), ...columns },
  });
}
