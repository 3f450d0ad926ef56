/** Bytes that JSON's structure is made of. */
export const quote = 0x22;
export const comma = 0x2c;
export const backslash = 0x5c;
export const openBracket = 0x5b;
export const closeBracket = 0x5d;
export const openBrace = 0x7b;
export const closeBrace = 0x7d;
export const colon = 0x3a;
export const newline = 0x0a;

/** White space between values. The record separator of JSON text sequences (RFC 7464) counts as such. */
export function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === newline || byte === 0x0d || byte === 0x09 || byte === 0x1e;
}
