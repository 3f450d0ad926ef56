/** What a date that is written down means: from its first millisecond to its last. */
export interface DateSpan {
  readonly from: number;
  readonly to: number;
}

const written =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?)?)?)?(Z|z|[+-]\d{2}(?::?\d{2})?)?$/;

/**
 * ISO 8601 as far as it is written (`2010`, `2010-03`, … with an optional zone, else UTC), or else a decimal number of
 * milliseconds since 1970. Undefined for other text and for dates that do not exist.
 */
export function parseDate(text: string): DateSpan | undefined {
  if (text.length > 40) return undefined;
  const match = written.exec(text);
  if (!match) return /^-?\d{1,16}(?:\.\d+)?$/.test(text) ? instantSpan(Math.floor(Number(text))) : undefined;
  const [, year = '', month, day, hour, minute, second, fraction, zone] = match;
  if (zone !== undefined && hour === undefined) return undefined;
  const parts = {
    year: Number(year),
    month: Number(month ?? 1),
    day: Number(day ?? 1),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
  };
  if (!exists(parts)) return undefined;
  const offset = zoneOffsetMs(zone);
  if (offset === undefined) return undefined;
  const at = (more: Partial<typeof parts>) => utc({ ...parts, ...more }) - offset;
  if (fraction !== undefined) return instantSpan(at({}) + Number(fraction.slice(0, 3).padEnd(3, '0')));
  if (second !== undefined) return { from: at({}), to: at({ second: parts.second + 1 }) - 1 };
  if (minute !== undefined) return { from: at({}), to: at({ minute: parts.minute + 1 }) - 1 };
  if (hour !== undefined) return { from: at({}), to: at({ hour: parts.hour + 1 }) - 1 };
  if (day !== undefined) return { from: at({}), to: at({ day: parts.day + 1 }) - 1 };
  if (month !== undefined) return { from: at({}), to: at({ month: parts.month + 1 }) - 1 };
  return { from: at({}), to: at({ year: parts.year + 1 }) - 1 };
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Not by `Date.UTC`, which reads years below 100 as 19xx. */
function utc({ year, month, day, hour, minute, second }: Parts): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.setUTCHours(hour, minute, second, 0);
}

function exists({ year, month, day, hour, minute, second }: Parts): boolean {
  if (month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) return false;
  const last = new Date(0);
  last.setUTCFullYear(year, month, 0);
  return day >= 1 && day <= last.getUTCDate();
}

function instantSpan(ms: number): DateSpan {
  return { from: ms, to: ms };
}

function zoneOffsetMs(zone: string | undefined): number | undefined {
  if (zone === undefined || zone === 'Z' || zone === 'z') return 0;
  const digits = zone.slice(1).replace(':', '');
  const hours = Number(digits.slice(0, 2));
  const minutes = Number(digits.slice(2) || '0');
  if (hours > 18 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
