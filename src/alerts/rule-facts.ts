import type { JsonObject } from '../event/json.ts';
import type { Rule } from '../rules/rule.ts';
import { threatList } from './threat-list.ts';

const known = new WeakMap<Rule, JsonObject>();

/**
 * What an alert says of its rule, under the names that Kibana gives it. What the rule leaves out is left out. One object for all alerts of
 * the rule.
 */
export function ruleFacts(rule: Rule): JsonObject {
  let facts = known.get(rule);
  if (!facts) {
    facts = factsOf(rule);
    known.set(rule, facts);
  }
  return facts;
}

function factsOf(rule: Rule): JsonObject {
  return stated({
    'kibana.alert.rule.rule_id': rule.id,
    'kibana.alert.rule.uuid': rule.id,
    'kibana.alert.rule.type': rule.type,
    'kibana.alert.rule.category': 'Throughline rule',
    'kibana.alert.rule.description': rule.description,
    'kibana.alert.rule.author': rule.author,
    'kibana.alert.rule.license': rule.license,
    'kibana.alert.rule.tags': rule.tags,
    'kibana.alert.rule.version': rule.version,
    'kibana.alert.rule.severity': rule.severity,
    'kibana.alert.rule.risk_score': rule.riskScore,
    'kibana.alert.rule.threat': threatList(rule),
    'kibana.alert.rule.references': rule.references,
    'kibana.alert.rule.false_positives': rule.falsePositives,
    'kibana.alert.rule.note': rule.note,
    'kibana.alert.rule.indices': rule.index,
    'kibana.alert.rule.from': ago(rule.lookbackMs),
    'kibana.alert.rule.to': ago(rule.untilMs),
    'kibana.alert.rule.interval': span(rule.intervalMs),
    'kibana.alert.rule.max_signals': rule.maxSignals,
    ...settings(rule),
  });
}

function stated(facts: JsonObject): JsonObject {
  const isEmpty = (value: unknown) =>
    value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => !isEmpty(value)));
}

function settings(rule: Rule): JsonObject {
  const { timestampOverride, nameOverride, exceptionLists, timeline, investigationFields } = rule;
  return {
    ...(rule.isBuildingBlock && { 'kibana.alert.rule.building_block_type': 'default' }),
    ...(timestampOverride !== undefined && { 'kibana.alert.rule.timestamp_override': timestampOverride }),
    ...(nameOverride !== undefined && { 'kibana.alert.rule.rule_name_override': nameOverride }),
    ...(exceptionLists.length > 0 && {
      'kibana.alert.rule.exceptions_list': exceptionLists.map((list) => ({ list_id: list })),
    }),
    ...(timeline && {
      'kibana.alert.rule.timeline_id': timeline.id,
      'kibana.alert.rule.timeline_title': timeline.title,
    }),
    ...(investigationFields.length > 0 && {
      'kibana.alert.rule.parameters': { investigation_fields: { field_names: investigationFields } },
    }),
  };
}

function ago(ms: number): string {
  return ms === 0 ? 'now' : `now-${span(ms)}`;
}

/** In the largest unit that divides it. */
function span(ms: number): string {
  for (const [unit, length] of units) if (ms % length === 0) return `${ms / length}${unit}`;
  return `${ms}ms`;
}

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
] as const;
