import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RuleSet } from '../../src/engine/rule-set.ts';
import { loadRules } from '../../src/rules/load-rules.ts';
import { readNdjsonRules } from '../../src/rules/read-ndjson.ts';
import { readTomlRule } from '../../src/rules/read-toml.ts';
import { rule } from './support.ts';

const minute = 60_000;

test('a rule in the form of 2024', () => {
  const found = rule(`
from = "now-25m"
index = ["filebeat-*", "logs-azure*"]
language = "kuery"
query = '''
event.dataset:azure.activitylogs
'''
`);
  assert.equal(found.lookbackMs, 25 * minute);
  assert.equal(found.intervalMs, 5 * minute);
  assert.deepEqual(found.index, ['filebeat-*', 'logs-azure*']);
  assert.equal(found.timestampFallback, true);
});

test('the history window of new terms in either spelling', () => {
  const elastic = rule(`
type = "new_terms"
query = "*"
[rule.new_terms]
field = "new_terms_fields"
value = ["user.id", "host.id"]
[[rule.new_terms.history_window_start]]
field = "history_window_start"
value = "now-7d"
`);
  const kibana = readNdjsonRules(
    `${JSON.stringify({
      rule_id: 'x',
      name: 'x',
      type: 'new_terms',
      query: '*',
      new_terms_fields: ['user.id', 'host.id'],
      history_window_start: 'now-7d',
    })}\n{"exported_count":1,"exported_rules_count":1}\n`,
    'export.ndjson',
  );
  const wanted = { fields: ['user.id', 'host.id'], historyMs: 7 * 24 * 60 * minute };
  assert.deepEqual(elastic.newTerms, wanted);
  assert.deepEqual(
    kibana.map((read) => read.rule?.newTerms),
    [wanted],
  );
});

test('suppression, threshold and building block', () => {
  const found = rule(`
type = "threshold"
query = "*"
building_block_type = "default"
max_signals = 5
[rule.threshold]
field = ["host.id"]
value = 3
[[rule.threshold.cardinality]]
field = "user.id"
value = 2
[rule.alert_suppression]
group_by = ["host.id"]
missing_fields_strategy = "doNotSuppress"
[rule.alert_suppression.duration]
unit = "h"
value = 6
`);
  assert.deepEqual(found.threshold, {
    fields: ['host.id'],
    value: 3,
    cardinality: [{ field: 'user.id', value: 2 }],
  });
  assert.deepEqual(found.suppression, {
    groupBy: ['host.id'],
    durationMs: 360 * minute,
    missing: 'doNotSuppress',
  });
  assert.equal(found.isBuildingBlock, true);
  assert.equal(found.maxSignals, 5);
});

test('every fault of a rule is told with its line', () => {
  const { rule: found, diagnostics } = readTomlRule(
    '[rule]\nname = "x"\ntype = "query"\nquery = "a:b"\ninterval = "soon"\nseverity = "worst"\n',
    'bad.toml',
  );
  assert.equal(found, undefined);
  assert.deepEqual(
    diagnostics.map(({ code, location, message }) => [code, location?.line, message.split(' ')[0]]),
    [
      ['rule-invalid', 1, 'rule_id'],
      ['rule-invalid', 5, 'interval'],
      ['rule-invalid', 6, 'severity'],
    ],
  );
});

test('broken TOML and broken JSON are diagnostics', () => {
  const toml = readTomlRule('[rule\nname = 1', 'bad.toml').diagnostics;
  assert.deepEqual(
    toml.map(({ code, location }) => [code, location?.line]),
    [['rule-syntax', 1]],
  );
  const json = readNdjsonRules('{"a":1', 'bad.ndjson').flatMap(({ diagnostics }) => diagnostics);
  assert.deepEqual(
    json.map(({ code }) => code),
    ['rule-syntax'],
  );
  assert.equal(readTomlRule('[hunt]\nname = "x"', 'hunt.toml').diagnostics[0]?.code, 'rule-none');
});

