import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Event } from '../../src/event/event.ts';
import { rule } from '../rules/support.ts';
import { event, run } from './support.ts';

const suppression =
  '[rule.alert_suppression]\ngroup_by = ["h"]\n[rule.alert_suppression.duration]\nunit = "m"\nvalue = 7\n';
const rules = [
  rule(`rule_id = "q"\nquery = "a: x"\nmax_signals = 2\n${suppression}`),
  rule(
    'rule_id = "t"\ntype = "threshold"\nquery = "a: x"\nfrom = "now-9m"\n[rule.threshold]\nfield = ["h"]\nvalue = 2',
  ),
  rule(
    'rule_id = "n"\ntype = "new_terms"\nquery = "a: x"\nnew_terms_fields = ["h", "u"]\nhistory_window_start = "now-20m"',
  ),
];

const events = fc.array(
  fc
    .tuple(
      fc.integer({ min: 0, max: 120 }),
      fc.constantFrom('x', 'y'),
      fc.constantFrom('1', '2'),
      fc.integer({ min: 0, max: 2 }),
    )
    .map(([half, a, h, u]): Event => event(half / 2, { a, h, u: String(u) })),
  { maxLength: 40 },
);

for (const mode of ['scan', 'replay'] as const) {
  test(`${mode}: order of arrival and repetition change nothing`, () => {
    fc.assert(
      fc.property(events, fc.infiniteStream(fc.nat()), (all, keys) => {
        const shuffled = all
          .map((one) => ({ one, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        assert.deepEqual(run(rules, [...shuffled, ...all], mode), run(rules, all, mode));
      }),
      { numRuns: 100 },
    );
  });
}
