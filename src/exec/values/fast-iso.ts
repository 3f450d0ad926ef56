/**
 * Milliseconds of a time as almost every log writes it: `2026-03-06T14:15:00Z`, with up to nine digits after a dot.
 * Undefined for all else, which may still be a date: the general reading is ten times slower.
 */
export function fastIso(text: string): number | undefined {
  const last = text.length - 1;
  if (last < 19 || last > 29 || text.charCodeAt(last) !== 90 || text.charCodeAt(10) !== 84) return undefined;
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return undefined;
  if (text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return undefined;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  const hour = digits(text, 11, 13);
  const minute = digits(text, 14, 16);
  const second = digits(text, 17, 19);
  // Every month has 28 days; NaN fails each comparison.
  if (!(year >= 100 && month >= 1 && month <= 12 && day >= 1 && day <= 28)) return undefined;
  if (!(hour <= 23 && minute <= 59 && second <= 59)) return undefined;
  const ms = Date.UTC(year, month - 1, day, hour, minute, second);
  if (last === 19) return ms;
  const places = last - 20;
  const fraction = digits(text, 20, last);
  if (text.charCodeAt(19) !== 46 || places === 0 || Number.isNaN(fraction)) return undefined;
  return ms + Math.floor(fraction / 10 ** (places - 3));
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
