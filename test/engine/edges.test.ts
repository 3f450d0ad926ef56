import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rule } from '../rules/support.ts';
import { event, minutesOf, run } from './support.ts';

describe('query', () => {
  test('a rule that says nothing of time runs every five minutes and looks back six', () => {
    const plain = rule('query = "a: x"');
    assert.deepEqual([plain.intervalMs, plain.lookbackMs, plain.maxSignals], [300_000, 360_000, 100]);
  });
  test('how far it looks back is no part of what a detection is', () => {
    const anchors = ['now-6m', 'now-60m'].map((from) =>
      run([rule(`query = "a: x"\nfrom = "${from}"`)], [event(1, { a: 'x' })]).detections.map(
        ({ anchor }) => anchor,
      ),
    );
    assert.deepEqual(anchors[0], anchors[1]);
  });
  test('runs of a scan are as long as the interval, however short the look-back', () => {
    const rare = rule('query = "a: x"\nfrom = "now-1m"\ninterval = "1h"');
    assert.deepEqual(
      minutesOf(
        run(
          [rare],
          [1, 31, 59.5, 61].map((at) => event(at, { a: 'x' })),
        ),
      ),
      [1, 31, 59.5, 61],
    );
  });
});

describe('threshold', () => {
  const by = (fields: string, more = '') =>
    rule(
      `type = "threshold"\nquery = "a: x"\nfrom = "now-9m"\n${more}\n[rule.threshold]\nfield = [${fields}]\nvalue = 2`,
    );
  test('an event with several values counts in the group of each', () => {
    const events = [event(1, { a: 'x', h: ['1', '2'] }), event(2, { a: 'x', h: ['2', '3'] })];
    const { detections } = run([by('"h"')], events);
    assert.deepEqual(
      detections.map(({ threshold }) => threshold?.terms[0]?.value),
      ['2'],
    );
  });
  test('more groups than alerts: the rest is dropped and told', () => {
    const events = ['1', '2', '3'].flatMap((h) => [event(1, { a: 'x', h }), event(2, { a: 'x', h })]);
    const { detections, dropped } = run([by('"h"', 'max_signals = 2')], events);
    assert.deepEqual([detections.length, dropped[0]?.count], [2, 1]);
  });
  test('numbers and truths are values, null is none', () => {
    const events = [7, '7', true, null].map((h, at) => event(1 + at / 10, { a: 'x', h }));
    assert.deepEqual(
      run([by('"h"')], events).detections.map(({ threshold }) => threshold?.terms[0]?.value),
      ['7'],
    );
  });
});

describe('new terms', () => {
  const found = rule(
    'type = "new_terms"\nquery = "a: x"\nnew_terms_fields = ["u"]\nhistory_window_start = "now-60m"',
  );
  test('the query filters the history too', () => {
    assert.deepEqual(
      minutesOf(run([found], [event(1, { a: 'y', u: 'p' }), event(11, { a: 'x', u: 'p' })])),
      [11],
    );
  });
  test('the history is counted back from the run', () => {
    // The run of minute 65 knows minutes 5 to 60.
    const of = (first: number) => [event(first, { a: 'x', u: 'p' }), event(64, { a: 'x', u: 'p' })];
    assert.deepEqual(minutesOf(run([found], of(4.9))), [4.9, 64]);
    assert.deepEqual(minutesOf(run([found], of(5))), [5]);
  });
  test('one alert for a term, on its earliest event in the run', () => {
    const events = [
      event(3, { a: 'x', u: 'p' }),
      event(2, { a: 'x', u: ['q', 'p'] }),
      event(4, { a: 'x', u: 'q' }),
    ];
    const { detections } = run([found], events);
    assert.deepEqual(
      detections.map(({ newTerms, events: [one] }) => [newTerms?.[0]?.value, one?.time.ms]).sort(),
      [
        ['p', event(2, {}).time.ms],
        ['q', event(2, {}).time.ms],
      ],
    );
  });
});

