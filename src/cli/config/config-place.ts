import type { LineCounter } from 'yaml';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';

/** Where in a file something is wrong, and the line that it is about. */
export type Place = Required<Pick<Diagnostic, 'location' | 'excerpt'>>;

export function placeOf(
  [from, to]: readonly [number, number],
  text: string,
  file: string,
  counter: LineCounter,
): Place {
  const { line, col: column } = counter.linePos(from);
  const source = text.split(/\r?\n/)[line - 1] ?? '';
  // What goes on below the line is pointed at as far as the line goes.
  const width = Math.max(1, Math.min(to - from, source.length - column + 1));
  return { location: { file, line, column }, excerpt: { line: source, column, width } };
}
