import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Alert } from '../../src/alerts/alert.ts';
import { AlertRun } from '../../src/alerts/alert-run.ts';
import { RuleSet } from '../../src/engine/rule-set.ts';
import { getField } from '../../src/event/fields.ts';
import type { JsonObject } from '../../src/event/json.ts';
import { ruleTypes, severities } from '../../src/rules/rule.ts';
import { event, start } from '../engine/support.ts';
import { rule } from '../rules/support.ts';
import { samples } from '../support/make-samples.ts';

const readSchema = (name: string): JsonObject =>
  JSON.parse(readFileSync(new URL(`../../schema/${name}.schema.json`, import.meta.url), 'utf8'));
const schema = readSchema('alert');
const validate = new Ajv2020({ strict: true, strictRequired: false, allErrors: true })
  .addSchema(readSchema('attribution'))
  .compile(schema);

const threat = `
[[rule.threat]]
framework = "MITRE ATT&CK"
[rule.threat.tactic]
id = "TA0002"
name = "Execution"
reference = "https://attack.mitre.org/tactics/TA0002/"
[[rule.threat.technique]]
id = "T1059"
name = "Command and Scripting Interpreter"
reference = "https://attack.mitre.org/techniques/T1059/"
[[rule.threat.technique.subtechnique]]
id = "T1059.001"
name = "PowerShell"
reference = "https://attack.mitre.org/techniques/T1059/001/"
`;

/** One rule of every kind that can run, and one on the alerts of others. */
const rules = [
  rule(`
name = "A rule"
rule_id = "query"
description = "Looks for x."
author = ["Somebody"]
license = "Apache-2.0"
query = "a: x"
building_block_type = "default"
tags = ["Tag"]
references = ["https://attack.mitre.org/techniques/T1059/"]
false_positives = ["Tests."]
note = "Look at it."
timestamp_override = "event.ingested"
rule_name_override = "h"
timeline_id = "timeline-1"
timeline_title = "A timeline"
[rule.investigation_fields]
field_names = ["h"]
[[rule.exceptions_list]]
list_id = "list-1"
${threat}
`),
  rule(
    'rule_id = "attribution"\nindex = ["logs-throughline.attributions-*"]\nquery = "throughline.attribution.id: *"',
  ),
  rule(`
rule_id = "threshold"
type = "threshold"
query = "a: x"
from = "now-9m"
[rule.threshold]
field = ["h"]
value = 2
[[rule.threshold.cardinality]]
field = "port"
value = 1
`),
  rule(`
rule_id = "terms"
type = "new_terms"
query = "a: x"
[rule.new_terms]
field = "new_terms_fields"
value = ["h"]
[[rule.new_terms.history_window_start]]
field = "history_window_start"
value = "now-7d"
`),
  rule(`
rule_id = "indicator"
type = "threat_match"
query = "a: x"
threat_index = ["logs-ti_*"]
threat_query = "*:*"
threat_indicator_path = "threat.indicator"
[[rule.threat_mapping]]
[[rule.threat_mapping.entries]]
field = "ip"
type = "mapping"
value = "threat.indicator.ip"
`),
  rule(`
rule_id = "suppressed"
query = "a: x"
[rule.alert_suppression]
group_by = ["h", "absent"]
missing_fields_strategy = "suppress"
[rule.alert_suppression.duration]
unit = "m"
value = 30
`),
  rule('rule_id = "above"\nindex = [".alerts-security.*"]\nquery = "kibana.alert.depth: 1"'),
];

const ecs = {
  kind: 'event',
  action: 'run',
  category: ['process'],
  dataset: 'test',
  id: 'e1',
  ingested: '2026-01-05T12:00:00.000Z',
  module: 'test',
  outcome: 'success',
  type: ['start'],
};
const events = [
  ...[1, 2, 3].map((at) => event(at, { a: 'x', h: 'web-01', port: at, ip: '192.0.2.1', event: ecs })),
  event(1, { threat: { indicator: { ip: '192.0.2.1' } } }, { dataStream: 'logs-ti_test-default' }),
];

function raise(): readonly Alert[] {
  const run = new AlertRun(new RuleSet(rules, { now: start }));
  for (const one of events) run.observe(one);
  return run.finish(samples).alerts;
}

const alerts = raise();
const written = (alert: Alert): unknown => JSON.parse(JSON.stringify(alert.document));

test('every kind of rule has raised an alert', () => {
  const raised = new Set(alerts.map(({ detection }) => detection.rule.id));
  assert.deepEqual(raised, new Set(rules.map(({ id }) => id)));
});

test('every alert follows the schema', () => {
  for (const alert of alerts)
    assert.equal(
      validate(written(alert)),
      true,
      `${alert.detection.rule.id}: ${JSON.stringify(validate.errors)}`,
    );
});

test('the schema names everything that alerts say of themselves, and nothing else', () => {
  const described = schema['properties'] as JsonObject;
  const names = new Set(alerts.flatMap(({ document }) => Object.keys(document)));
  const isOwn = (name: string) => name.startsWith('kibana.') || name === 'threat.enrichments';
  assert.deepEqual([...names].filter(isOwn).sort(), Object.keys(described).filter(isOwn).sort());
});

test('the schema and the model agree on severities and kinds of rules', () => {
  const property = (name: string) => (schema['properties'] as JsonObject)[name] as JsonObject;
  assert.deepEqual(property('kibana.alert.severity')['enum'], severities);
  assert.deepEqual(property('kibana.alert.rule.type')['enum'], ruleTypes);
});

const broken: [what: string, change: JsonObject][] = [
  ['an unknown severity', { 'kibana.alert.severity': 'dire' }],
  ['an id of another form', { 'kibana.alert.uuid': 'alert-1' }],
  ['an alert that is no signal', { event: { kind: 'event' } }],
  ['an alert that rests on nothing', { 'kibana.alert.ancestors': [] }],
  ['a time without zone', { '@timestamp': '2026-06-03T09:30:12.031' }],
];

for (const [what, change] of broken) {
  test(`the schema refuses ${what}`, () => {
    const [first] = alerts;
    assert.ok(first && getField(first.document, 'kibana.alert.uuid'));
    assert.equal(validate({ ...(written(first) as JsonObject), ...change }), false);
  });
}
