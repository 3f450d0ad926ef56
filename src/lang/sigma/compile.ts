import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { Report } from '../report.ts';
import { type Origin, SourceText } from '../source-text.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { childOf, type YamlMap } from '../yaml/yaml-node.ts';
import type { SigmaQuery } from './ast.ts';
import { lowerSigma, type SigmaLowered } from './lower.ts';
import type { SigmaContext } from './lower-context.ts';
import { parseQuery, parseSigma } from './parse.ts';

export interface SigmaCompiled {
  readonly query: SigmaQuery | undefined;
  /** Absent where there is an error. */
  readonly lowered: SigmaLowered | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * A rule's text as a predicate; a detection alone is asked of every event, with fields as it names them. Never throws: what is
 * wrong is in the diagnostics.
 */
export function compileSigma(
  text: string,
  context: SigmaContext,
  origin: Origin = { file: 'query' },
): SigmaCompiled {
  const source = new SourceText(text, origin);
  const report = new Report(source);
  const [document] = readYaml(source, report, 'rule-syntax');
  const root = document?.root;
  if (root?.kind !== 'map') {
    if (!report.hasErrors) report.error('rule-syntax', { start: 0, end: 1 }, 'A rule is a map.');
    return { query: undefined, lowered: undefined, diagnostics: report.diagnostics };
  }
  const query = readQuery(root, report);
  const lowered = query && !report.hasErrors ? lowerSigma(query, context, report) : undefined;
  return { query, lowered: report.hasErrors ? undefined : lowered, diagnostics: report.diagnostics };
}

function readQuery(root: YamlMap, report: Report): SigmaQuery | undefined {
  if (['title', 'logsource', 'detection'].some((key) => childOf(root, key))) return parseSigma(root, report);
  return parseQuery(undefined, root, report);
}
