import type { Report } from '../report.ts';
import { childOf, textOf, type YamlMap, type YamlNode } from '../yaml/yaml-node.ts';
import { operandsOf } from './apply-modifiers.ts';
import type { Logsource, SigmaDetection, SigmaQuery } from './ast.ts';
import { parseDetection } from './parse-detection.ts';

/** Reads logsource and detection of a rule. Absent where there is an error; the report has all of them. */
export function parseSigma(rule: YamlMap, report: Report): SigmaQuery | undefined {
  const detection = childOf(rule, 'detection');
  if (!detection) {
    report.error('sigma-detection', firstKey(rule), 'The rule has no detection.');
    return undefined;
  }
  return parseQuery(childOf(rule, 'logsource'), detection, report);
}

/** Without a logsource, a detection is asked of every event. */
export function parseQuery(
  logsource: YamlNode | undefined,
  detection: YamlNode,
  report: Report,
): SigmaQuery | undefined {
  const before = report.errorCount;
  const where = logsource && parseLogsource(logsource, report);
  const read = parseDetection(detection, report);
  if (!read) return undefined;
  if (report.errorCount === before) return { logsource: where, detection: read };
  checkItems(read, report);
  return undefined;
}

/** A rule that is wrong elsewhere is never lowered, and what is wrong with its modifiers is to be told as well. */
function checkItems({ selections }: SigmaDetection, report: Report): void {
  const waiting = selections.map(({ body }) => body);
  for (let body = waiting.pop(); body; body = waiting.pop()) {
    if (body.kind === 'item') operandsOf(body, () => [], report);
    else waiting.push(...body.items);
  }
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
