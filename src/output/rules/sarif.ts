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
  const region = { startLine: location?.line ?? 1, startColumn: location?.column ?? 1 };
  return {
    ruleId: code,
    level: levels[severity],
    message: { text: message },
    ...(file !== '' && {
      locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) }, region } }],
    }),
    partialFingerprints: { 'throughline/v1': stableId(code, file, message) },
  };
}

/** A path with a drive or a root becomes a file's address, any other a relative one: a colon would make it a scheme. */
function uriOf(file: string): string {
  const [first = '', ...rest] = file.split('/');
  const path = [first, ...rest].map(encodeURIComponent).join('/');
  if (/^[a-z]:$/i.test(first)) return `file:///${[first, ...rest.map(encodeURIComponent)].join('/')}`;
  return file.startsWith('/') ? `file://${path}` : path;
}
