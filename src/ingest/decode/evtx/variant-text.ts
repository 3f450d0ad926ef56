import type { JsonValue } from '../../../event/json.ts';

/** Integers beyond 2^53 keep their digits as text. */
export function integer(value: bigint): JsonValue {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

/** `5770385F-C22A-43E0-BF4C-06F5698FFBD9`: the first three groups are numbers, lowest byte first. */
export function guid(bytes: Buffer): string {
  const hex = (from: number, to: number): string => bytes.toString('hex', from, to);
  const reversed = Buffer.from(bytes.subarray(0, 8));
  reversed.subarray(0, 4).reverse();
  reversed.subarray(4, 6).reverse();
  reversed.subarray(6, 8).reverse();
  const head = reversed.toString('hex');
  const groups = [head.slice(0, 8), head.slice(8, 12), head.slice(12, 16), hex(8, 10), hex(10, 16)];
  return groups.join('-').toUpperCase();
}

/** `0x8000000000000000`, without leading zeros. */
export function hexInteger(bytes: Buffer): string {
  let value = 0n;
  for (let at = bytes.length - 1; at >= 0; at--) value = value * 256n + BigInt(bytes[at] as number);
  return `0x${value.toString(16)}`;
}

/** `S-1-5-18`. */
export function sid(bytes: Buffer): string {
  if (bytes.length < 8) return bytes.toString('hex').toUpperCase();
  const parts = [bytes.readUInt8(0), bytes.readUIntBE(2, 6)];
  for (let at = 8; at + 4 <= bytes.length; at += 4) parts.push(bytes.readUInt32LE(at));
  return `S-${parts.join('-')}`;
}

/** Ticks of 100 ns from 1601 to 1970. */
const epochTicks = 116_444_736_000_000_000n;

/** ISO 8601 in UTC with six digits of a second, as `evtx_dump` cuts it; seven where the last one counts. */
export function fileTime(ticks: bigint): string {
  const since = ticks - epochTicks;
  const ms = Number(since / 10_000n);
  if (since < 0n || ms > 8.64e15) return String(ticks);
  const below = String(since % 10_000_000n).padStart(7, '0');
  return `${new Date(ms).toISOString().slice(0, -5)}.${below.endsWith('0') ? below.slice(0, 6) : below}Z`;
}

/** Eight numbers: year, month, day of the week, day, hour, minute, second, milliseconds. */
export function systemTime(bytes: Buffer): string {
  const part = (at: number): number => bytes.readUInt16LE(at * 2);
  const time = Date.UTC(part(0), part(1) - 1, part(3), part(4), part(5), part(6), part(7));
  return Number.isNaN(time) ? bytes.toString('hex').toUpperCase() : new Date(time).toISOString();
}
