import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RuleSet } from '../../src/engine/rule-set.ts';
import { loadRules } from '../../src/rules/load-rules.ts';

/** Every key that Kibana writes beside a rule, whatever its type: synthetic, by the published interface. */
const beside = {
  id: '2b4f2f5e-6d0b-4a52-9f0d-1c9d6f0a7e11',
  created_at: '2026-01-05T12:00:00.000Z',
  created_by: 'meganb',
  updated_at: '2026-01-05T12:00:00.000Z',
  updated_by: 'meganb',
  revision: 2,
  version: 3,
  enabled: false,
  immutable: false,
  rule_source: { type: 'internal' },
  description: 'A rule',
  tags: ['Domain: Cloud'],
  author: [],
  license: '',
  interval: '5m',
  from: 'now-360s',
  to: 'now',
  meta: { from: '1m', kibana_siem_app_url: 'https://kibana.contoso.com/app/security' },
  max_signals: 100,
  risk_score: 47,
  risk_score_mapping: [{ field: 'event.risk_score', value: '', operator: 'equals' }],
  severity: 'medium',
  severity_mapping: [{ field: 'event.severity', value: '99', operator: 'equals', severity: 'critical' }],
  threat: [],
  references: [],
  false_positives: [],
  related_integrations: [{ package: 'azure', version: '^1.0.0', integration: 'activitylogs' }],
  required_fields: [{ name: 'event.action', type: 'keyword', ecs: true }],
  setup: '',
  note: '',
  output_index: '',
  namespace: '',
  exceptions_list: [],
  actions: [],
  throttle: 'no_actions',
  execution_summary: { last_execution: { status: 'succeeded' } },
};
const asking = {
  language: 'kuery',
  index: ['logs-*', 'filebeat-*'],
  query: 'event.action: *',
  filters: [
    {
      $state: { store: 'appState' },
      meta: {
        alias: null,
        disabled: false,
        index: 'logs-*',
        key: 'user.name',
        negate: true,
        params: { query: 'svc' },
        type: 'phrase',
      },
      query: { match_phrase: { 'user.name': 'svc' } },
    },
  ],
};
const suppression = {
  group_by: ['user.name'],
  duration: { value: 5, unit: 'h' },
  missing_fields_strategy: 'suppress',
};

const types: Readonly<Record<string, object>> = {
  query: { ...asking, alert_suppression: suppression, building_block_type: 'default' },
  saved_query: { ...asking, saved_id: 'kept' },
  threshold: {
    ...asking,
    threshold: { field: ['user.name'], value: 3, cardinality: [{ field: 'source.ip', value: 2 }] },
    alert_suppression: { duration: { value: 1, unit: 'h' } },
  },
  new_terms: { ...asking, new_terms_fields: ['user.name'], history_window_start: 'now-7d' },
  threat_match: {
    ...asking,
    threat_index: ['logs-ti_*'],
    threat_query: '@timestamp >= "now-30d/d"',
    threat_language: 'kuery',
    threat_filters: [],
    threat_mapping: [{ entries: [{ field: 'source.ip', type: 'mapping', value: 'threat.indicator.ip' }] }],
    threat_indicator_path: 'threat.indicator',
    concurrent_searches: 1,
    items_per_search: 9000,
  },
  machine_learning: { machine_learning_job_id: ['rare'], anomaly_threshold: 50 },
};

test('rules of every type, as Kibana exports them, are read without a remark and run', () => {
  const lines = Object.entries(types).map(([type, own]) =>
    JSON.stringify({ ...beside, rule_id: type, name: `A rule of the type ${type}`, type, ...own }),
  );
  const summary = { exported_count: 6, exported_rules_count: 6, missing_rules: [], missing_rules_count: 0 };
  const text = `${[...lines, JSON.stringify(summary)].join('\n')}\n`;
  const { rules, diagnostics } = loadRules([{ file: 'rules_export.ndjson', text }]);
  assert.deepEqual(
    diagnostics.map(({ code, message }) => `${code} ${message.split(' ')[0]}`),
    ['rule-key-idle saved_id'],
  );
  const set = new RuleSet(rules, { now: 0 });
  assert.deepEqual(set.diagnostics, []);
  assert.deepEqual(set.rules.map(({ rule }) => rule.type).sort(), Object.keys(types).sort());
  assert.ok(rules.every(({ isEnabled }) => !isEnabled));
});
