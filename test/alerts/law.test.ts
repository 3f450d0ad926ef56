import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { AlertRun } from '../../src/alerts/alert-run.ts';
import { RuleSet } from '../../src/engine/rule-set.ts';
import type { Mode } from '../../src/engine/schedule.ts';
import type { Event } from '../../src/event/event.ts';
import { event, start } from '../engine/support.ts';
import { rule } from '../rules/support.ts';

const over = 'index = [".alerts-security.*"]\nfrom = "now-30m"\n';
const rules = [
  rule('rule_id = "base"\nquery = "a: x"\nmax_signals = 3'),
  rule(`rule_id = "above"\n${over}query = "kibana.alert.rule.rule_id: base and u: 1"`),
  rule(
    `rule_id = "first"\n${over}type = "new_terms"\nquery = "kibana.alert.depth: *"\nnew_terms_fields = ["u"]\nhistory_window_start = "now-1h"`,
  ),
  rule(
    `rule_id = "many"\n${over}type = "threshold"\nquery = "kibana.alert.rule.rule_id: *"\n[rule.threshold]\nfield = ["u"]\nvalue = 3`,
  ),
  rule(
    `rule_id = "one"\n${over}query = "kibana.alert.rule.rule_id: (first or many)"\n[rule.alert_suppression]\ngroup_by = ["u"]\n[rule.alert_suppression.duration]\nvalue = 1\nunit = "h"`,
  ),
];

const events = fc.array(
  fc
    .tuple(fc.nat(90), fc.constantFrom('x', 'y'), fc.constantFrom('1', '2'))
    .map(([at, a, u]): Event => event(at, { a, u })),
  { maxLength: 25 },
);

for (const mode of ['scan', 'replay'] as const satisfies readonly Mode[]) {
  test(`${mode}: alerts on alerts on alerts are the same in any order of arrival, and each once`, () => {
    const of = (all: readonly Event[]) => {
      const run = new AlertRun(new RuleSet(rules, { now: start }), mode);
      for (const one of all) run.observe(one);
      return run.finish([]).alerts.map(({ document }) => document);
    };
    fc.assert(
      fc.property(events, fc.infiniteStream(fc.nat()), (all, keys) => {
        const shuffled = all
          .map((one) => ({ one, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        const alerts = of(all);
        assert.deepEqual(of([...shuffled, ...all]), alerts);
        const ids = alerts.map((alert) => alert['kibana.alert.uuid']);
        assert.equal(new Set(ids).size, ids.length);
      }),
      { numRuns: 60 },
    );
  });
}
