import type { Excerpt, Location } from '../diagnostics/diagnostic.ts';
import type { Span } from './span.ts';

/** A query may be one line of a megabyte, and each of its errors shows a line. */
const excerptLength = 240;

/** Where a query begins in its file, for queries that stand inside a rule. */
export interface Origin {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** The text of a query, and the way from a place in it to what a person sees. */
export class SourceText {
  readonly text: string;
  readonly #origin: Origin;
  #lineStarts: readonly number[] | undefined;

  constructor(text: string, origin: Origin) {
    this.text = text;
    this.#origin = origin;
  }

  locate({ start, end }: Span): { location: Location; excerpt: Excerpt } {
    const starts = this.#starts();
    const line = lastAtOrBefore(starts, start);
    const lineStart = starts[line] as number;
    const lineEnd = (starts[line + 1] ?? this.text.length + 1) - 1;
    const column = start - lineStart + 1;
    const origin = this.#origin;
    return {
      location: {
        file: origin.file,
        line: (origin.line ?? 1) + line,
        column: column + (line === 0 ? (origin.column ?? 1) - 1 : 0),
      },
      excerpt: this.#excerpt(lineStart, lineEnd, start, Math.min(end, lineEnd)),
    };
  }

  #excerpt(lineStart: number, lineEnd: number, start: number, end: number): Excerpt {
    const from = Math.max(lineStart, Math.min(start - excerptLength / 4, lineEnd - excerptLength));
    const to = Math.min(lineEnd, from + excerptLength);
    return {
      line: this.text.slice(from, to).replace(/\r$/, ''),
      column: start - from + 1,
      width: Math.max(1, Math.min(end, to) - start),
    };
  }

  #starts(): readonly number[] {
    if (!this.#lineStarts) {
      const starts = [0];
      for (let at = this.text.indexOf('\n'); at !== -1; at = this.text.indexOf('\n', at + 1)) {
        starts.push(at + 1);
      }
      this.#lineStarts = starts;
    }
    return this.#lineStarts;
  }
}

function lastAtOrBefore(starts: readonly number[], place: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
