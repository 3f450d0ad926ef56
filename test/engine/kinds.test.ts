import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rule } from '../rules/support.ts';
import { event, minutesOf, run } from './support.ts';

describe('query', () => {
  const found = rule('query = "a: x"\nfrom = "now-9m"');
  test('every event once, also on the edges of runs', () => {
    const events = [0, 4.999, 5, 5.001, 10, 14].map((at) => event(at, { a: 'x' }));
    assert.deepEqual(
      minutesOf(run([found], [...events, ...events])),
      [0, 4.999, 5, 5.001, 10, 14].map((at) => Math.round(at * 60_000) / 60_000),
    );
  });
  test('only in its data streams', () => {
    const elsewhere = event(1, { a: 'x' }, { dataStream: 'metrics-test-default' });
    assert.equal(run([found], [elsewhere]).detections.length, 0);
  });
  test('a run raises no more than it may, and says how many were dropped', () => {
    const few = rule('query = "a: x"\nmax_signals = 2');
    const result = run(
      [few],
      [1, 2, 3, 6].map((at) => event(at, { a: 'x' })),
    );
    assert.deepEqual(minutesOf(result), [1, 2, 6]);
    assert.deepEqual(
      result.dropped.map(({ count }) => count),
      [1],
    );
  });
  test('filters: negated wildcards without regard to case, and existence', () => {
    const filtered = rule(`
query = "a: x"
[[rule.filters]]
[rule.filters.meta]
negate = true
[rule.filters.query.wildcard."file.path"]
case_insensitive = true
value = "?:\\\\\\\\Windows\\\\\\\\*"
[[rule.filters]]
[rule.filters.exists]
field = "b"
`);
    const result = run(
      [filtered],
      [
        event(1, { a: 'x', b: 1, file: { path: 'c:\\WINDOWS\\x' } }),
        event(2, { a: 'x', b: 1, file: { path: 'c:\\Users\\x' } }),
        event(3, { a: 'x', file: { path: 'c:\\Users\\x' } }),
      ],
    );
    assert.deepEqual(minutesOf(result), [2]);
  });
});

describe('threshold', () => {
  const found = rule(`
type = "threshold"
query = "a: x"
from = "now-9m"
[rule.threshold]
field = ["h"]
value = 3
[[rule.threshold.cardinality]]
field = "u"
value = 2
`);
  test('a group that is large and various enough, also across two runs', () => {
    const events = [
      event(4, { a: 'x', h: '1', u: 'a' }),
      event(4.5, { a: 'x', h: '1', u: 'b' }),
      event(6, { a: 'x', h: '1', u: 'a' }),
      ...[1, 2, 3].map((at) => event(at, { a: 'x', h: '2', u: 'a' })),
      ...[1, 2].map((at) => event(at, { a: 'x', h: '3', u: `${at}` })),
      ...[1, 2, 3].map((at) => event(at, { a: 'x', u: `${at}` })),
    ];
    const { detections } = run([found], events);
    assert.deepEqual(
      detections.map(({ threshold }) => threshold),
      [
        {
          terms: [{ field: 'h', value: '1' }],
          count: 3,
          cardinality: [{ field: 'u', value: 2 }],
        },
      ],
    );
  });
  test('events are not counted for two alerts', () => {
    const events = [1, 2, 3, 6].map((at) => event(at, { a: 'x', h: '1', u: `${at}` }));
    assert.equal(run([found], events).detections.length, 1);
  });
  test('without fields all events are one group', () => {
    const all = rule('type = "threshold"\nquery = "a: x"\n[rule.threshold]\nfield = []\nvalue = 2');
    assert.equal(run([all], [event(1, { a: 'x' }), event(2, { a: 'x' })]).detections.length, 1);
  });
});

