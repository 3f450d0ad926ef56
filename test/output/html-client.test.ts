import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { groupAlerts } from '../../src/output/html/client/alert-groups.js';
import { countValues, filterRuns, sortRuns } from '../../src/output/html/client/filter.js';
import { indentJson } from '../../src/output/html/client/indent-json.js';
import { initialState, parseState, printState } from '../../src/output/html/client/state.js';
import { timeScale, timeTicks } from '../../src/output/html/client/time-scale.js';
import { chooseLanes } from '../../src/output/html/client/timeline-lanes.js';
import { fitRows } from '../../src/output/html/client/timeline-rows.js';
import { visible, visibleBlock } from '../../src/output/html/client/visible.js';
import type { AlertData, RunData } from '../../src/output/html/page-data.ts';
import { runData } from '../../src/output/html/run-data.ts';
import { safeText } from '../../src/output/text/safe-text.ts';
import { makeReport } from '../support/make-report.ts';
import { unprintable } from '../support/unprintable.ts';

const { runs, machines } = runData(makeReport().result, new Map());
const noText = () => '';
const noAlerts = () => [];

test('the page shows hidden characters as the table does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.equal(visible(text), safeText(text));
      assert.equal(visible(visible(text)), visible(text));
      assert.doesNotMatch(visibleBlock(text).replace(/[\n\t]/g, ''), unprintable);
    }),
    { numRuns: 2000 },
  );
});

test('a state in the address is the same state again', () => {
  const time = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }).map(Number);
  const text = fc.string({ unit: 'grapheme' });
  const states = fc.record({
    verdicts: fc.uniqueArray(fc.constantFrom('attributed', 'ambiguous', 'not-applicable')),
    who: text,
    vm: text,
    channel: text,
    alert: text,
    text,
    sort: fc.constantFrom('time', '-time', 'vm'),
    page: fc.integer({ min: 1, max: 999 }),
    from: time,
    length: fc.integer({ min: 1, max: 1e9 }),
    run: text,
    zone: fc.constantFrom('utc', 'local'),
  });
  fc.assert(
    fc.property(states, ({ length, ...rest }) => {
      const state = { ...rest, to: rest.from + length };
      assert.deepEqual(parseState(printState(state)), state);
    }),
  );
  assert.equal(printState(initialState), '');
  assert.deepEqual(parseState(''), initialState);
});

test('an address that somebody made up does no harm', () => {
  assert.deepEqual(parseState('#page=-3&from=yesterday&to=2026&__proto__=x&zone=mars&sort='), initialState);
  assert.deepEqual(parseState('#from=2026-06-03T10:00:00Z&to=2026-06-03T09:00:00Z'), initialState);
});

const filters: [what: string, patch: Partial<typeof initialState>, ids: string[]][] = [
  ['nothing', {}, runs.map(({ id }) => id)],
  ['a verdict', { verdicts: ['unrequested'] }, ['unrequested']],
  ['two verdicts', { verdicts: ['unrequested', 'ambiguous'] }, ['ambiguous', 'unrequested']],
  ['a machine', { vm: 'web-02' }, ['unrequested']],
  ['a channel', { channel: 'managed run command' }, ['attributed-managed']],
  [
    'times, and what lasts into them',
    { from: Date.parse('2026-06-03T09:30:30Z'), to: Date.parse('2026-06-03T09:41:30Z') },
    ['attributed-action', 'attributed-managed'],
  ],
];
for (const [what, patch, ids] of filters) {
  test(`filtered by ${what}`, () => {
    const chosen = filterRuns(runs, { ...initialState, ...patch }, noText, noAlerts);
    assert.deepEqual(
      chosen.map((place) => runs[place]?.id),
      ids,
    );
  });
}

test('filtered by an alert', () => {
  const alertsOf = ({ id }: RunData) => (id === 'ambiguous' ? ['Logs cleared'] : []);
  const chosen = filterRuns(runs, { ...initialState, alert: 'Logs cleared' }, noText, alertsOf);
  assert.deepEqual(
    chosen.map((place) => runs[place]?.id),
    ['ambiguous'],
  );
});

test('a search finds runs that hold every word', () => {
  const texts = runs.map(({ id, ran }) => `${id} ${ran}`.toLowerCase());
  const find = (text: string) =>
    filterRuns(runs, { ...initialState, text }, (place) => texts[place] ?? '', noAlerts);
  assert.deepEqual(
    find('WHOAMI net').map((place) => runs[place]?.id),
    ['attributed-action'],
  );
  assert.deepEqual(find('whoami nowhere'), []);
});

