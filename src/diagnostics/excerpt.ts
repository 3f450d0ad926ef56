import type { Excerpt } from './diagnostic.ts';

/** As much of a line as fits a terminal beside an indent. */
const shown = 100;

/** The line, and carets under what is meant. A long line is cut to the surroundings. */
export function renderExcerpt({ line, column, width }: Excerpt): string {
  const from = line.length <= shown ? 0 : Math.max(0, Math.min(column - 1 - shown / 4, line.length - shown));
  const part = line.slice(from, from + shown).replaceAll('\t', ' ');
  const head = from > 0 ? '…' : '';
  const tail = from + shown < line.length ? '…' : '';
  const place = column - 1 - from;
  const carets = '^'.repeat(Math.max(1, Math.min(width, shown - place)));
  return `${head}${part}${tail}\n${' '.repeat(head.length + place)}${carets}`;
}
