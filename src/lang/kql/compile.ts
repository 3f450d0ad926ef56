import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { Report } from '../report.ts';
import { type Origin, SourceText } from '../source-text.ts';
import type { KqlQuery } from './ast.ts';
import { type KqlLowered, lowerKql } from './lower.ts';
import type { LowerOptions } from './lower-context.ts';
import { parseKql } from './parse.ts';

export interface KqlCompiled {
  readonly query: KqlQuery | undefined;
  /** Absent where there is an error. */
  readonly lowered: KqlLowered | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** A query's text as a predicate. Never throws: what is wrong with it is in the diagnostics. */
export function compileKql(
  text: string,
  options: LowerOptions,
  origin: Origin = { file: 'query' },
): KqlCompiled {
  const { query, diagnostics } = parseKql(text, origin);
  if (!query) return { query, lowered: undefined, diagnostics };
  const report = new Report(new SourceText(text, origin));
  const lowered = lowerKql(query, options, report);
  return {
    query,
    lowered: report.hasErrors ? undefined : lowered,
    diagnostics: [...diagnostics, ...report.diagnostics],
  };
}
