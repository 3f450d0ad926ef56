import { columns, wrap } from './columns.ts';
import { line, type SafeText } from './safe-text.ts';

/**
 * Sets parts side by side in lines of at most that many columns. A part that does not fit goes to the next line whole; only a
 * part wider than a whole line is broken. Two blanks stand between parts, or what is given.
 */
export function flow(parts: readonly SafeText[], width: number, between: ' ' | '  ' = '  '): SafeText[] {
  const lines: SafeText[] = [];
  let current: SafeText | undefined;
  for (const part of parts) {
    const joined: SafeText = current === undefined ? part : line`${current}${between}${part}`;
    if (columns(joined) <= width) {
      current = joined;
      continue;
    }
    if (current !== undefined) lines.push(current);
    const pieces = wrap(part, width);
    current = pieces.pop();
    lines.push(...pieces);
  }
  if (current !== undefined) lines.push(current);
  return lines;
}