describe('threat match', () => {
  const entry = (field: string, value: string, more = '') =>
    `[[rule.threat_mapping.entries]]\nfield = "${field}"\ntype = "mapping"\nvalue = "${value}"\n${more}\n`;
  const head = 'type = "threat_match"\nquery = "a: x"\nthreat_index = ["logs-ti_*"]\nthreat_query = "*:*"\n';
  const indicator = (doc: object) => event(0, { ...doc }, { dataStream: 'logs-ti_test-default' });
  test('one item of the mapping suffices', () => {
    const either = rule(
      `${head}[[rule.threat_mapping]]\n${entry('src', 'ip')}[[rule.threat_mapping]]\n${entry('dst', 'ip')}`,
    );
    const events = [event(1, { a: 'x', dst: '192.0.2.1' }), event(2, { a: 'x', src: '192.0.2.9' })];
    assert.deepEqual(minutesOf(run([either], [indicator({ ip: '192.0.2.1' }), ...events])), [1]);
  });
  test('one alert for an event, with every indicator that it meets', () => {
    const one = rule(`${head}[[rule.threat_mapping]]\n${entry('src', 'ip')}`);
    const indicators = ['192.0.2.1', '192.0.2.2', '192.0.2.3'].map((ip) => indicator({ ip }));
    const { detections } = run([one], [...indicators, event(1, { a: 'x', src: ['192.0.2.1', '192.0.2.3'] })]);
    assert.deepEqual(
      detections.map((found) => found.indicators?.map(({ event: { doc } }) => doc['ip'])),
      [['192.0.2.1', '192.0.2.3']],
    );
  });
  test('a negated entry must not agree', () => {
    const but = rule(
      `${head}[[rule.threat_mapping]]\n${entry('src', 'ip')}${entry('port', 'port', 'negate = true')}`,
    );
    const events = [
      event(1, { a: 'x', src: '192.0.2.1', port: 80 }),
      event(2, { a: 'x', src: '192.0.2.1', port: 443 }),
    ];
    assert.deepEqual(minutesOf(run([but], [indicator({ ip: '192.0.2.1', port: 80 }), ...events])), [2]);
  });
  test('case and spelling count', () => {
    const one = rule(`${head}[[rule.threat_mapping]]\n${entry('name', 'name')}`);
    assert.deepEqual(
      minutesOf(run([one], [indicator({ name: 'Evil' }), event(1, { a: 'x', name: 'evil' })])),
      [],
    );
  });
});

describe('suppression', () => {
  const by = (more: string) => rule(`query = "a: x"\n[rule.alert_suppression]\ngroup_by = ["h"]\n${more}`);
  test('several values are one group, in any order', () => {
    const events = [
      event(1, { a: 'x', h: ['1', '2'] }),
      event(2, { a: 'x', h: ['2', '1'] }),
      event(3, { a: 'x', h: '1' }),
    ];
    assert.deepEqual(minutesOf(run([by('')], events)), [1, 3]);
  });
  test('without a duration it ends with the run', () => {
    const events = [1, 2, 6].map((at) => event(at, { a: 'x', h: '1' }));
    assert.deepEqual(minutesOf(run([by('')], events)), [1, 6]);
  });
  test('the duration counts from the first, not from the last', () => {
    const half = by('[rule.alert_suppression.duration]\nvalue = 30\nunit = "m"');
    const events = [1, 20, 30, 32].map((at) => event(at, { a: 'x', h: '1' }));
    assert.deepEqual(minutesOf(run([half], events)), [1, 32]);
  });
  test('what is dropped for their number opens no group', () => {
    const few = rule(
      'query = "a: x"\nmax_signals = 1\n[rule.alert_suppression]\ngroup_by = ["h"]\n[rule.alert_suppression.duration]\nvalue = 1\nunit = "h"',
    );
    const events = [event(1, { a: 'x', h: '1' }), event(2, { a: 'x', h: '2' }), event(6, { a: 'x', h: '2' })];
    assert.deepEqual(minutesOf(run([few], events)), [1, 6]);
  });
  test('a threshold is suppressed by its own groups where it names none', () => {
    const counted = rule(`
type = "threshold"
query = "a: x"
from = "now-4m"
[rule.threshold]
field = ["h"]
value = 1
[rule.alert_suppression.duration]
value = 1
unit = "h"
`);
    const events = [
      event(1, { a: 'x', h: '1' }),
      event(2, { a: 'x', h: '2' }),
      event(20, { a: 'x', h: '1' }),
    ];
    assert.deepEqual(minutesOf(run([counted], events)), [1, 2]);
  });
});

test('machine learning: interim results and other results than records do not count', () => {
  const found = rule('type = "machine_learning"\nanomaly_threshold = 50\nmachine_learning_job_id = "j_ea"');
  const result = (at: number, more: object) =>
    event(
      at,
      { job_id: 'j_ea', record_score: 90, result_type: 'record', ...more },
      { dataStream: '.ml-anomalies-shared' },
    );
  const events = [
    result(1, {}),
    result(2, { is_interim: true }),
    result(3, { result_type: 'bucket' }),
    result(4, { is_interim: false }),
  ];
  assert.deepEqual(minutesOf(run([found], events)), [1, 4]);
});
