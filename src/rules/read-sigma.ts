import { stableId } from '../event/id.ts';
import type { JsonObject } from '../event/json.ts';
import { Report } from '../lang/report.ts';
import { parseSigma } from '../lang/sigma/parse.ts';
import { SourceText } from '../lang/source-text.ts';
import { readYaml } from '../lang/yaml/read-yaml.ts';
import { childOf, textOf, textsOf, type YamlMap } from '../lang/yaml/yaml-node.ts';
import { type RuleRead, readRule } from './read-rule.ts';
import { threatsOfTags } from './read-tags.ts';
import type { Rule, SigmaPart } from './rule.ts';
import { collectionOf } from './sigma-collection.ts';

/** Severity and risk score of Sigma's levels, as Elastic's own conversion of Sigma rules rates them. */
const ratings: Readonly<Record<string, readonly [severity: string, risk: number]>> = {
  informational: ['low', 1],
  low: ['low', 21],
  medium: ['medium', 47],
  high: ['high', 73],
  critical: ['critical', 99],
};

/** The rules of a YAML file, as a rule one a document. None for YAML that is something else. */
export function readSigmaRules(text: string, file: string): RuleRead[] {
  const source = new SourceText(text, { file });
  const report = new Report(source);
  const documents = readYaml(source, report, 'rule-syntax');
  const reads = collectionOf(documents, report).flatMap((root) => {
    const kind = kindOf(root);
    return kind ? [readDocument(root, kind, source, file)] : [];
  });
  return report.hasErrors ? [{ rule: undefined, diagnostics: report.diagnostics }, ...reads] : reads;
}

function kindOf(root: YamlMap): SigmaPart['kind'] | undefined {
  if (childOf(root, 'correlation')) return 'correlation';
  if (childOf(root, 'filter')) return 'filter';
  return childOf(root, 'detection') ? 'detection' : undefined;
}

function readDocument(root: YamlMap, kind: SigmaPart['kind'], source: SourceText, file: string): RuleRead {
  const report = new Report(source);
  const at = (key: string) => root.entries.find((entry) => entry.key.text === key)?.key.loc ?? root.loc;
  const lineOf = (key: string) => source.locate(at(yamlKeys[key] ?? key)).location.line ?? 1;
  const title = textOf(childOf(root, 'title'));
  if (title === undefined) report.error('rule-invalid', firstKey(root), 'The rule has no title.');
  const level = textOf(childOf(root, 'level'))?.toLowerCase() ?? 'low';
  if (!Object.hasOwn(ratings, level)) {
    const help = `The levels are ${Object.keys(ratings).join(', ')}.`;
    report.error('rule-invalid', at('level'), `There is no level ${level}.`, help);
  }
  if (kind === 'detection' && !childOf(root, 'logsource')) {
    report.error(
      'sigma-logsource',
      firstKey(root),
      'The rule has no logsource, so nothing says where it looks.',
    );
  }
  const query = kind === 'detection' ? parseSigma(root, report) : undefined;
  const read = readRule(
    ruleFields(root, title, ratings[level]),
    { file, line: lineOf('title'), queryLine: lineOf('title') },
    lineOf,
  );
  const diagnostics = [...report.diagnostics, ...(title === undefined ? [] : read.diagnostics)];
  if (!read.rule || report.hasErrors) return { rule: undefined, diagnostics };
  const rule: Rule = {
    ...read.rule,
    query: source.text.slice(root.loc.start, root.loc.end),
    sigma: { query, kind, source },
  };
  return { rule, diagnostics };
}

/** What Sigma calls otherwise than Elastic, for the places of complaints. */
const yamlKeys: Readonly<Record<string, string>> = {
  name: 'title',
  rule_id: 'id',
  severity: 'level',
  threat: 'tags',
  false_positives: 'falsepositives',
};

function ruleFields(
  root: YamlMap,
  title: string | undefined,
  rating: readonly [string, number] | undefined,
): JsonObject {
  const text = (key: string) => textOf(childOf(root, key));
  const tags = textsOf(childOf(root, 'tags'));
  const [severity, risk] = rating ?? ['low', 1];
  return {
    type: 'sigma',
    // Without an id, the name that correlations use, and last the title tell the rule from others.
    rule_id: text('id') ?? text('name') ?? stableId(`sigma ${title}`),
    name: title,
    description: text('description'),
    severity,
    risk_score: risk,
    tags,
    threat: threatsOfTags(tags),
    author: (text('author') ?? '').split(/,\s*/).filter((name) => name !== ''),
    references: textsOf(childOf(root, 'references')),
    false_positives: textsOf(childOf(root, 'falsepositives')),
    // Not of the specification, which leaves room for more: what Elastic's rules have for those who investigate.
    note: text('note'),
    investigation_fields: { field_names: textsOf(childOf(root, 'investigation_fields')) },
  };
}

function firstKey({ entries, loc }: YamlMap) {
  return entries[0]?.key.loc ?? loc;
}
