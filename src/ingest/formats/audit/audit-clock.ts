import type { Instant } from '../../../event/instant.ts';
import { parseInstant } from '../../../event/parse-instant.ts';

/**
 * The local time of an event as `ausearch -i` prints it, read as if it were UTC: `06/03/2026 09:30:13.301` in the order of the language that
 * it ran in. Slashes put the month first (the `C` locale and American English), unless it would be above 12; dots and dashes the day.
 */
export function parseAuditClock(text: string): Instant | undefined {
  const [date = '', clock = ''] = text.split(' ');
  const [, a = '', mark, b = '', year = ''] = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(date) ?? [];
  if (mark === undefined) return parseInstant(`${date}T${clock}Z`);
  const full = year.length === 2 ? `20${year}` : year;
  const day = (month: string, each: string): Instant | undefined =>
    parseInstant(`${full}-${month.padStart(2, '0')}-${each.padStart(2, '0')}T${clock}Z`);
  return mark === '/' ? (day(a, b) ?? day(b, a)) : (day(b, a) ?? day(a, b));
}
