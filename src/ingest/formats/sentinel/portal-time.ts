import { compareInstants, type Instant } from '../../../event/instant.ts';
import { parseInstant } from '../../../event/parse-instant.ts';

const numeric =
  /^(\d{1,4}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{1,4})\.? (\d{1,2})([:.])(\d{2})\6(\d{2})(?:[.,](\d{1,9}))?$/;
const named = /^([A-Za-z]{3})[a-z]*\.? (\d{1,2}) (\d{4}) (\d{1,2}):(\d{2}):(\d{2})(?:[.,](\d{1,9}))?$/;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const halves = /(?<=[\d\s])(?:([AaPp])(?:([Mm])(?![a-z])|\. ?m\.))|(上午|午前|오전)|(下午|午後|오후)/;

/**
 * Reads the times of Microsoft's portals, UTC: ISO 8601, `Jun 3, 2026 9:30:00 AM`, and numbers in the order and with the marks of the
 * reader's language, year first or last. Which of two numbers is the month is settled in this order: behind a year that comes first it
 * is the first; one above 12 is the day; `near`, another time of the same record, is close to one reading; dots and dashes put the day
 * first; `AM` in capitals, as American English has it, the month; everything else (`am`, 24 hours) the day.
 */
export function parsePortalTime(value: unknown, near?: Instant): Instant | undefined {
  const iso = parseInstant(value);
  if (iso || typeof value !== 'string' || value.length > 64) return iso;
  const half = halves.exec(value);
  const isAfternoon = half && (half[4] !== undefined || half[1]?.toLowerCase() === 'p');
  const plain = plainText(half ? value.replace(half[0], ' ') : value);
  const match = numeric.exec(plain);
  if (!match) return parseNamed(plain, isAfternoon);
  const [, first = '', mark, second = '', third = '', hour, , minute, seconds, fraction] = match;
  const clock: Clock = { hour, minute, seconds, fraction, isAfternoon };
  if (first.length === 4) return dateOf(first, second, third, clock);
  if (first.length > 2 || third.length !== 4) return undefined;
  const monthFirst = dateOf(third, first, second, clock);
  const dayFirst = dateOf(third, second, first, clock);
  if (!monthFirst || !dayFirst) return monthFirst ?? dayFirst;
  if (near) return nearer(monthFirst, dayFirst, near);
  return mark === '/' && half?.[2] === 'M' ? monthFirst : dayFirst;
}

/** Without marks of direction, and with one blank for all that stands between date and time: `, `, ` klo `, ` @ `, narrow blanks. */
function plainText(text: string): string {
  return text
    .replace(/[\u200e\u200f\u061c]/g, '')
    .replace(/\s*(?:Z|UTC)\s*$/, '')
    .replace(/ (?:klo|kl\.?|um|@) /, ' ')
    .replace(/[\s,]+(?=\S)/g, (blank, at: number, whole: string) =>
      isDecimal(whole, at, blank) ? blank : ' ',
    )
    .trim();
}

/** A comma between the seconds and their fraction. */
function isDecimal(whole: string, at: number, blank: string): boolean {
  return blank === ',' && /[:.]\d{2}$/.test(whole.slice(0, at)) && /^,\d/.test(whole.slice(at));
}

function parseNamed(text: string, isAfternoon: boolean | null): Instant | undefined {
  const match = named.exec(text);
  if (!match) return undefined;
  const [, name = '', day = '', year, hour, minute, seconds, fraction] = match;
  const month = months.indexOf(name.toLowerCase()) + 1;
  const clock = { hour, minute, seconds, fraction, isAfternoon };
  return month === 0 ? undefined : dateOf(year, String(month), day, clock);
}

interface Clock {
  readonly hour: string | undefined;
  readonly minute: string | undefined;
  readonly seconds: string | undefined;
  readonly fraction: string | undefined;
  /** Null where the clock has 24 hours. */
  readonly isAfternoon: boolean | null;
}

function dateOf(year = '', month: string, day: string, clock: Clock): Instant | undefined {
  const { hour = '', minute = '', seconds = '', fraction = '0', isAfternoon } = clock;
  let hours = Number(hour);
  if (isAfternoon !== null) {
    if (hours < 1 || hours > 12) return undefined;
    hours = (hours % 12) + (isAfternoon ? 12 : 0);
  }
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return parseInstant(`${date}T${String(hours).padStart(2, '0')}:${minute}:${seconds}.${fraction}Z`);
}

function nearer(a: Instant, b: Instant, near: Instant): Instant {
  if (compareInstants(a, b) === 0) return a;
  return Math.abs(a.ms - near.ms) <= Math.abs(b.ms - near.ms) ? a : b;
}
