import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AlertRun } from '../../src/alerts/alert-run.ts';
import { RuleSet } from '../../src/engine/rule-set.ts';
import { getField } from '../../src/event/fields.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { event, start } from '../engine/support.ts';
import { rule } from '../rules/support.ts';
import { samples } from '../support/make-samples.ts';

function alertsOf(rules: readonly Rule[], events: readonly ReturnType<typeof event>[]) {
  const alerts = new AlertRun(new RuleSet(rules, { now: start }));
  for (const one of events) alerts.observe(one);
  return alerts.finish([]).alerts;
}

const base = rule(`
rule_id = "base"
name = "Base rule"
severity = "high"
risk_score = 73
query = "a: x"
rule_name_override = "message"
[[rule.severity_mapping]]
field = "level"
operator = "equals"
value = "9"
severity = "critical"
[[rule.threat]]
framework = "MITRE ATT&CK"
[[rule.threat.technique]]
id = "T1651"
name = "Cloud Administration Command"
reference = "https://attack.mitre.org/techniques/T1651/"
[rule.threat.tactic]
id = "TA0002"
name = "Execution"
reference = "https://attack.mitre.org/tactics/TA0002/"
`);

test('an alert carries its event, its rule, its original record and a stable id', () => {
  const one = event(1, { a: 'x', level: 9, event: { kind: 'event', action: 'run' }, user: { name: 'ada' } });
  const [alert] = alertsOf([base], [one]);
  assert.ok(alert);
  assert.match(alert.id, /^[0-9a-f]{32}$/);
  assert.equal(alert.severity, 'critical');
  assert.equal(alert.name, 'Base rule');
  const field = (path: string) => getField(alert.document, path);
  assert.equal(field('event.kind'), 'signal');
  assert.equal(field('event.action'), 'run');
  assert.equal(field('kibana.alert.original_event.kind'), 'event');
  assert.equal(field('kibana.alert.rule.rule_id'), 'base');
  assert.equal(field('kibana.alert.severity'), 'critical');
  assert.equal(field('kibana.alert.reason'), 'by ada; run');
  assert.equal(field('kibana.alert.rule.threat.technique.id'), 'T1651');
  assert.equal(field('kibana.alert.ancestors.id'), one.id);
  assert.equal(field('throughline.sources.original'), one.original);
  assert.equal(field('data_stream.dataset'), 'throughline.alerts');
  assert.deepEqual(alertsOf([base], [one, one]), [alert]);
});

test('dotted documents lose their own kind as nested ones do', () => {
  const [alert] = alertsOf([base], [event(1, { a: 'x', 'event.kind': 'event', message: 'Named by event' })]);
  assert.equal(alert && getField(alert.document, 'event.kind'), 'signal');
  assert.equal(alert?.name, 'Named by event');
});

test('alerts are read by rules on alerts, and never by their own rule', () => {
  const higher = rule(`
rule_id = "higher"
index = [".alerts-security.*"]
type = "threshold"
from = "now-60m"
query = "kibana.alert.rule.rule_id: *"
[rule.threshold]
field = ["user.name"]
value = 2
`);
  const own = rule(
    'rule_id = "own"\nindex = [".alerts-security.*"]\nquery = "kibana.alert.rule.rule_id: base"',
  );
  const events = [1, 2].map((at) => event(at, { a: 'x', user: { name: 'ada' } }));
  const alerts = alertsOf([base, higher, own], events);
  const count = (id: string) => alerts.filter(({ detection }) => detection.rule.id === id).length;
  assert.deepEqual([count('base'), count('own')], [2, 2]);
  assert.ok(count('higher') >= 1);
  const [over] = alerts.filter(({ detection }) => detection.rule.id === 'own');
  assert.equal(over?.depth, 2);
  assert.deepEqual(over && getField(over.document, 'kibana.alert.ancestors.type'), ['event', 'signal']);
});

test('what a rule on alerts says of a few of them is taken back when there are more', () => {
  const above = rule(
    'rule_id = "above"\nindex = [".alerts-security.*"]\nquery = "kibana.alert.rule.rule_id: base"',
  );
  const first = rule(`
rule_id = "first"
index = [".alerts-security.*"]
type = "new_terms"
query = "kibana.alert.rule.rule_id: (base or above)"
new_terms_fields = ["user.name"]
history_window_start = "now-7d"
`);
  const names = Array.from({ length: 20 }, (_, at) => `user-${at}`);
  const events = names.map((name) => event(1, { a: 'x', user: { name } }));
  const alerts = alertsOf([base, above, first], events);
  // Both alerts on a user are of the same time: which of them comes first is seen when both are there.
  assert.equal(alerts.filter(({ detection }) => detection.rule.id === 'first').length, 20);
});

test('the older names of the fields of alerts are understood', () => {
  const found = rule(`
rule_id = "old"
index = [".alerts-security.*"]
type = "threshold"
query = "signal.rule.severity: high and signal.status: open"
[rule.threshold]
field = ["user.name"]
value = 1
[[rule.threshold.cardinality]]
field = "signal.rule.name"
value = 2
`);
  const other = rule('rule_id = "other"\nname = "Other"\nseverity = "high"\nquery = "a: x"');
  const events = [event(1, { a: 'x', user: { name: 'meganb' } })];
  const count = (rules: Rule[]) =>
    alertsOf(rules, events).filter(({ detection }) => detection.rule.id === 'old').length;
  assert.deepEqual([count([base, found]), count([base, other, found])], [0, 1]);
});

test('an alert names the attributions that it is about, also where the rule only counts them', () => {
  const counting = rule(`
rule_id = "counting"
index = ["logs-throughline.attributions-*"]
type = "threshold"
from = "now-9h"
query = "throughline.attribution.verdict: attributed"
[rule.threshold]
field = []
value = 3
`);
  const above = rule('rule_id = "above"\nindex = [".alerts-security.*"]\nquery = "kibana.alert.depth: 1"');
  const run = new AlertRun(new RuleSet([counting, above], { now: start }));
  const attributed = samples.filter(({ verdict }) => verdict === 'attributed').map(({ id }) => id);
  const { alerts } = run.finish(samples);
  assert.deepEqual(alerts.map(({ detection, attributions }) => [detection.rule.id, attributions]).sort(), [
    ['above', attributed.sort()],
    ['counting', attributed],
  ]);
});
