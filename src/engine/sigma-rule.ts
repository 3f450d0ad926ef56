import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { Report } from '../lang/report.ts';
import type { Logsource } from '../lang/sigma/ast.ts';
import { lowerSigma, type SigmaLowered } from '../lang/sigma/lower.ts';
import type { SigmaContext } from '../lang/sigma/lower-context.ts';
import type { SigmaPart } from '../rules/rule.ts';

export type SigmaCompilation =
  | {
      readonly lowered: SigmaLowered;
      readonly reason?: undefined;
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly lowered?: undefined; readonly reason: string; readonly diagnostics: readonly Diagnostic[] };

/** The predicate of a Sigma rule, or why it cannot run. */
export function compileSigmaRule(
  { query, kind, source }: SigmaPart,
  context: SigmaContext,
): SigmaCompilation {
  if (!query) return { reason: `it is a ${kind}, and these are not evaluated yet`, diagnostics: [] };
  const report = new Report(source);
  const lowered = lowerSigma(query, context, report);
  const { diagnostics } = report;
  const error = diagnostics.find(({ severity }) => severity === 'error');
  if (error) return { reason: error.message, diagnostics };
  if (lowered.idle.length > 0) return { reason: lowered.idle.join(', and '), diagnostics: [] };
  return { lowered, diagnostics };
}

/** A logsource means logs: neither what was concluded from them nor alerts, which carry the fields of their events. */
export function readsLogs(dataStream: string): boolean {
  return !dataStream.startsWith('.alerts-') && !dataStream.startsWith('logs-throughline.');
}

/** `windows/process_creation`. */
export function logsourceName({ product, category, service }: Logsource): string {
  return [product, category, service].filter((name) => name !== undefined).join('/');
}
