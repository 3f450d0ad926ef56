import type { JsonValue } from '../../../event/json.ts';
import { mayHoldLongInteger, parseKeepingDigits } from '../../decode/long-integers.ts';

/** Plain numbers of so many digits are read as they stand. */
const fewDigits = 9;

/** What `parseRecord` makes of a value that is no text, in bytes that are valid JSON. */
export function valueAt(bytes: Buffer, from: number, to: number): JsonValue {
  const number = digits(bytes, from, to);
  if (number >= 0) return number;
  const text = bytes.toString('utf8', from, to);
  return mayHoldLongInteger(bytes, from, to) ? parseKeepingDigits(text) : (JSON.parse(text) as JsonValue);
}

/** A plain number of few digits; −1 for all else. */
function digits(bytes: Uint8Array, from: number, to: number): number {
  if (to - from > fewDigits) return -1;
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}
