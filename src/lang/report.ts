import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { maxQueryErrors } from '../plan/limits.ts';
import type { SourceText } from './source-text.ts';
import type { Span } from './span.ts';

/** Collects what is wrong with a query, all of it, in the order of its text. */
export class Report {
  readonly #source: SourceText;
  readonly #found: { readonly start: number; readonly diagnostic: Diagnostic }[] = [];
  readonly #counts = new Map<DiagnosticCode, number>();
  #errors = 0;

  constructor(source: SourceText) {
    this.#source = source;
  }

  get hasErrors(): boolean {
    return this.#errors > 0;
  }

  get errorCount(): number {
    return this.#errors;
  }

  /** Nothing more is shown, so nothing more need be found. */
  get isFull(): boolean {
    return this.#errors > maxQueryErrors;
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#found.toSorted((a, b) => a.start - b.start).map(({ diagnostic }) => diagnostic);
  }

  error(code: DiagnosticCode, span: Span, message: string, help?: string): void {
    this.#errors++;
    if (this.#errors === maxQueryErrors + 1) {
      this.#add('query-too-many-errors', 'error', span, `There are more than ${maxQueryErrors} errors.`);
    }
    if (this.#errors <= maxQueryErrors) this.#add(code, 'error', span, message, help);
  }

  warn(code: DiagnosticCode, span: Span, message: string, help?: string): void {
    this.#addSome(code, 'warning', span, message, help);
  }

  note(code: DiagnosticCode, span: Span, message: string, help?: string): void {
    this.#addSome(code, 'info', span, message, help);
  }

  /** A list of thousands of values has the same to be said about each. */
  #addSome(code: DiagnosticCode, severity: Severity, span: Span, message: string, help?: string): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count <= maxQueryErrors) this.#add(code, severity, span, message, help);
  }

  #add(code: DiagnosticCode, severity: Severity, span: Span, message: string, help?: string): void {
    const { location, excerpt } = this.#source.locate(span);
    const diagnostic = { code, severity, message, location, excerpt, ...(help !== undefined && { help }) };
    this.#found.push({ start: span.start, diagnostic });
  }
}
