import type { Instant } from '../../event/instant.ts';

/** ISO 8601 in UTC to the microsecond, which is as fine as Timesketch's clock is. */
export function datetime(time: Instant): string {
  const micros = String(Math.floor(time.ns / 1000)).padStart(3, '0');
  return `${new Date(time.ms).toISOString().slice(0, -1)}${micros}+00:00`;
}
