import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rule } from '../rules/support.ts';
import { event, minutesOf, run, start } from './support.ts';

const day = 24 * 60;

/** `now` is the run's, whenever the logs are from and whenever they are scanned. */
describe('a query that reads the clock', () => {
  const young = 'query = \'a: x and seen >= "now-1h"\'';
  const seen = (minute: number) => ({ a: 'x', seen: new Date(start + minute * 60_000).toISOString() });
  for (const mode of ['scan', 'replay'] as const) {
    test(`${mode}: is asked with the time of the run`, () => {
      const events = [
        event(100, seen(90)),
        event(101, seen(10)),
        event(300, seen(290)),
        event(301, seen(100)),
      ];
      assert.deepEqual(minutesOf(run([rule(young)], events, mode)), [100, 300]);
    });
  }
  test('within a negation as well', () => {
    const old = 'query = \'a: x and not seen >= "now-1h" and not (b: y and seen < "now-3h")\'';
    const events = [
      event(100, seen(90)),
      event(101, seen(10)),
      event(300, { ...seen(10), b: 'y' }),
      event(301, { ...seen(200), b: 'y' }),
    ];
    assert.deepEqual(minutesOf(run([rule(old)], events)), [101, 301]);
  });
  test('in a filter', () => {
    const filtered = `
query = "a: x"
[[rule.filters]]
[rule.filters.meta]
negate = true
[rule.filters.query.range.seen]
gte = "now-1h"
`;
    assert.deepEqual(minutesOf(run([rule(filtered)], [event(100, seen(90)), event(101, seen(10))])), [101]);
  });
});

test('indicators have a window of their own, counted back from the run', () => {
  const found = rule(`
type = "threat_match"
query = "a: x"
threat_index = ["logs-ti_*"]
threat_query = '@timestamp >= "now-30d/d" and bad.ip: *'
[[rule.threat_mapping]]
[[rule.threat_mapping.entries]]
field = "ip"
type = "mapping"
value = "bad.ip"
`);
  const indicator = event(
    0,
    { '@timestamp': new Date(start).toISOString(), bad: { ip: '192.0.2.1' } },
    { dataStream: 'logs-ti_test-default' },
  );
  const events = [1, 29 * day, 30 * day, 32 * day].map((at) => event(at, { a: 'x', ip: '192.0.2.1' }));
  assert.deepEqual(minutesOf(run([found], [indicator, ...events])), [1, 29 * day, 30 * day]);
});

test('threshold: asking anew does not count events twice', () => {
  const found = rule(`
type = "threshold"
query = 'a: x and seen >= "now-2h"'
from = "now-60m"
[rule.threshold]
field = ["h"]
value = 2
`);
  const seen = new Date(start + 10 * 60_000).toISOString();
  const events = [1, 2, 6, 7].map((at) => event(at, { a: 'x', h: '1', seen }));
  const { detections } = run([found], events);
  assert.deepEqual(
    detections.map(({ threshold }) => threshold?.count),
    [2, 2],
  );
});
