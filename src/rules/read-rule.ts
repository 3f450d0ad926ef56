import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { JsonObject } from '../event/json.ts';
import { parseLookback, parseSpan } from './duration.ts';
import {
  readFilters,
  readMachineLearning,
  readNewTerms,
  readSuppression,
  readThreatMatch,
  readThreshold,
} from './read-kinds.ts';
import { readThreats } from './read-threats.ts';
import { type FieldMapping, type Rule, type RuleSource, ruleTypes, severities } from './rule.ts';
import { type LineOf, RuleFields } from './rule-fields.ts';
import { tellIdleKeys } from './rule-keys.ts';

export interface RuleRead {
  /** Absent where the rule is wrong beyond use. */
  readonly rule: Rule | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

const minute = 60_000;

/** Kibana's own defaults: a run every five minutes that looks back six. */
const defaults = { from: 'now-6m', interval: '5m', maxSignals: 100, riskScore: 21 } as const;

/** The keys of a rule, as Elastic's repository and Kibana's export have them in common. */
export function readRule(raw: JsonObject, source: RuleSource, lineOf: LineOf): RuleRead {
  const fields = new RuleFields(raw, source.file, lineOf);
  const type = fields.word('type', ruleTypes, 'query');
  if (type !== 'sigma') tellIdleKeys(fields);
  const id = fields.text('rule_id') ?? fields.text('id', '');
  if (id === '') fields.wrong('rule_id', 'is missing');
  const name = fields.text('name', '');
  if (name === '') fields.wrong('name', 'is missing');
  const needsQuery = type !== 'machine_learning' && type !== 'sigma' && type !== 'saved_query';
  if (needsQuery && typeof raw['query'] !== 'string') fields.wrong('query', 'is missing');
  const intervalMs = parseSpan(fields.text('interval', defaults.interval));
  const lookbackMs = parseLookback(fields.text('from', defaults.from));
  if (!intervalMs) fields.wrong('interval', 'is to be a span such as 5m');
  if (lookbackMs === undefined) fields.wrong('from', 'is to be a time such as now-9m');
  const untilMs = parseLookback(fields.text('to', 'now'));
  if (untilMs === undefined) fields.wrong('to', 'is to be a time such as now');
  const maxSignals = fields.number('max_signals', defaults.maxSignals);
  if (maxSignals < 1) fields.wrong('max_signals', 'is to be 1 or more');
  const mapping = (one: JsonObject, key: string): FieldMapping => {
    const inner = fields.of(one, key);
    return { field: inner.text('field', ''), value: inner.text('value', '') };
  };
  const rule: Rule = {
    id,
    name,
    description: fields.text('description', '').trim(),
    type,
    language: languageOf(fields, type),
    query: fields.text('query', ''),
    index: fields.texts('index'),
    filters: readFilters(fields, 'filters'),
    lookbackMs: lookbackMs ?? 6 * minute,
    untilMs: untilMs ?? 0,
    intervalMs: intervalMs || 5 * minute,
    timestampOverride: fields.text('timestamp_override') || undefined,
    timestampFallback: !fields.flag('timestamp_override_fallback_disabled', false),
    severity: fields.word('severity', severities, 'low'),
    severityMapping: fields.objects('severity_mapping').map((one) => ({
      ...mapping(one, 'severity_mapping'),
      severity: fields.of(one, 'severity_mapping').word('severity', severities, 'low'),
    })),
    riskScore: fields.number('risk_score', defaults.riskScore),
    riskScoreMapping: fields.objects('risk_score_mapping').map((one) => mapping(one, 'risk_score_mapping')),
    nameOverride: fields.text('rule_name_override') || undefined,
    maxSignals,
    isBuildingBlock: fields.text('building_block_type') !== undefined,
    suppression: readSuppression(fields),
    threshold: type === 'threshold' ? readThreshold(fields) : undefined,
    newTerms: type === 'new_terms' ? readNewTerms(fields) : undefined,
    threatMatch: type === 'threat_match' ? readThreatMatch(fields) : undefined,
    machineLearning: type === 'machine_learning' ? readMachineLearning(fields) : undefined,
    sigma: undefined,
    threats: readThreats(fields),
    tags: fields.texts('tags'),
    author: fields.texts('author'),
    references: fields.texts('references'),
    falsePositives: fields.texts('false_positives').map((text) => text.trim()),
    note: fields.text('note', '').trim(),
    setup: fields.text('setup', '').trim(),
    license: fields.text('license'),
    version: fields.number('version', 1),
    isEnabled: fields.flag('enabled', true),
    exceptionLists: fields
      .objects('exceptions_list')
      .map((one) => fields.of(one, 'exceptions_list').text('list_id', '')),
    investigationFields: fields.within('investigation_fields')?.texts('field_names') ?? [],
    timeline: readTimeline(fields),
    corresponds: fields.texts('corresponds'),
    source,
  };
  return { rule: fields.hasErrors ? undefined : rule, diagnostics: fields.diagnostics };
}

function readTimeline(fields: RuleFields): Rule['timeline'] {
  const id = fields.text('timeline_id') || undefined;
  return id === undefined ? undefined : { id, title: fields.text('timeline_title', '') };
}

function languageOf(fields: RuleFields, type: Rule['type']): string | undefined {
  if (type === 'machine_learning') return undefined;
  if (type === 'eql' || type === 'esql' || type === 'sigma') return type;
  return fields.text('language', 'kuery');
}
