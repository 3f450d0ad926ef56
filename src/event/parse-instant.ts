import type { Instant } from './instant.ts';
import { parseUtcInstant } from './parse-utc-instant.ts';

const isoPattern =
  /^\s*(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,12}))?)?)?\s*(Z|z|UTC|[+-]\d{2}(?::?\d{2})?)?\s*$/;

/** Milliseconds outside this range are not dates that a log can mean (years 1970 to 2262). */
const maxMs = 9_223_372_036_854;

/**
 * Reads ISO 8601 and the forms near it that logs hold: a space instead of `T`, a comma as decimal sign, up to twelve
 * fractional digits (kept to the nanosecond), numeric offsets, no zone (taken as UTC). Returns undefined for anything
 * else, for dates that do not exist and for dates outside 1970–2262. Numbers are not read here: what a number means
 * (seconds, milliseconds) is for the format to say.
 */
export function parseInstant(text: unknown): Instant | undefined {
  if (typeof text !== 'string') return undefined;
  const usual = parseUtcInstant(text);
  if (usual) return usual;
  const match = isoPattern.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = match;
  const y = Number(year);
  const mo = Number(month);
  const d = Number(day);
  const h = Number(hour);
  const mi = Number(minute);
  const s = Number(second);
  if (mo < 1 || mo > 12 || d < 1 || d > daysInMonth(y, mo) || h > 24 || mi > 59 || s > 60) return undefined;
  if (h === 24 && (mi > 0 || s > 0)) return undefined;
  const offset = zoneOffsetMs(zone);
  if (offset === undefined) return undefined;
  const digits = fraction.slice(0, 9).padEnd(9, '0');
  const ms = Date.UTC(y, mo - 1, d, h, mi, s) + Number(digits.slice(0, 3)) - offset;
  if (!(ms >= 0 && ms <= maxMs)) return undefined;
  return { ms, ns: Number(digits.slice(3)) };
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function zoneOffsetMs(zone: string): number | undefined {
  if (zone === 'Z' || zone === 'z' || zone === 'UTC') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  const digits = zone.slice(1).replace(':', '');
  const hours = Number(digits.slice(0, 2));
  const minutes = Number(digits.slice(2) || '0');
  if (hours > 18 || minutes > 59) return undefined;
  return sign * (hours * 60 + minutes) * 60_000;
}
