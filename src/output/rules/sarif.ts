import { diagnosticTitles } from '../../diagnostics/codes.ts';
import type { Diagnostic, Severity } from '../../diagnostics/diagnostic.ts';
import { stableId } from '../../event/id.ts';
import type { JsonObject } from '../../event/json.ts';
import type { RuleFindings } from './findings.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** SARIF 2.1.0, as code hosts read it: relative paths, stable rule ids, fingerprints that survive moved lines. */
export function sarif({ diagnostics }: RuleFindings, version: string): JsonObject {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'throughline',
            version,
            rules: codes.map((id) => ({ id, shortDescription: { text: diagnosticTitles[id] } })),
          },
        },
        results: diagnostics.map(resultOf),
      },
    ],
  };
}

function resultOf({ code, severity, message, location }: Diagnostic): JsonObject {
  const file = (location?.file ?? '').replaceAll('\\', '/');
  return {
    ruleId: code,
    level: levels[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(file) },
          region: { startLine: location?.line ?? 1, startColumn: location?.column ?? 1 },
        },
      },
    ],
    partialFingerprints: { 'throughline/v1': stableId(code, file, message) },
  };
}
