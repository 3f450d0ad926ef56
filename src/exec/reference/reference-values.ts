import { assertNever } from '../../plan/assert-never.ts';
import type { DatePart } from '../../plan/value-test.ts';

/* How a reader would take a value as a number, a date, an address. */

export function numberOf(value: string | number | boolean): number | bigint | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return undefined;
  if (value.length <= 400 && /^[+-]?\d+$/.test(value)) {
    const exact = BigInt(value.replace('+', ''));
    return Number.isSafeInteger(Number(exact)) ? Number(exact) : exact;
  }
  return value.length <= 400 && /^[+-]?(\d+\.\d*|\.\d+|\d+)(e[+-]?\d{1,3})?$/i.test(value)
    ? Number(value) + 0
    : undefined;
}

/** Milliseconds; what a date leaves out is its beginning. */
export function dateOf(value: string | number | boolean): number | undefined {
  if (typeof value === 'number') return Math.floor(value);
  if (typeof value === 'boolean' || value.length > 40) return undefined;
  const match =
    /^(\d{4})(-\d\d)?(-\d\d)?([T ]\d\d)?(:\d\d)?(:\d\d)?([.,]\d{1,9})?(Z|z|[+-]\d\d(:?\d\d)?)?$/.exec(value);
  const [, year, month, day, hour, minute, second, fraction, zone] = match ?? [];
  const given = [year, month, day, hour, minute, second, fraction].map((part) => part !== undefined);
  // No part may stand without those before it.
  if (!match || given.lastIndexOf(true) !== given.filter(Boolean).length - 1) {
    return /^-?\d{1,16}(\.\d+)?$/.test(value) ? Math.floor(Number(value)) : undefined;
  }
  if (zone !== undefined && hour === undefined) return undefined;
  const date = `${year}${month ?? '-01'}${day ?? '-01'}`;
  const clock = `${(hour ?? 'T00').slice(1)}${minute ?? ':00'}${second ?? ':00'}`;
  const start = Date.parse(`${date}T${clock}Z`);
  // JavaScript lets the 31st of February be a day of March.
  if (Number.isNaN(start) || !new Date(start).toISOString().startsWith(`${date}T${clock}`)) return undefined;
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone ?? '') ?? [];
  if (Number(hours) > 18 || Number(minutes) > 59) return undefined;
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
  return start + Number((fraction ?? '.0').slice(1, 4).padEnd(3, '0')) - offset;
}

/** As a number of 128 bits; version 4 in its mapped form. */
export function addressOf(text: string): bigint | undefined {
  if (text.length > 64) return undefined;
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) {
    const bytes = text.split('.');
    if (bytes.some((byte) => Number(byte) > 255 || (byte.length > 1 && byte.startsWith('0'))))
      return undefined;
    return bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0xffffn);
  }
  const plain = text.replace(/%.*/s, '').toLowerCase();
  if (!plain.includes(':') || !/^[\da-f:.]+$/.test(plain)) return undefined;
  const dotted = /[^:]*\.[^:]*$/.exec(plain)?.[0];
  const v4 = dotted === undefined ? undefined : addressOf(dotted);
  if (dotted !== undefined && v4 === undefined) return undefined;
  const tail =
    v4 === undefined ? '' : [(v4 >> 16n) & 0xffffn, v4 & 0xffffn].map((part) => part.toString(16)).join(':');
  const written = dotted === undefined ? plain : plain.slice(0, -dotted.length) + tail;
  const [head = '', rest, ...more] = written.split('::');
  if (more.length > 0) return undefined;
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const missing = 8 - groups(head).length - groups(rest ?? '').length;
  if (rest === undefined ? missing !== 0 : missing < 1) return undefined;
  const all = [...groups(head), ...Array<string>(Math.max(missing, 0)).fill('0'), ...groups(rest ?? '')];
  if (!all.every((group) => /^[\da-f]{1,4}$/.test(group))) return undefined;
  return all.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}

/** Whether the address stands in the network `address/length`, or is the address. */
export function isInNetwork(address: bigint, network: string): boolean {
  const [base = '', length] = network.split('/');
  const start = addressOf(base);
  if (start === undefined) return false;
  const bits = length === undefined ? 128 : Number(length) + (base.includes(':') ? 0 : 96);
  const shift = BigInt(128 - bits);
  return address >> shift === start >> shift;
}

/** By the calendar that the platform has. */
export function partOfDate(ms: number, part: DatePart): number {
  const written = /^([+-]?\d+)-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(new Date(ms).toISOString());
  const [, year = '', month = '', day = '', hour = '', minute = ''] = written ?? [];
  switch (part) {
    case 'year':
      return Number(year);
    case 'month':
      return Number(month);
    case 'day':
      return Number(day);
    case 'hour':
      return Number(hour);
    case 'minute':
      return Number(minute);
    case 'week': {
      // Days of the week's year before its Thursday, in weeks.
      const start = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
      start.setUTCDate(start.getUTCDate() + 4 - (start.getUTCDay() || 7));
      const first = Date.UTC(start.getUTCFullYear(), 0, 1);
      return Math.ceil(((start.getTime() - first) / 86_400_000 + 1) / 7);
    }
    default:
      return assertNever(part);
  }
}

/** The expression in JavaScript's own words: RE2's anchors of a text and its leading flags are spelled otherwise there. */
export function nativeRegex(source: string, flags: string): RegExp {
  const [lead = '', own = ''] = /^\(\?([ims]+)\)/.exec(source) ?? [];
  const anchors: Readonly<Record<string, string>> = { '\\A': '(?<![^])', '\\z': '(?![^])' };
  const plain = source.slice(lead.length).replace(/\\[\s\S]/g, (sign) => anchors[sign] ?? sign);
  const all = [...'ims'].filter((one) => flags.includes(one) || own.includes(one)).join('');
  try {
    return new RegExp(plain, `${all}u`);
  } catch {
    return new RegExp(plain, all);
  }
}
