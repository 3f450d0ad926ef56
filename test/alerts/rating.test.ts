import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rate } from '../../src/alerts/rating.ts';
import type { JsonObject } from '../../src/event/json.ts';
import { event, run } from '../engine/support.ts';
import { rule } from '../rules/support.ts';

const mapped = rule(`
name = "A rule"
query = "a: x"
severity = "low"
risk_score = 21
rule_name_override = "title"
[[rule.severity_mapping]]
field = "level"
operator = "equals"
value = "8"
severity = "high"
[[rule.severity_mapping]]
field = "level"
operator = "equals"
value = "9"
severity = "critical"
[[rule.risk_score_mapping]]
field = "score"
operator = "equals"
value = "ignored"
`);

const cases: [doc: JsonObject, name: string, severity: string, riskScore: number][] = [
  [{}, 'A rule', 'low', 21],
  [{ level: 8, score: 55.5 }, 'A rule', 'high', 55.5],
  [{ level: ['8', '9'], score: '12' }, 'A rule', 'critical', 12],
  [{ level: '8.0', score: 101 }, 'A rule', 'low', 21],
  [{ score: 'high' }, 'A rule', 'low', 21],
  [{ title: ['First', 'Second'] }, 'First', 'low', 21],
  [{ title: '' }, 'A rule', 'low', 21],
];
for (const [doc, name, severity, riskScore] of cases) {
  test(`an event with ${JSON.stringify(doc)}`, () => {
    const [found] = run([mapped], [event(1, { a: 'x', ...doc })]).detections;
    assert.ok(found);
    assert.deepEqual(rate(found), { name, severity, riskScore });
  });
}
