import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { renderExcerpt } from '../../../src/diagnostics/excerpt.ts';

/** As a person sees them: place, message, the line with carets, the cure. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map(({ code, severity, message, location, excerpt, help }) => {
      const lines = excerpt ? renderExcerpt(excerpt).split('\n') : [];
      const head = `${location?.line}:${location?.column} ${severity} ${code}: ${message}`;
      return [head, ...lines.map((line) => `    ${line}`), ...(help === undefined ? [] : [`  ${help}`])].join(
        '\n',
      );
    })
    .join('\n');
}
