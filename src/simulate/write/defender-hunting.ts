import type { Instant } from '../../event/instant.ts';
import type { HostOnlyFact, ProcessFact } from '../observe/fact.ts';
import { sevenDigits } from './azure-common.ts';
import { type DefenderRow, otherRow, otherRowFact, processRow, rowFact } from './defender-row.ts';
import type { GuestEntry } from './guest-entry.ts';
import type { OtherEntry } from './other-entry.ts';

type Log = GuestEntry['log'];

/** A row as advanced hunting answers with it. The portal's CSV has the time to seconds, in words. */
export function writeDefenderHunting(entry: GuestEntry): {
  readonly text: string;
  readonly fact: ProcessFact;
} {
  const row = processRow(entry);
  return { text: printed(row, entry.log), fact: rowFact(entry, kept(row.time, entry.log), undefined) };
}

export function writeDefenderHuntingOther(
  entry: OtherEntry,
): { readonly text: string; readonly fact: HostOnlyFact } | undefined {
  const row = otherRow(entry);
  if (!row) return undefined;
  return { text: printed(row, entry.log), fact: otherRowFact(entry, kept(row.time, entry.log)) };
}

function printed({ time, columns }: DefenderRow, { layout }: Log): string {
  const stamp = layout === 'csv' ? inWords(time.ms) : sevenDigits(time);
  return JSON.stringify({ Timestamp: stamp, ...columns });
}

function kept(time: Instant, { layout }: Log): Instant {
  return layout === 'csv' ? { ms: Math.floor(time.ms / 1000) * 1000, ns: 0 } : time;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Jun 3, 2026 9:30:13 AM`. */
function inWords(ms: number): string {
  const at = new Date(ms);
  const hours = at.getUTCHours();
  const clock = `${((hours + 11) % 12) + 1}:${at.toISOString().slice(14, 19)} ${hours < 12 ? 'AM' : 'PM'}`;
  return `${months[at.getUTCMonth()]} ${at.getUTCDate()}, ${at.getUTCFullYear()} ${clock}`;
}