describe('new terms', () => {
  const found = rule(`
type = "new_terms"
query = "a: x"
[rule.new_terms]
field = "new_terms_fields"
value = ["u", "h"]
[[rule.new_terms.history_window_start]]
field = "history_window_start"
value = "now-1h"
`);
  test('the first of each, and again after the history', () => {
    const of = (at: number, u: string, h: string | string[]) => event(at, { a: 'x', u, h });
    const events = [
      of(1, 'p', 'q'),
      of(2, 'p', 'q'),
      of(7, 'p', 'q'),
      of(8, 'p', ['q', 'r']),
      of(90, 'p', 'q'),
    ];
    const result = run([found], events);
    assert.deepEqual(minutesOf(result), [1, 8, 90]);
    assert.deepEqual(
      result.detections[1]?.newTerms?.map(({ value }) => value),
      ['p', 'r'],
    );
  });
  test('an event without one of the fields has no terms', () => {
    assert.equal(run([found], [event(1, { a: 'x', u: 'p' })]).detections.length, 0);
  });
});

test('threat match: all entries of an item meet one indicator', () => {
  const found = rule(`
type = "threat_match"
query = "a: x"
threat_index = ["logs-ti_*"]
threat_query = "type: indicator"
[[rule.threat_mapping]]
[[rule.threat_mapping.entries]]
field = "ip"
type = "mapping"
value = "bad.ip"
[[rule.threat_mapping.entries]]
field = "port"
type = "mapping"
value = "bad.port"
`);
  const indicator = (ip: string, port: number) =>
    event(0, { type: 'indicator', bad: { ip, port } }, { dataStream: 'logs-ti_test-default' });
  const { detections } = run(
    [found],
    [
      indicator('192.0.2.1', 80),
      indicator('192.0.2.2', 443),
      event(1, { a: 'x', ip: '192.0.2.1', port: 80 }),
      event(2, { a: 'x', ip: '192.0.2.1', port: 443 }),
    ],
  );
  assert.equal(detections.length, 1);
  assert.deepEqual(
    detections[0]?.indicators?.flatMap(({ matched }) => matched.map(({ atomic }) => atomic)),
    ['192.0.2.1', '80'],
  );
});

test('machine learning: anomaly records of the job, from its score on', () => {
  const found = rule('type = "machine_learning"\nanomaly_threshold = 50\nmachine_learning_job_id = ["j_ea"]');
  const record = (at: number, job_id: string, record_score: number) =>
    event(at, { job_id, record_score, result_type: 'record' }, { dataStream: '.ml-anomalies-shared' });
  const result = run([found], [record(1, 'j_ea', 50), record(2, 'j_ea', 49.9), record(3, 'other', 99)]);
  assert.deepEqual(minutesOf(result), [1]);
});

describe('suppression', () => {
  const withMissing = (missing: string) =>
    rule(`
query = "a: x"
[rule.alert_suppression]
group_by = ["h"]
missing_fields_strategy = "${missing}"
[rule.alert_suppression.duration]
unit = "m"
value = 30
`);
  const events = [
    ...[1, 20, 31, 35].map((at) => event(at, { a: 'x', h: '1' })),
    ...[2, 3].map((at) => event(at, { a: 'x' })),
  ];
  test('a group is one alert for the duration', () => {
    const result = run([withMissing('suppress')], events);
    assert.deepEqual(minutesOf(result), [1, 2, 31]);
    assert.deepEqual(
      result.detections.map(({ suppression }) => suppression?.count),
      [1, 1, 1],
    );
  });
  test('what lacks the field stands alone if the rule says so', () => {
    assert.deepEqual(minutesOf(run([withMissing('doNotSuppress')], events)), [1, 2, 3, 31]);
  });
});

test('replay: what arrives after the look-back has passed is missed, as in Kibana; scan finds it', () => {
  const onTime = rule('query = "a: x"\nfrom = "now-9m"');
  const onIngest = rule('query = "a: x"\nfrom = "now-9m"\ntimestamp_override = "event.ingested"');
  const late = event(1, { a: 'x' }, { ingested: event(30, {}).time });
  assert.equal(run([onTime], [late], 'replay').detections.length, 0);
  assert.equal(run([onIngest], [late], 'replay').detections.length, 1);
  assert.equal(run([onTime], [late], 'scan').detections.length, 1);
});
