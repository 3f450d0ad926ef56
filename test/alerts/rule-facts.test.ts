import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ruleFacts } from '../../src/alerts/rule-facts.ts';
import { rule } from '../rules/support.ts';

test('an alert says all of its rule under the names that Kibana has for it', () => {
  const facts = ruleFacts(
    rule(`
rule_id = "r"
name = "A rule"
query = "a: x"
description = "What it is."
author = ["Contoso"]
license = "Apache-2.0"
tags = ["Domain: Cloud"]
version = 3
severity = "high"
risk_score = 73
references = ["https://attack.mitre.org/techniques/T1651/"]
false_positives = ["A drill."]
note = "A guide."
index = ["logs-azure*"]
from = "now-540s"
to = "now-30s"
interval = "1h"
max_signals = 5
timestamp_override = "event.ingested"
rule_name_override = "message"
timeline_id = "t"
timeline_title = "A template"
building_block_type = "default"
[[rule.exceptions_list]]
id = "o"
list_id = "known"
[rule.investigation_fields]
field_names = ["user.name"]
`),
  );
  const kibana = (names: object) =>
    Object.fromEntries(Object.entries(names).map(([name, value]) => [`kibana.alert.rule.${name}`, value]));
  assert.deepEqual(
    facts,
    kibana({
      rule_id: 'r',
      uuid: 'r',
      type: 'query',
      category: 'Throughline rule',
      description: 'What it is.',
      author: ['Contoso'],
      license: 'Apache-2.0',
      tags: ['Domain: Cloud'],
      version: 3,
      severity: 'high',
      risk_score: 73,
      references: ['https://attack.mitre.org/techniques/T1651/'],
      false_positives: ['A drill.'],
      note: 'A guide.',
      indices: ['logs-azure*'],
      from: 'now-9m',
      to: 'now-30s',
      interval: '1h',
      max_signals: 5,
      building_block_type: 'default',
      timestamp_override: 'event.ingested',
      rule_name_override: 'message',
      exceptions_list: [{ list_id: 'known' }],
      timeline_id: 't',
      timeline_title: 'A template',
      parameters: { investigation_fields: { field_names: ['user.name'] } },
    }),
  );
});

test('what a rule leaves out, its alerts leave out', () => {
  const facts = ruleFacts(rule('query = "a: x"'));
  for (const [name, value] of Object.entries(facts)) {
    assert.ok(value !== '' && value !== undefined && !(Array.isArray(value) && value.length === 0), name);
  }
});
