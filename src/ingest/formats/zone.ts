import type { Instant } from '../../event/instant.ts';
import type { Doubt } from './doubt.ts';

/** What a clock in some place shows, read as if it were UTC, to UTC. */
export type Zone = (clock: Instant) => Instant;

/** `UTC`, an offset such as `+02:00`, or a name such as `Europe/Berlin`, whose summer time counts. Undefined for anything else. */
export function parseZone(name: string): Zone | undefined {
  const text = name.trim();
  if (/^(?:UTC|GMT|Z)$/i.test(text)) return (clock) => clock;
  const [, sign, hours, minutes = '0'] = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?([0-5]\d))?$/i.exec(text) ?? [];
  if (hours !== undefined) {
    const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
    return Number(hours) > 14 ? undefined : ({ ms, ns }) => ({ ms: ms - offset, ns });
  }
  const format = text.includes('/') ? formatOf(text) : undefined;
  return format && (({ ms, ns }) => ({ ms: ms - offsetAt(format, ms - offsetAt(format, ms)), ns }));
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return undefined;
  }
}

/** Milliseconds by which the zone's clock is ahead of UTC at a time in UTC. */
function offsetAt(format: Intl.DateTimeFormat, ms: number): number {
  const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const clock = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return clock - Math.floor(ms / 1000) * 1000;
}

const zoned = /(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)\s*$/i;

/** Whether a date in text says which zone it is in. */
export function namesZone(text: string): boolean {
  return zoned.test(text) && !/^\s*\d{4}-\d{2}-\d{2}\s*$/.test(text);
}

export interface Settled {
  readonly time: Instant;
  readonly doubt?: Doubt | undefined;
}

/** A time that named no zone: in the user's, else as UTC, with doubt. `what` names it for the report. */
export function settle(clock: Instant, zone: Zone | undefined, what: string): Settled {
  if (zone) return { time: zone(clock) };
  return { time: clock, doubt: { code: 'record-time-zone', message: `${what} names no time zone` } };
}
