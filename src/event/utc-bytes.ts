import type { Instant } from './instant.ts';
import { parseUtcClock, parseUtcInstant } from './parse-utc-instant.ts';

const dateLength = 'YYYY-MM-DD'.length;
let lastDate = '';
let lastMs = 0;

/**
 * `parseUtcInstant` of bytes. Of most events the date is that of the event before, so that only the time of day is read; one that is not
 * in the usual form is left to that function.
 */
export function utcInstantAt(bytes: Buffer, from: number, to: number): Instant | undefined {
  const isUsual = bytes[to - 1] === 0x5a && bytes[from + 10] === 0x54;
  const instant = isUsual ? timeOfDay(bytes, from, to - 1) : undefined;
  return instant ?? parsed(parseUtcInstant, bytes, from, to);
}

/** `parseUtcClock` of bytes. */
export function utcClockAt(bytes: Buffer, from: number, to: number): Instant | undefined {
  const instant = bytes[from + 10] === 0x20 ? timeOfDay(bytes, from, to) : undefined;
  return instant ?? parsed(parseUtcClock, bytes, from, to);
}

/** On the last date. */
function timeOfDay(bytes: Buffer, from: number, to: number): Instant | undefined {
  const length = to - from;
  if (length < 19 || length > 29 || !isLastDate(bytes, from)) return undefined;
  const hour = twoDigits(bytes, from + 11);
  const minute = twoDigits(bytes, from + 14);
  const second = twoDigits(bytes, from + 17);
  if (bytes[from + 13] !== 0x3a || bytes[from + 16] !== 0x3a) return undefined;
  if (!(hour <= 23 && minute <= 59 && second <= 59)) return undefined;
  let fraction = 0;
  if (length > 19) {
    if (length === 20 || bytes[from + 19] !== 0x2e) return undefined;
    let scale = 100_000_000;
    for (let at = from + 20; at < to; at++) {
      const digit = (bytes[at] as number) - 0x30;
      if (digit < 0 || digit > 9) return undefined;
      fraction += digit * scale;
      scale /= 10;
    }
  }
  const ms = Math.floor(fraction / 1_000_000);
  return { ms: lastMs + ((hour * 60 + minute) * 60 + second) * 1000 + ms, ns: fraction - ms * 1_000_000 };
}

function isLastDate(bytes: Buffer, from: number): boolean {
  if (lastDate === '') return false;
  for (let at = 0; at < dateLength; at++) if (bytes[from + at] !== lastDate.charCodeAt(at)) return false;
  return true;
}

function parsed(
  parse: (text: string) => Instant | undefined,
  bytes: Buffer,
  from: number,
  to: number,
): Instant | undefined {
  const text = bytes.toString('latin1', from, to);
  const instant = parse(text);
  const midnight = instant && parseUtcInstant(`${text.slice(0, dateLength)}T00:00:00Z`);
  if (midnight) {
    lastDate = text.slice(0, dateLength);
    lastMs = midnight.ms;
  }
  return instant;
}

/** NaN where they are none. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - 0x30;
  const ones = (bytes[at + 1] as number) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}
