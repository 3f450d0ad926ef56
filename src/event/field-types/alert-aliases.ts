import type { TypeLayer } from './type-layer.ts';

/**
 * The names that alerts had before `kibana.alert.*`. Kibana's index of alerts still answers to them, as aliases, and rules over
 * alerts still use them.
 */
export function alertAliases(): TypeLayer {
  const pairs = [
    ...same('', 'depth group.id group.index original_time reason threshold_result.cardinality.field'),
    ...same('', 'threshold_result.cardinality.value threshold_result.count threshold_result.from'),
    ...same('', 'threshold_result.terms.field threshold_result.terms.value'),
    ...same('ancestors.', 'depth id index type'),
    ...same('original_event.', 'action category dataset id kind module outcome provider severity type'),
    ...same(
      'rule.',
      'author created_at created_by description enabled false_positives from immutable interval',
    ),
    ...same('rule.', 'license max_signals name note references rule_id rule_name_override tags timeline_id'),
    ...same('rule.', 'timeline_title timestamp_override to type updated_at updated_by version'),
    ...same('rule.threat.', 'framework tactic.id tactic.name tactic.reference technique.id technique.name'),
    ...same('rule.threat.', 'technique.reference technique.subtechnique.id technique.subtechnique.name'),
    ['status', 'workflow_status'],
    ['rule.id', 'rule.uuid'],
    ['rule.risk_score', 'risk_score'],
    ['rule.severity', 'severity'],
    ['rule.building_block_type', 'building_block_type'],
  ] as const;
  return new Map(
    pairs.map(([old, name]) => [`signal.${old}`, { name: 'alias', of: `kibana.alert.${name}` }]),
  );
}

function same(prefix: string, names: string): [old: string, name: string][] {
  return names.split(' ').map((name) => [prefix + name, prefix + name]);
}
