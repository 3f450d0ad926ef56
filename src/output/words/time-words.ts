import type { Instant } from '../../event/instant.ts';
import { line, type SafeText } from '../text/safe-text.ts';

/** `2026-06-03` */
export function dayUtc(time: Instant): SafeText {
  return line`${new Date(time.ms).toISOString().slice(0, 10)}`;
}

/** `09:30:12Z` */
export function secondsUtc(time: Instant): SafeText {
  return line`${new Date(time.ms).toISOString().slice(11, 19)}Z`;
}

/** `2026-06-03 09:30:12.031Z` */
export function momentUtc(time: Instant): SafeText {
  return line`${new Date(time.ms).toISOString().replace('T', ' ')}`;
}

/** `09:30:12.031Z` */
export function clockUtc(time: Instant): SafeText {
  return line`${new Date(time.ms).toISOString().slice(11)}`;
}

/** `2026-06-03 08:00Z to 12:00Z`; the day is said again only where it changes. Never wider than what it states. */
export function spanUtc(from: Instant, to: Instant): SafeText {
  const start = new Date(from.ms).toISOString();
  const end = new Date(to.ms).toISOString();
  const sameDay = start.slice(0, 10) === end.slice(0, 10);
  const until = sameDay ? '' : `${end.slice(0, 10)} `;
  return line`${start.slice(0, 10)} ${start.slice(11, 16)}Z to ${until}${end.slice(11, 16)}Z`;
}

/** Seconds after another moment, as `+1.5 s`; before it, as `-0.1 s`. */
export function offsetWords(time: Instant, from: Instant): SafeText {
  const seconds = (time.ms - from.ms + (time.ns - from.ns) / 1e6) / 1000;
  const digits = Math.abs(seconds) < 10 ? 1 : 0;
  const sign = seconds < 0 ? '' : '+';
  return line`${sign}${seconds.toFixed(digits)} s`;
}
