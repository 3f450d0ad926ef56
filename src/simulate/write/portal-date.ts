import type { Locale } from '../scenario/shapes.ts';

/** A time, UTC, as Microsoft's portals write it into CSV: in the order and with the signs of the reader's language, to milliseconds. */
export function portalDate(ms: number, locale: Locale): string {
  const at = new Date(ms);
  const [day, month, year] = [at.getUTCDate(), at.getUTCMonth() + 1, at.getUTCFullYear()];
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = at.getUTCHours();
  const rest = `${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}.${String(at.getUTCMilliseconds()).padStart(3, '0')}`;
  if (locale === 'en-US')
    return `${month}/${day}/${year}, ${((hours + 11) % 12) + 1}:${rest} ${hours < 12 ? 'AM' : 'PM'}`;
  if (locale === 'en-GB') return `${two(day)}/${two(month)}/${year}, ${two(hours)}:${rest}`;
  return `${day}.${month}.${year}, ${two(hours)}:${rest}`;
}
