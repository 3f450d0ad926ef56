const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;

/**
 * The number that a text spells in decimal notation, undefined for any other text. An integer that a double cannot hold
 * stays exact as a bigint; JavaScript compares the two kinds with each other exactly.
 */
export function parseNumber(text: string): number | bigint | undefined {
  if (text.length > 400 || !decimal.test(text)) return undefined;
  // Adding nothing makes a zero of a negative zero.
  const value = Number(text) + 0;
  if (Number.isSafeInteger(value) || !/^[+-]?\d+$/.test(text)) return value;
  return BigInt(text.startsWith('+') ? text.slice(1) : text);
}
