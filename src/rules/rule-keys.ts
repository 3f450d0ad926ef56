import type { JsonObject, JsonValue } from '../event/json.ts';
import type { RuleFields } from './rule-fields.ts';

/** Keys of a rule that have an effect; `docs/rules.md` says which, and which test holds it. */
export const effectiveKeys: readonly string[] = [
  ...words('rule_id id name description version author license tags references false_positives note setup'),
  ...words('threat severity severity_mapping risk_score risk_score_mapping rule_name_override enabled'),
  ...words('type language query index filters exceptions_list building_block_type investigation_fields'),
  ...words('from to interval timestamp_override timestamp_override_fallback_disabled max_signals'),
  ...words('alert_suppression timeline_id timeline_title corresponds event_category_override'),
  ...words('threshold new_terms new_terms_fields history_window_start'),
  ...words('threat_index threat_query threat_language threat_filters threat_mapping threat_indicator_path'),
  ...words('anomaly_threshold machine_learning_job_id'),
];

/** What Kibana keeps beside a rule for itself: nothing is lost without it. */
const bookkeeping = new Set([
  ...words(
    'actions throttle created_at created_by updated_at updated_by immutable revision rule_source meta',
  ),
  ...words(
    'output_index namespace outcome alias_target_id alias_purpose related_integrations required_fields',
  ),
  ...words('execution_summary concurrent_searches items_per_search last_execution customized_fields'),
]);

/** What a rule means by a key, and why it comes to nothing here. */
const idle: Readonly<Record<string, string>> = {
  data_view_id:
    'what it stands for is kept in Kibana: the rule reads its index patterns, else the usual ones',
  saved_id: 'the saved query is kept in Kibana: the query that stands in the rule is asked',
  response_actions: 'nothing is done to hosts',
  tiebreaker_field: 'it orders events of EQL',
  timestamp_field: 'it orders events of EQL',
};

/** Tells keys that have no effect, so that a slip of the pen does not pass for a setting. */
export function tellIdleKeys(fields: RuleFields): void {
  for (const [key, value] of Object.entries(fields.raw)) {
    if (effectiveKeys.includes(key) || bookkeeping.has(key) || isNothing(value)) continue;
    const reason = Object.hasOwn(idle, key) ? idle[key] : 'it is no key of a rule';
    fields.note('rule-key-idle', key, `${key} has no effect: ${reason}.`);
  }
}

/** Exports name every key, also those that are not used. */
function isNothing(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value as JsonObject).length === 0;
}

function words(text: string): string[] {
  return text.split(' ');
}
