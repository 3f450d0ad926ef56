import { type DateSpan, parseDate } from './date-text.ts';

/**
 * Elasticsearch's date math: `now` or a date with `||`, then `+1h`, `-30d`, `/d`. Gives the first and the last
 * millisecond that the expression means: rounding down and up. Undefined for text that is no date.
 */
export function resolveDate(text: string, now: number): DateSpan | undefined {
  if (text.startsWith('now')) return calculate(text.slice(3), { from: now, to: now });
  const bars = text.indexOf('||');
  if (bars === -1) return parseDate(text);
  const anchor = parseDate(text.slice(0, bars));
  return anchor && calculate(text.slice(bars + 2), { from: anchor.from, to: anchor.from });
}

export function readsClock(text: string): boolean {
  return text.startsWith('now');
}

const step = /([+-])(\d{0,9})([yMwdhHms])|\/([yMwdhHms])/y;

function calculate(steps: string, anchor: DateSpan): DateSpan | undefined {
  if (steps.length > 200) return undefined;
  let { from, to } = anchor;
  step.lastIndex = 0;
  while (step.lastIndex < steps.length) {
    const match = step.exec(steps);
    if (!match) return undefined;
    const [, sign, digits, unit, rounding] = match;
    if (rounding !== undefined) {
      from = floorTo(from, rounding);
      to = add(floorTo(to, rounding), 1, rounding) - 1;
    } else {
      const count = Number(digits || '1') * (sign === '-' ? -1 : 1);
      from = add(from, count, unit as string);
      to = add(to, count, unit as string);
    }
  }
  return Number.isFinite(from) && Number.isFinite(to) ? { from, to } : undefined;
}

const fixedUnits: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  H: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
};

function add(ms: number, count: number, unit: string): number {
  const fixed = fixedUnits[unit];
  if (fixed !== undefined) return ms + count * fixed;
  return addMonths(ms, unit === 'y' ? count * 12 : count);
}

/** A day that the month does not have becomes its last. */
function addMonths(ms: number, count: number): number {
  const date = new Date(ms);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + count);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return date.setUTCDate(Math.min(day, last));
}

function floorTo(ms: number, unit: string): number {
  const fixed = fixedUnits[unit];
  const date = new Date(ms);
  if (unit === 'w') return floorTo(ms, 'd') - ((date.getUTCDay() + 6) % 7) * 86_400_000;
  if (fixed !== undefined) return Math.floor(ms / fixed) * fixed;
  return Date.UTC(date.getUTCFullYear(), unit === 'M' ? date.getUTCMonth() : 0, 1);
}
