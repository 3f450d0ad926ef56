import type { Instant } from '../../event/instant.ts';
import type { Layout, Locale } from '../scenario/shapes.ts';
import { sevenDigits } from './azure-common.ts';
import { portalDate } from './portal-date.ts';

export interface WrittenRow {
  readonly text: string;
  /** The row's time as far as the export keeps it. */
  readonly time: Instant;
}

/**
 * A row of a Log Analytics table. In the portal's CSV the column of the time has another name, a date in the reader's
 * language, and milliseconds alone.
 */
export function writeRow(
  row: Readonly<Record<string, unknown>>,
  time: Instant,
  layout: Layout | undefined,
  locale: Locale,
): WrittenRow {
  if (layout !== 'csv')
    return { text: JSON.stringify({ TimeGenerated: sevenDigits(time), ...row }), time: hundreds(time) };
  const exported = { 'TimeGenerated [UTC]': portalDate(time.ms, locale), ...row };
  return { text: JSON.stringify(exported), time: { ms: time.ms, ns: 0 } };
}

function hundreds({ ms, ns }: Instant): Instant {
  return { ms, ns: Math.floor(ns / 100) * 100 };
}
