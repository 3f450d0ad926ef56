import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runsWithSession } from '../../src/output/context/choose-runs.ts';
import { choosePlaces } from '../../src/output/context/record-places.ts';
import { alertData } from '../../src/output/html/alert-data.ts';
import { runData } from '../../src/output/html/run-data.ts';
import { RecordShelf } from '../../src/output/html/run-records.ts';
import { sessionData } from '../../src/output/html/session-data.ts';
import { makeAlert, makeDetection } from '../support/make-alert.ts';
import { at, makeAttribution, makeOperation, makePrincipal } from '../support/make-attribution.ts';
import { makeContext, makeSessionEntry } from '../support/make-context.ts';
import { makeReport } from '../support/make-report.ts';
import {
  ambiguous,
  attributedAction,
  attributedSamePrincipal,
  samples,
  unobserved,
} from '../support/make-samples.ts';

const around = at('09:30:00').ms;

test('a request is listed once, however many runs name it', () => {
  const { requests, runs } = runData(
    makeReport([ambiguous, { ...ambiguous, id: 'again' }]).result,
    new Map(),
  );
  assert.equal(requests.length, 2);
  assert.deepEqual(
    runs.map((run) => run.requests),
    [
      [0, 1],
      [0, 1],
    ],
  );
});

test('a machine is listed once, with the times in which any of its sensors sees it', () => {
  const { machines, runs } = runData(
    makeReport([attributedAction, { ...attributedAction, id: 'again' }]).result,
    new Map(),
  );
  assert.deepEqual(
    runs.map(({ machine }) => machine),
    [0, 0],
  );
  assert.deepEqual(machines, [
    {
      name: 'web-01',
      covered: [
        [at('08:05:00').ms, at('09:45:10').ms],
        [at('11:00:00').ms, at('11:58:30').ms],
      ],
    },
  ]);
});

test('a machine without telemetry has a lane all the same', () => {
  const { machines, runs } = runData(makeReport([unobserved]).result, new Map());
  assert.deepEqual(machines, [{ name: 'jump-02', covered: [] }]);
  assert.equal(runs[0]?.start, undefined);
});

test('a session lists each request once, and says which is the own', () => {
  const own = attributedAction.operation?.correlationId ?? '';
  const record = (clock: string, result: string, correlationId: string) =>
    makeSessionEntry({ time: at(clock), result, correlationId, eventId: `${clock} ${result}` });
  const { session } = sessionData(
    [record('09:00:00', 'Start', 'x'), record('09:00:30', 'Success', 'x'), record('09:30:00', 'Start', own)],
    attributedAction,
  );
  assert.deepEqual(
    session?.map(({ result, note, isOwn }) => [result, note, isOwn]),
    [
      ['Success', 'rights changed', undefined],
      ['Start', undefined, true],
    ],
  );
});

test('of a long session what is worth a look stays, in the order of time', () => {
  const routine = Array.from({ length: 300 }, (_, index) =>
    makeSessionEntry({
      time: { ms: around - 300_000 + index * 1000, ns: 0 },
      correlationId: `routine-${index}`,
      note: undefined,
    }),
  );
  const noted = makeSessionEntry({ time: { ms: around - 80_000_000, ns: 0 } });
  const { session = [], sessionLeftOut } = sessionData([noted, ...routine], attributedAction);
  assert.equal(session.length, 100);
  assert.equal(sessionLeftOut, 201);
  assert.equal(session[0]?.note, 'rights changed');
  assert.deepEqual(
    session.map(({ time }) => time),
    session.map(({ time }) => time).toSorted((a, b) => a - b),
  );
});

test('alerts stand with their runs, building blocks with none', () => {
  const block = makeAlert({ id: 'block' }, { isBuildingBlock: true });
  const lost = makeAlert({ id: 'lost', attributions: ['nobody'] });
  const report = { ...makeReport(), detection: makeDetection([makeAlert(), block, lost]) };
  const { alerts, leftOut, places } = alertData(report);
  assert.deepEqual(
    alerts.map(({ runs }) => runs),
    [[0], []],
  );
  assert.deepEqual(places.get('attributed-action'), [0]);
  assert.equal(leftOut, 0);
});

test('a record that is too large, or comes when the page is full, stays in the input', () => {
  const large = new RecordShelf(makeContext(() => 'x'.repeat(300_000)));
  assert.deepEqual(new Set(large.of(attributedAction)), new Set([null]));
  const many = new RecordShelf(makeContext(() => 'x'.repeat(200_000)));
  const taken = Array.from({ length: 20 }, () => many.of(attributedAction)).flat();
  const size = taken.reduce((sum, record) => sum + (record?.length ?? 0), 0);
  assert.ok(size > 7_000_000 && size <= 8 * 2 ** 20, String(size));
});

test('of many runs each keeps its first records before any keeps all', () => {
  const places = choosePlaces(samples, 20);
  assert.equal(places.length, 20);
  const first = choosePlaces([attributedAction, attributedSamePrincipal], 1000);
  assert.ok(first.length > 8);
});

test('every principal has a session before one has two', () => {
  const run = (id: string, name: string) => {
    const operation = makeOperation('web-01', { principal: makePrincipal({ id: name, name }) });
    return makeAttribution({ id, verdict: 'attributed', operation });
  };
  const runs = [run('1', 'a'), run('2', 'a'), run('3', 'a'), run('4', 'b')];
  assert.deepEqual(
    runsWithSession(runs, 3).map(({ id }) => id),
    ['1', '4', '2'],
  );
  assert.deepEqual(runsWithSession([makeAttribution({ verdict: 'unrequested' })], 3), []);
});
