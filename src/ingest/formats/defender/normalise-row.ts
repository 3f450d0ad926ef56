import type { Instant } from '../../../event/instant.ts';
import type { Normalised, Rejected } from '../format.ts';
import { parsePortalTime } from '../sentinel/portal-time.ts';
import { defenderDocument } from './defender-document.ts';
import { actionOf, type DefenderRow, text } from './row.ts';

/** What Elastic's integration writes rows of advanced hunting to. */
export const defenderEvents = 'logs-m365_defender.event-default';

/** The event of a row; `timeColumns` in the order in which they count. */
export function normaliseRow(
  row: DefenderRow,
  timeColumns: readonly string[],
  ingested: Instant | undefined,
  missing: string,
): Normalised | Rejected {
  const time = timeColumns.map((column) => parsePortalTime(row.columns[column])).find((value) => value);
  if (!time) return { kind: 'rejected', code: 'record-no-time', message: missing };
  return {
    kind: 'event',
    id: idOf(row, time),
    time,
    ingested,
    dataStream: defenderEvents,
    doc: defenderDocument(row, time, ingested),
  };
}

/**
 * Report ids count through one device and start again, so that the time belongs to them. To the millisecond, because exports cut the rest
 * off: the same row is one event in every shape.
 */
function idOf(row: DefenderRow, { ms }: Instant): string | undefined {
  const device = text(row, 'DeviceId')?.toLowerCase();
  const report = text(row, 'ReportId');
  if (device === undefined || report === undefined) return undefined;
  return `defender:${device}:${report}:${ms}:${actionOf(row)}`;
}
