import { type Instant, instant } from '../../event/instant.ts';

const hourPath = /(?:^|\/)y=(\d{4})\/m=(\d{2})\/d=(\d{2})\/h=(\d{2})\/m=\d{2}\/PT1H\.json/i;

/**
 * The beginning of the hour whose exported records a blob holds, by its path: whatever was received since then is in it. Undefined
 * for other files.
 */
export function blobHour(file: string): Instant | undefined {
  const match = hourPath.exec(file);
  if (!match) return undefined;
  const [year, month, day, hour] = match.slice(1).map(Number) as [number, number, number, number];
  const ms = Date.UTC(year, month - 1, day, hour);
  return Number.isNaN(ms) ? undefined : instant(ms);
}
