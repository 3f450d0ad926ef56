import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../src/event/json.ts';
import { timesketch } from '../../src/output/timesketch.ts';
import { assertGolden } from '../support/golden.ts';
import { makeAlert, makeDetection } from '../support/make-alert.ts';
import { makeReport } from '../support/make-report.ts';
import { samples } from '../support/make-samples.ts';
import { render } from '../support/render.ts';

const text = render(timesketch, { ...makeReport(), detection: makeDetection() });
const events: JsonObject[] = text
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));

test('the events are as recorded', () => {
  assertGolden(text, new URL('goldens/timesketch.ndjson', import.meta.url));
});

test('every event has what Timesketch asks for', () => {
  for (const { message, datetime, timestamp_desc: what } of events) {
    assert.ok(typeof message === 'string' && message !== '');
    assert.ok(typeof what === 'string' && what !== '');
    assert.match(String(datetime), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/);
  }
});

test('fields are flat, and absent where nothing is known', () => {
  for (const event of events)
    for (const [name, value] of Object.entries(event)) {
      assert.match(name, /^[a-z_]+$/);
      assert.ok(typeof value === 'string' ? value !== '' : typeof value === 'number', name);
    }
});

test('every run and request has its lines', () => {
  for (const { id, operation, execution, candidates } of samples) {
    const lines = events.filter((event) => event['attribution_id'] === id);
    const requests = operation ? 1 + (operation.end ? 1 : 0) : candidates.length;
    assert.equal(lines.length, requests + (execution ? 1 + (execution.end ? 1 : 0) : 0), id);
  }
});

test('an alert is one event, a building block none', () => {
  const block = makeAlert({ id: 'block' }, { isBuildingBlock: true });
  const report = { ...makeReport([]), detection: makeDetection([makeAlert(), block]) };
  const [alert, ...others] = render(timesketch, report)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.equal(alert.timestamp_desc, 'Alert');
  assert.equal(alert.attribution_ids, 'attributed-action');
  assert.deepEqual(others, []);
});

test('nothing found is nothing', () => assert.equal(render(timesketch, makeReport([])), ''));
