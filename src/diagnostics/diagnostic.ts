import type { DiagnosticCode } from './codes.ts';

export type Severity = 'error' | 'warning' | 'info';

/** A place in user material. Lines and columns count from 1; `index` is a record's position within its line or array. */
export interface Location {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly index?: number;
}

/** Something wrong in user material (a record, rule, query or setting). A value, never an exception. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly location?: Location;
  readonly help?: string;
  readonly excerpt?: Excerpt;
}

/** The line of a rule or query that a diagnostic is about. Columns count from 1. */
export interface Excerpt {
  readonly line: string;
  readonly column: number;
  readonly width: number;
}

/** A file, a line of it, or a record on that line, as far as each is known. */
export function placeOf(file: string, line: number | undefined, index: number | undefined): Location {
  if (line === undefined) return { file };
  return index === undefined ? { file, line } : { file, line, index };
}

export function formatLocation(location: Location): string {
  let text = location.file;
  if (location.line !== undefined) text += `:${location.line}`;
  if (location.column !== undefined) text += `:${location.column}`;
  if (location.index !== undefined) text += `[${location.index}]`;
  return text;
}