test('sorted either way, equals stay in the order of time', () => {
  const all = runs.map((_, place) => place);
  const byVm = sortRuns(all, runs, 'vm').map((place) => runs[place]?.vm ?? '');
  assert.deepEqual(byVm, byVm.toSorted());
  assert.deepEqual(sortRuns(all, runs, 'time'), all);
  assert.deepEqual(sortRuns(all, runs, '-time'), all.toReversed());
  assert.deepEqual(sortRuns(all, runs, 'nonsense'), all);
  const verdicts = sortRuns(all, runs, 'verdict').map((place) => runs[place]?.verdict);
  assert.equal(verdicts[0], 'unrequested');
});

test('values are counted, alternatives each', () => {
  const counts = new Map(countValues(runs, (run: RunData) => run.who));
  assert.equal(counts.get('service principal bbbbbbbb-1111-2222-3333-cccccccccccc'), 2);
});

test('indented JSON is the same JSON, every digit kept', () => {
  fc.assert(
    fc.property(fc.json({ stringUnit: 'binary' }), (text) => {
      assert.deepEqual(JSON.parse(indentJson(text)), JSON.parse(text));
    }),
  );
  assert.equal(
    indentJson('{"a":[1,{"b":12345678901234567890}],"c":{}}'),
    '{\n  "a": [\n    1,\n    {\n      "b": 12345678901234567890\n    }\n  ],\n  "c": {}\n}',
  );
  assert.equal(indentJson('<b>no json</b>'), '<b>no json</b>');
});

test('marks in a row never lie on each other', () => {
  const item = fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 60 }));
  fc.assert(
    fc.property(fc.array(item, { maxLength: 40 }), fc.integer({ min: 1, max: 8 }), (pairs, most) => {
      const items = pairs
        .map(([x, width], at) => ({ at, x, right: x + width, kind: 'attributed' }))
        .sort((a, b) => a.x - b.x);
      const fitted = fitRows(items, { right: 1000 }, most);
      if (!fitted) return;
      assert.ok(fitted.rows <= most);
      assert.equal(fitted.marks.length, items.length);
      for (const row of Map.groupBy(fitted.marks, (mark) => mark.row).values()) {
        for (const [at, mark] of row.slice(1).entries()) assert.ok(mark.x >= (row[at]?.right ?? 0));
      }
    }),
  );
});

test('lanes hold every run once, the weightiest in lanes of their own', () => {
  const all = runs.map((_, place) => place);
  for (const mostLanes of [2, 3, 20]) {
    const lanes = chooseLanes(runs, machines, all, { mostLanes, pinned: undefined });
    assert.ok(lanes.length <= mostLanes);
    assert.deepEqual(
      lanes.flatMap((lane) => lane.runs).sort((a, b) => a - b),
      all,
    );
    assert.ok(
      lanes.some(({ name }) => name === 'web-02'),
      'the unrequested run has its lane',
    );
  }
  const pinned = runs.find(({ vm }) => vm === 'jump-02')?.machine;
  const lanes = chooseLanes(runs, machines, all, { mostLanes: 2, pinned });
  assert.ok(lanes.some(({ name }) => name === 'jump-02'));
});

test('ticks are round times within the view, not too many', () => {
  const lengths = fc.integer({ min: 600, max: 5e11 });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4e12 }),
      lengths,
      fc.integer({ min: -14, max: 14 }),
      (from, length, hours) => {
        const view = { from, to: from + length };
        const ticks = timeTicks(view, 10, () => hours * 60);
        assert.ok(ticks.length <= 11);
        for (const { time, isDay } of ticks) {
          assert.ok(time >= view.from && time <= view.to);
          if (isDay) assert.equal((time + hours * 3_600_000) % 86_400_000, 0);
        }
      },
    ),
  );
});

test('a place on the time line stands for its time', () => {
  const { x, time } = timeScale({ from: 1000, to: 3000 }, 100, 300);
  assert.equal(x(2000), 200);
  assert.equal(time(x(1234)), 1234);
});

test('alerts of one name stand together, with their runs and machines', () => {
  const alert = (name: string, time: number, ...at: number[]): AlertData => ({
    name,
    severity: 'high',
    time,
    reason: '',
    runs: at,
  });
  const groups = groupAlerts([alert('b', 9), alert('a', 3, 1), alert('a', 5, 0)], [
    { vm: 'web-01' },
    { vm: 'web-02' },
  ] as RunData[]);
  assert.deepEqual(
    groups.map(({ name, from, to, runs: at, machines }) => [name, from, to, at, machines]),
    [
      ['b', 9, 9, [], []],
      ['a', 3, 5, [0, 1], ['web-01', 'web-02']],
    ],
  );
});
