import { createFieldTypes } from '../../../event/field-types/field-types.ts';
import { formatInstant } from '../../../event/instant.ts';
import type { JsonObject, JsonValue } from '../../../event/json.ts';
import { parsePortalTime } from '../sentinel/portal-time.ts';
import type { Zone } from '../zone.ts';

/** `Jun 3, 2026 @ 09:30:13.301`, Kibana's own way to show a date. */
const shownDate = /^[A-Z][a-z]{2} \d{1,2}, \d{4} @ \d{2}:\d{2}:\d{2}\.\d{3}\d*$/;
const shownNumber = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

let types: ReturnType<typeof createFieldTypes> | undefined;

/** Whether a date is written as Kibana shows it, which no document holds. */
export function isShownDate(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && value.charCodeAt(0) > 0x40 && shownDate.test(value);
}

/**
 * The document behind a row of Kibana's CSV: empty cells and `-` are fields that it does not have, lists are written as JSON, numbers with
 * commas between thousands, and dates without a zone, by the clock of whoever exported them. Undefined for anything else.
 */
export function kibanaRow(record: JsonObject, zone: Zone | undefined): JsonObject | undefined {
  if (!isShownDate(record['@timestamp'])) return undefined;
  types ??= createFieldTypes();
  const doc: [string, JsonValue][] = [];
  for (const [name, cell] of Object.entries(record)) {
    if (typeof cell !== 'string' || cell === '' || cell === '-' || cell === '(null)') continue;
    doc.push([name, cellValue(cell, types.typeOf(name).family, zone)]);
  }
  return Object.fromEntries(doc);
}

function cellValue(cell: string, family: string, zone: Zone | undefined): JsonValue {
  if (isShownDate(cell)) return dateOf(cell, zone);
  if (/^\s*\[/.test(cell))
    return (
      listIn(cell)?.map((item) => (typeof item === 'string' ? cellValue(item, family, zone) : item)) ?? cell
    );
  if (family === 'number' && shownNumber.test(cell)) return Number(cell.replaceAll(',', ''));
  return cell;
}

function listIn(cell: string): readonly JsonValue[] | undefined {
  try {
    const value = JSON.parse(cell) as JsonValue;
    return Array.isArray(value) ? (value as readonly JsonValue[]) : undefined;
  } catch {
    return undefined;
  }
}

/** ISO 8601, with a `Z` only where the zone is known. */
function dateOf(cell: string, zone: Zone | undefined): string {
  const clock = parsePortalTime(cell);
  if (!clock) return cell;
  return zone ? formatInstant(zone(clock)) : formatInstant(clock).replace(/Z$/, '');
}
