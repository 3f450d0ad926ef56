import type { Report } from '../report.ts';
import { childOf, textOf, type YamlMap, type YamlNode } from '../yaml/yaml-node.ts';
import type { Logsource, SigmaQuery } from './ast.ts';
import { parseDetection } from './parse-detection.ts';

/** Reads logsource and detection of a rule. Absent where there is an error; the report has all of them. */
export function parseSigma(rule: YamlMap, report: Report): SigmaQuery | undefined {
  const before = report.errorCount;
  const logsource = childOf(rule, 'logsource');
  const detection = childOf(rule, 'detection');
  if (!detection) {
    report.error('sigma-detection', firstKey(rule), 'The rule has no detection.');
    return undefined;
  }
  const read = {
    logsource: logsource && parseLogsource(logsource, report),
    detection: parseDetection(detection, report),
  };
  if (report.errorCount > before || !read.detection) return undefined;
  return { logsource: read.logsource, detection: read.detection };
}

const dimensions = ['product', 'category', 'service'] as const;

function parseLogsource(node: YamlNode, report: Report): Logsource | undefined {
  if (node.kind !== 'map') {
    report.error('sigma-logsource', node.loc, 'A logsource is a map of product, category and service.');
    return undefined;
  }
  const dimension = (name: (typeof dimensions)[number]) => textOf(childOf(node, name))?.toLowerCase();
  if (dimensions.every((name) => dimension(name) === undefined)) {
    report.error(
      'sigma-logsource',
      { start: node.loc.start, end: node.loc.start + 1 },
      'The logsource names no product, category or service.',
    );
    return undefined;
  }
  return {
    product: dimension('product'),
    category: dimension('category'),
    service: dimension('service'),
    loc: node.loc,
  };
}

function firstKey({ entries, loc }: YamlMap) {
  return entries[0]?.key.loc ?? loc;
}
