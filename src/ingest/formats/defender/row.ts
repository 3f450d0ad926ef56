import { firstText } from '../../../event/fields.ts';
import type { JsonObject } from '../../../event/json.ts';
import { objectOf } from '../azure/json-text.ts';
import { parsePortalTime } from '../sentinel/portal-time.ts';

/** A row of an advanced-hunting table, whichever way it came. */
export interface DefenderRow {
  /** `DeviceProcessEvents`. */
  readonly table: string;
  readonly columns: JsonObject;
  /** What the envelope or the workspace adds under `m365_defender.event`. */
  readonly envelope: JsonObject;
}

/** Reads a column: empty text is a missing value, as it is in CSV. */
export function text({ columns }: DefenderRow, column: string): string | undefined {
  return firstText(columns[column])?.trim() || undefined;
}

export function integer(row: DefenderRow, column: string): number | undefined {
  const value = text(row, column);
  return value !== undefined && /^-?\d{1,15}$/.test(value) ? Number(value) : undefined;
}

/** `1`, `true` and the like; CSV writes them with capitals. */
export function flag(row: DefenderRow, column: string): boolean | undefined {
  const value = text(row, column)?.toLowerCase();
  if (value === '1' || value === 'true') return true;
  return value === '0' || value === 'false' ? false : undefined;
}

/** A time with milliseconds, as the pipeline keeps it. */
export function time(row: DefenderRow, column: string): string | undefined {
  const value = parsePortalTime(row.columns[column]);
  return value && new Date(value.ms).toISOString();
}

/** `AdditionalFields`, which is text in most shapes. */
export function additional(row: DefenderRow): JsonObject | undefined {
  return objectOf(row.columns['AdditionalFields']);
}

/** What happened, in lower case: `processcreated`. */
export function actionOf(row: DefenderRow): string {
  return text(row, 'ActionType')?.toLowerCase() ?? '';
}
