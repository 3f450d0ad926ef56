import { type Instant, instant } from '../../../event/instant.ts';
import { parseInstant } from '../../../event/parse-instant.ts';

const american =
  /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})\s+(\d{1,2}):(\d{2}):(\d{2})(\.\d+)?(?:\s*([AaPp])[Mm])?(?:\s*(Z|[+-]\d{2}:\d{2}))?\s*$/;

/**
 * Reads the times that Azure writes: ISO 8601, and `M/d/yyyy h:mm:ss AM` with or without an offset, which some resource
 * providers use and which newer versions of Elastic's pipeline read; and `/Date(1780479000123)/` of older PowerShell. UTC where no zone is given.
 */
export function parseAzureTime(value: unknown): Instant | undefined {
  const iso = parseInstant(value);
  if (iso || typeof value !== 'string') return iso;
  const ticks = Number(/^\/Date\((\d{12,13})(?:[+-]\d{4})?\)\/$/.exec(value)?.[1]);
  if (ticks > 0) return instant(ticks);
  const match = american.exec(value);
  if (!match) return undefined;
  const [, month = '', day = '', year, hour, minute, second, fraction = '', half, zone = 'Z'] = match;
  let hours = Number(hour);
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return undefined;
    hours = (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return parseInstant(`${date}T${String(hours).padStart(2, '0')}:${minute}:${second}${fraction}${zone}`);
}
