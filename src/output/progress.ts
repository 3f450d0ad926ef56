import { formatBytes } from '../event/byte-size.ts';
import { formatDuration } from '../event/duration.ts';
import { truncate } from './text/columns.ts';
import { joinSafe, line, type SafeText } from './text/safe-text.ts';
import { countWords } from './words/count-words.ts';

/** How far a command is with its input. */
export interface Progress {
  /** What is being done, in a word: `reading`. */
  readonly what: string;
  readonly bytes: number;
  /** Bytes of all readings together; undefined where the input's end is not known. */
  readonly total: number | undefined;
  readonly elapsedMs: number;
  /** Processes so far that show a run. */
  readonly signs: number;
}

/** Before that much of the whole, how long the rest takes is a guess that only irritates. */
const leastShare = 0.02;

/** One line that fits the terminal: the beginning says most. */
export function progressLine(progress: Progress, width: number): SafeText {
  const { what, bytes, total, elapsedMs, signs } = progress;
  const parts = [
    total === undefined ? line`${what} ${formatBytes(bytes)}` : line`${what} ${shareWords(bytes, total)}`,
  ];
  if (elapsedMs > 0 && bytes > 0) parts.push(line`${formatBytes((bytes * 1000) / elapsedMs)}/s`);
  const left = remainingMs(progress);
  if (left !== undefined) parts.push(line`${roughly(left)} left`);
  if (signs > 0) parts.push(line`${countWords(signs, 'sign')} of runs`);
  return truncate(joinSafe(parts, '  '), width);
}

function shareWords(bytes: number, total: number): SafeText {
  const percent = Math.floor((Math.min(bytes, total) / Math.max(total, 1)) * 100);
  return line`${percent} %  ${formatBytes(bytes)} of ${formatBytes(total)}`;
}

function remainingMs({ bytes, total, elapsedMs }: Progress): number | undefined {
  if (total === undefined || bytes >= total || bytes < total * leastShare) return undefined;
  return (elapsedMs / bytes) * (total - bytes);
}

/** Whole seconds, and from a minute on tens of them: a number that changes all the time is not read. */
function roughly(ms: number): string {
  const step = ms < 60_000 ? 1 : 10;
  const seconds = Math.max(Math.ceil(ms / 1000 / step) * step, 1);
  return seconds < 120 ? `${seconds} s` : formatDuration(seconds * 1000);
}