test('languages that do not run are counted with their reason', () => {
  const line = (fields: object) => JSON.stringify({ name: 'x', query: 'x', ...fields });
  const { rules, diagnostics } = loadRules([
    {
      file: 'a.ndjson',
      text: [
        line({ rule_id: '1', type: 'eql', language: 'eql' }),
        line({ rule_id: '2', type: 'query', language: 'lucene' }),
        line({ rule_id: '3', type: 'esql' }),
        line({ rule_id: '4', type: 'query', query: 'a:b' }),
        line({ rule_id: '4', type: 'query', query: 'a:c' }),
      ].join('\n'),
    },
    { file: 'b.yml', text: 'title: s\nid: s1\ncorrelation: { type: event_count, rules: [x] }\n' },
    { file: 'c.yaml', text: 'cases: []\n' },
  ]);
  assert.deepEqual(
    diagnostics.map(({ code }) => code),
    ['rule-duplicate'],
  );
  const set = new RuleSet(rules, { now: 0 });
  assert.deepEqual(
    set.rules.map(({ rule: one }) => one.id),
    ['4'],
  );
  assert.deepEqual(set.cannotRun.map(({ reason }) => /language, (.*?),/.exec(reason)?.[1]).sort(), [
    'EQL',
    'ES|QL',
    'Lucene',
    undefined,
  ]);
});

test('an error in a query names the line of the file', () => {
  const set = new RuleSet([rule(`query = '''\na:b and\n  (c:d\n'''`)], { now: 0 });
  assert.equal(set.cannotRun.length, 1);
  assert.equal(set.diagnostics[0]?.code, 'kql-syntax');
  assert.ok((set.diagnostics[0]?.location?.line ?? 0) >= 7, JSON.stringify(set.diagnostics[0]));
});

test('keys that come to nothing are told, those that exports carry along are not', () => {
  const read = readTomlRule(
    '[rule]\nrule_id = "x"\nname = "x"\ntype = "query"\nquery = "a:b"\nmax_signal = 5\ndata_view_id = "v"\nrevision = 3\nsaved_id = ""\n',
    'x.toml',
  );
  assert.ok(read.rule);
  assert.deepEqual(
    read.diagnostics.map(({ code, severity, location, message }) => [
      code,
      severity,
      location?.line,
      message.split(' ')[0],
    ]),
    [
      ['rule-key-idle', 'info', 6, 'max_signal'],
      ['rule-key-idle', 'info', 7, 'data_view_id'],
    ],
  );
});

test('a rule of a saved query asks the query that stands in it, and cannot run without', () => {
  const line = (fields: object) =>
    JSON.stringify({ name: 'x', type: 'saved_query', saved_id: 's', ...fields });
  const text = [line({ rule_id: '1', query: 'a: x' }), line({ rule_id: '2' })].join('\n');
  const set = new RuleSet(loadRules([{ file: 'a.ndjson', text }]).rules, { now: 0 });
  assert.deepEqual(
    set.rules.map(({ rule: one }) => one.id),
    ['1'],
  );
  assert.match(set.cannotRun[0]?.reason ?? '', /saved in Kibana/);
});

test('indicators asked for in another language than KQL', () => {
  const text =
    'type = "threat_match"\nquery = "*"\nthreat_index = ["logs-ti_*"]\nthreat_language = "lucene"\n';
  const entry =
    '[[rule.threat_mapping]]\n[[rule.threat_mapping.entries]]\nfield = "a"\ntype = "mapping"\nvalue = "b"\n';
  const set = new RuleSet([rule(text + entry)], { now: 0 });
  assert.match(set.cannotRun[0]?.reason ?? '', /indicators, Lucene/);
});

test('a run raises one alert at least', () => {
  assert.throws(() => rule('query = "*"\nmax_signals = 0'), /max_signals/);
});
