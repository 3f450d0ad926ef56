import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { Report } from '../lang/report.ts';
import { lowerSigma } from '../lang/sigma/lower.ts';
import type { SigmaContext } from '../lang/sigma/lower-context.ts';
import type { Pred } from '../plan/pred.ts';
import type { SigmaPart } from '../rules/rule.ts';

export type SigmaCompilation =
  | { readonly pred: Pred; readonly reason?: undefined; readonly diagnostics: readonly Diagnostic[] }
  | { readonly pred?: undefined; readonly reason: string; readonly diagnostics: readonly Diagnostic[] };

/** The predicate of a Sigma rule, or why it cannot run. */
export function compileSigmaRule(
  { query, kind, source }: SigmaPart,
  context: SigmaContext,
): SigmaCompilation {
  if (!query) return { reason: `it is a ${kind}, and these are not evaluated yet`, diagnostics: [] };
  const report = new Report(source);
  const { pred, idle } = lowerSigma(query, context, report);
  const { diagnostics } = report;
  const error = diagnostics.find(({ severity }) => severity === 'error');
  if (error) return { reason: error.message, diagnostics };
  if (idle.length > 0) return { reason: idle.join(', and '), diagnostics: [] };
  return { pred, diagnostics };
}

/** A logsource means logs: neither what was concluded from them nor alerts, which carry the fields of their events. */
export function readsLogs(dataStream: string): boolean {
  return !dataStream.startsWith('.alerts-') && !dataStream.startsWith('logs-throughline.');
}
