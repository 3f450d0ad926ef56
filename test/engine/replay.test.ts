import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rule } from '../rules/support.ts';
import { event, minutesOf, run } from './support.ts';

/** Minutes of the detections of a replay. */
function replayed(text: string, events: readonly ReturnType<typeof event>[]): number[] {
  return minutesOf(run([rule(text)], events, 'replay'));
}

const at = (minute: number, ingested: number, doc: object = {}) =>
  event(minute, { a: 'x', ...doc }, { ingested: event(ingested, {}).time });

describe('a window', () => {
  test('holds its start and its end', () => {
    // Both come with the run of minute 10, which looks at minutes 5 to 10.
    assert.deepEqual(replayed('query = "a: x"\nfrom = "now-5m"', [at(5, 9), at(10, 10)]), [5, 10]);
    assert.deepEqual(replayed('query = "a: x"\nfrom = "now-5m"', [at(4.99, 9)]), []);
  });
  test('ends before the run where the rule says so', () => {
    const text = 'query = "a: x"\nfrom = "now-9m"\nto = "now-3m"';
    // The run of minute 5 ends at minute 2, that of minute 10 begins at minute 1.
    assert.deepEqual(replayed(text, [at(3, 3)]), [3]);
    assert.deepEqual(replayed(`${text}\ninterval = "30m"`, [at(28, 28)]), []);
  });
  test('overlapping windows raise an event once', () => {
    assert.deepEqual(replayed('query = "a: x"\nfrom = "now-60m"', [at(1, 1), at(7, 7)]), [1, 7]);
  });
});

describe('what a run may not raise', () => {
  const text = 'query = "a: x"\nmax_signals = 1\n';
  test('the next run raises where it still sees it', () => {
    const result = run([rule(`${text}from = "now-9m"`)], [at(1, 1), at(2, 2)], 'replay');
    assert.deepEqual(minutesOf(result), [1, 2]);
    assert.deepEqual(result.dropped, []);
  });
  test('is dropped where none does', () => {
    const result = run([rule(`${text}from = "now-5m"`)], [at(1, 1), at(2, 2)], 'replay');
    assert.deepEqual(minutesOf(result), [1]);
    assert.deepEqual(
      result.dropped.map(({ count }) => count),
      [1],
    );
  });
});

describe('the time field', () => {
  const text = 'query = "a: x"\nfrom = "now-9m"\ntimestamp_override = "seen"\n';
  const seen = (minute: number) => ({ seen: new Date(event(minute, {}).time.ms).toISOString() });
  test('is the override, and where an event lacks it @timestamp', () => {
    assert.deepEqual(replayed(text, [at(1, 60, seen(59)), at(58, 60)]), [1, 58]);
  });
  test('is nothing else where the fallback is switched off', () => {
    const events = [at(1, 60, seen(59)), at(58, 60)];
    assert.deepEqual(replayed(`${text}timestamp_override_fallback_disabled = true`, events), [1]);
  });
  test('event.ingested of a record without one is modelled: Azure logs take 10 minutes, all others one', () => {
    const dataStream = 'logs-azure.activitylogs-default';
    const azure = event(1, { a: 'x' }, { dataStream });
    const other = event(1, { a: 'x', b: 1 });
    const attribution = event(
      1,
      { a: 'x' },
      { id: 'z', dataStream: 'logs-throughline.attributions-default' },
    );
    const runs = run(
      [rule('query = "a: x"\ntimestamp_override = "event.ingested"')],
      [azure, other, attribution],
      'replay',
    );
    assert.deepEqual(
      runs.detections.map(({ events, runAt }) => [
        events[0]?.dataStream,
        (runAt - event(0, {}).time.ms) / 60_000,
      ]),
      [
        ['logs-test-default', 5],
        ['logs-azure.activitylogs-default', 15],
        ['logs-throughline.attributions-default', 15],
      ],
    );
  });
});

test('new terms: what leaves the history while its event is still in the window is new after all', () => {
  const text = `
type = "new_terms"
query = "a: x"
from = "now-20m"
new_terms_fields = ["u"]
history_window_start = "now-60m"
`;
  // At minute 60 the first is still known; at 65 it has left the history of an hour and the second is in the window.
  const { detections } = run([rule(text)], [at(1, 1, { u: 'p' }), at(58, 58, { u: 'p' })], 'replay');
  assert.deepEqual(
    detections.map(({ runAt, time }) => [
      (runAt - event(0, {}).time.ms) / 60_000,
      (time.ms - event(0, {}).time.ms) / 60_000,
    ]),
    [
      [5, 1],
      [65, 58],
    ],
  );
});

test('threshold: what comes late is counted although it happened before the last counted event', () => {
  const text = `
type = "threshold"
query = "a: x"
from = "now-9m"
timestamp_override = "event.ingested"
[rule.threshold]
field = ["h"]
value = 2
`;
  const late = [at(3, 21, { h: '1' }), at(4, 22, { h: '1' })];
  const { detections } = run([rule(text)], [at(5, 6, { h: '1' }), at(6, 7, { h: '1' }), ...late], 'replay');
  assert.deepEqual(
    detections.map(({ threshold }) => threshold?.count),
    [2, 2],
  );
});
