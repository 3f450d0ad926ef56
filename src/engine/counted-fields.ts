import type { FieldTypes } from '../event/field-types/field-types.ts';
import type { Rule } from '../rules/rule.ts';

/** What has to be kept of the events that a threshold counts; undefined for rules whose events are shown whole. */
export function countedFields(rule: Rule, types: FieldTypes): readonly string[] | undefined {
  if (!rule.threshold) return undefined;
  const { fields, cardinality } = rule.threshold;
  const { groupBy = [] } = rule.suppression ?? {};
  const override = rule.timestampOverride === undefined ? [] : [rule.timestampOverride];
  const named = [...fields, ...cardinality.map(({ field }) => field), ...groupBy, ...override];
  return [...new Set(named.map((field) => types.typeOf(field).path))];
}
