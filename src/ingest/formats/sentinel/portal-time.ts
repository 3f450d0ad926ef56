import { compareInstants, type Instant } from '../../../event/instant.ts';
import { parseInstant } from '../../../event/parse-instant.ts';

const numeric =
  /^\s*(\d{1,2})([/.-])(\d{1,2})\2(\d{4}),?\s+(\d{1,2}):(\d{2}):(\d{2})([.,]\d{1,9})?(?:\s*([AaPp])\.?([Mm])\.?)?\s*(?:Z|UTC)?\s*$/;
const named =
  /^\s*([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4}),?(?:\s+@)?\s+(\d{1,2}):(\d{2}):(\d{2})([.,]\d{1,9})?(?:\s*([AaPp])\.?[Mm]\.?)?\s*(?:Z|UTC)?\s*$/;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads the times of Microsoft's portals, UTC: ISO 8601, `Jun 3, 2026 9:30:00 AM`, and numbers in the order of the reader's
 * language. Which of two numbers is the month is settled in this order: one above 12 is the day; `near`, another time of the
 * same record, is close to one reading; dots and dashes put the day first; `AM` in capitals, as American English has it, the
 * month; everything else (`am`, 24 hours) the day.
 */
export function parsePortalTime(value: unknown, near?: Instant): Instant | undefined {
  const iso = parseInstant(value);
  if (iso || typeof value !== 'string' || value.length > 64) return iso;
  const match = numeric.exec(value);
  if (!match) return parseNamed(value);
  const [, first = '', mark, second = '', year, hour, minute, seconds, fraction, half, m] = match;
  const clock = [hour, minute, seconds, fraction, half] as const;
  const monthFirst = dateOf(year, first, second, clock);
  const dayFirst = dateOf(year, second, first, clock);
  if (!monthFirst || !dayFirst) return monthFirst ?? dayFirst;
  if (near) return nearer(monthFirst, dayFirst, near);
  return mark === '/' && m === 'M' ? monthFirst : dayFirst;
}

function parseNamed(text: string): Instant | undefined {
  const match = named.exec(text);
  if (!match) return undefined;
  const [, name = '', day = '', year, hour, minute, seconds, fraction, half] = match;
  const month = months.indexOf(name.toLowerCase()) + 1;
  return month === 0 ? undefined : dateOf(year, String(month), day, [hour, minute, seconds, fraction, half]);
}

type Clock = readonly [
  hour: string | undefined,
  minute: string | undefined,
  seconds: string | undefined,
  fraction: string | undefined,
  half: string | undefined,
];

function dateOf(year = '', month: string, day: string, clock: Clock): Instant | undefined {
  const [hour = '', minute = '', seconds = '', fraction = '', half] = clock;
  let hours = Number(hour);
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return undefined;
    hours = (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = `${String(hours).padStart(2, '0')}:${minute}:${seconds}${fraction.replace(',', '.')}`;
  return parseInstant(`${date}T${time}Z`);
}

function nearer(a: Instant, b: Instant, near: Instant): Instant {
  if (compareInstants(a, b) === 0) return a;
  return Math.abs(a.ms - near.ms) <= Math.abs(b.ms - near.ms) ? a : b;
}
