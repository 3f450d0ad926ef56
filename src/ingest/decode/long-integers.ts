import type { JsonValue } from '../../event/json.ts';

/** 2^53 has sixteen digits: shorter runs always fit a number. */
const runLength = 16;

/**
 * Whether the bytes may hold an integer beyond 2^53 outside a string. Looks at every sixteenth byte only: a run that long
 * covers one of them. May say yes in vain, never no in vain.
 */
export function mayHoldLongInteger(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from + runLength - 1; at < to; at += runLength) {
    if (!isDigit(bytes[at])) continue;
    let first = at;
    while (first > from && isDigit(bytes[first - 1])) first--;
    let last = at;
    while (last + 1 < to && isDigit(bytes[last + 1])) last++;
    if (last - first + 1 >= runLength && (first === from || beginsNumber(bytes[first - 1]))) return true;
    at = last;
  }
  return false;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** `:` `,` `[` `-` and white space; anything else before a digit means a string or a fraction. */
function beginsNumber(byte: number | undefined): boolean {
  return (
    byte === 0x3a || byte === 0x2c || byte === 0x5b || byte === 0x2d || (byte !== undefined && byte <= 0x20)
  );
}

/** As JSON.parse, with integers beyond 2^53 as strings of their digits. */
export function parseKeepingDigits(text: string): JsonValue {
  return (JSON.parse as ParseWithSource)(text, (_key, value, context) => {
    if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
    const source = context?.source;
    return source !== undefined && /^-?\d+$/.test(source) ? source : value;
  });
}

/** Source text access (ES2026) is in Node 24 but not yet in TypeScript's library. */
type ParseWithSource = (
  text: string,
  reviver: (key: string, value: JsonValue, context?: { readonly source?: string }) => JsonValue,
) => JsonValue;
