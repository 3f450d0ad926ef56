import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rulePage } from '../../../src/output/rules/rule-page.ts';
import { rule } from '../../rules/support.ts';

test('a rule for people: every fact that it states, none that it does not', () => {
  const page = [
    ...rulePage(
      rule(`
name = "A rule"
type = "threshold"
query = "a: x"
description = "What it is."
severity = "high"
risk_score = 73
tags = ["Domain: Cloud"]
from = "now-9m"
timestamp_override = "event.ingested"
false_positives = ["A drill."]
references = ["https://attack.mitre.org/techniques/T1651/"]
note = "A guide."
setup = "What it needs."
license = "Apache-2.0"
author = ["Contoso"]
timeline_id = "t"
timeline_title = "A template"
building_block_type = "default"
[[rule.exceptions_list]]
list_id = "known"
[rule.investigation_fields]
field_names = ["user.name", "source.ip"]
[rule.threshold]
field = ["user.name"]
value = 5
[[rule.threshold.cardinality]]
field = "host.id"
value = 3
[[rule.threat]]
framework = "MITRE ATT&CK"
[rule.threat.tactic]
id = "TA0002"
name = "Execution"
[[rule.threat.technique]]
id = "T1651"
name = "Cloud Administration Command"
`),
    ),
  ].join('');
  assert.equal(
    page,
    `A rule

id              a0000000-0000-4000-8000-000000000001
severity        high, risk score 73
type            threshold, kuery, building block
tags            Domain: Cloud
reads           logs-*
runs            every 5 min, looks back 9 min by event.ingested
counts          5 by user.name, 3 different host.id
techniques      T1651 Cloud Administration Command
look at         user.name, source.ip
time line       A template
exceptions      known
author          Contoso
licence         Apache-2.0
version         1
file            rule.toml:5

What it is.

## Query

a: x

## False positives

* A drill.

A guide.

What it needs.

## References

* https://attack.mitre.org/techniques/T1651/
`,
  );
});
