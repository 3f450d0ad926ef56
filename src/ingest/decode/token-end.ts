import {
  backslash,
  closeBrace,
  closeBracket,
  comma,
  newline,
  openBrace,
  openBracket,
  quote,
} from './bytes.ts';

/** Where a scalar, or what stands in its place, ends among the elements of an array; -1 where the bytes run out before. */
export function tokenEnd(bytes: Uint8Array, from: number): number {
  if (bytes[from] === quote) return stringEnd(bytes, from + 1);
  for (let at = from + 1; at < bytes.length; at++) {
    switch (bytes[at]) {
      case comma:
      case newline:
      case openBrace:
      case openBracket:
      case closeBrace:
      case closeBracket:
        return at;
    }
  }
  return -1;
}

function stringEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === newline) return at;
    if (byte === quote) return at + 1;
    if (byte === backslash && bytes[at + 1] !== newline) at++;
  }
  return -1;
}
