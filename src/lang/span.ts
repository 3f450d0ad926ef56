/** A part of a query's text, in code units: `end` is the place after the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function cover(first: Span, last: Span): Span {
  return { start: first.start, end: last.end };
}
