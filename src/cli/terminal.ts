import type { Environment, OutputStream } from './io.ts';

const usualWidth = 80;
/** Below this nothing reads well: the terminal may as well wrap. */
const leastWidth = 40;

/** Columns of the stream: what it says itself, else `COLUMNS`, else 80. */
export function terminalWidth(stream: OutputStream, env: Environment): number {
  const width = stream.columns ?? Number.parseInt(env['COLUMNS'] ?? '', 10);
  return width > 0 ? Math.max(width, leastWidth) : usualWidth;
}

/**
 * Whether to paint: never with `--no-color`; else as `FORCE_COLOR` says; else only on a terminal that can and whose user has
 * not set `NO_COLOR`. Node's own order.
 */
export function wantsColor(stream: OutputStream, env: Environment, isAllowed: boolean): boolean {
  if (!isAllowed) return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if ((env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb') return false;
  return stream.isTTY === true;
}
