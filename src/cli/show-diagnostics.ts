import { type Diagnostic, formatLocation } from '../diagnostics/diagnostic.ts';
import { renderExcerpt } from '../diagnostics/excerpt.ts';
import { line } from '../output/text/safe-text.ts';

/** Each with its place, the line that it is about, and what helps. */
export function* diagnosticLines(diagnostics: readonly Diagnostic[]): Generator<string> {
  for (const { severity, code, message, location, excerpt, help } of diagnostics) {
    const place = location ? `${formatLocation(location)}: ` : '';
    yield `${line`${place}${severity}: ${message} [${code}]`}\n`;
    if (excerpt) {
      for (const text of renderExcerpt(excerpt).split('\n')) yield `${line`    ${text}`}\n`;
    }
    if (help !== undefined) yield `${line`    ${help}`}\n`;
  }
}
