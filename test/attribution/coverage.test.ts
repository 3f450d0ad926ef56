import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blobHour } from '../../src/attribution/coverage/blob-hour.ts';
import { CoverageMap } from '../../src/attribution/coverage/coverage-map.ts';
import { CutListings } from '../../src/attribution/coverage/cut-listings.ts';
import { formatInstant } from '../../src/event/instant.ts';
import { at } from '../support/make-attribution.ts';
import { type CloudNote, cloudEvent } from './case-events.ts';

const hosts = {
  idOf: (key: string) => key,
  namesOf: (id: string) => [id, `${id}.contoso.com`],
  offsetOf: () => 0,
};
const span = { from: at('06:00:00'), to: at('18:00:00') };

test('declared coverage joins what events prove, and says that it is declared', () => {
  const map = new CoverageMap();
  map.observeCloud('sub-1', at('09:00:00'));
  map.declare({ plane: 'cloud', subject: 'sub-1', ...span });
  assert.deepEqual(map.close(hosts).cloud('sub-1'), [{ ...span, proof: 'declared' }]);
});

test('a subscription that is declared to have been quiet is covered without any record', () => {
  const map = new CoverageMap();
  map.observeCloud('sub-1', at('09:00:00'));
  map.declare({ plane: 'cloud', subject: 'sub-2', ...span });
  const closed = map.close(hosts);
  assert.deepEqual(closed.cloud('sub-2'), [{ ...span, proof: 'declared' }]);
  assert.deepEqual(closed.cloud('sub-1'), [{ from: at('09:00:00'), to: at('09:00:00'), proof: 'events' }]);
  assert.deepEqual(closed.subscriptions(), ['sub-1', 'sub-2']);
});

test('a host is declared by any of its names', () => {
  const map = new CoverageMap();
  map.observeGuest('web-01', 'sensor', at('09:00:00'));
  map.observeGuest('web-02', 'sensor', at('09:00:00'));
  map.declare({ plane: 'guest', subject: 'web-01.contoso.com', ...span });
  const closed = map.close(hosts);
  assert.deepEqual(closed.guest('web-01'), [{ ...span, proof: 'declared' }]);
  assert.equal(closed.guest('web-02')[0]?.proof, 'events');
});

test('what is declared of a whole plane holds for all of it', () => {
  const map = new CoverageMap();
  map.observeCloud('sub-1', at('09:00:00'));
  map.declare({ plane: 'cloud', subject: undefined, ...span });
  const closed = map.close(hosts);
  assert.equal(closed.cloud('sub-1')[0]?.proof, 'declared');
  assert.deepEqual(closed.cloud('never-seen'), [{ ...span, proof: 'declared' }]);
});

test('a listing that was cut is not joined with what is older in other files', () => {
  const map = new CoverageMap();
  for (const clock of ['09:00:00', '10:00:00']) map.observeCloud('sub-1', at(clock));
  for (const clock of ['12:00:00', '13:00:00']) map.observeCloud('sub-1', at(clock), 'listing');
  const spans = (isCut: boolean) =>
    map
      .close(hosts, () => isCut)
      .cloud('sub-1')
      .map(({ from, to }) => [from, to]);
  assert.deepEqual(spans(false), [[at('09:00:00'), at('13:00:00')]]);
  assert.deepEqual(spans(true), [
    [at('09:00:00'), at('10:00:00')],
    [at('12:00:00'), at('13:00:00')],
  ]);
  map.observeCloud('sub-1', at('12:30:00'));
  map.observeCloud('sub-1', at('11:00:00'));
  assert.deepEqual(
    spans(true),
    [[at('09:00:00'), at('13:00:00')]],
    'a log that is there beside it fills the gap',
  );
});

test('a listing is cut where it holds as many records as its command gives at most, each counted once', () => {
  const listing = (count: number, format = 'azure-rest') => {
    const found = new CutListings();
    for (let at = 0; at < count; at++) {
      const note: CloudNote = { t: '10:00:00', phase: 'Start', vm: `vm-${at}`, id: 'a' };
      const event = { ...cloudEvent(note), format, source: { file: 'list.json', line: at + 1 } };
      found.observe(event);
      found.observe(event);
    }
    return found.files();
  };
  assert.deepEqual(listing(50), ['list.json']);
  assert.deepEqual(listing(1000), ['list.json']);
  assert.deepEqual(listing(49), []);
  assert.deepEqual(listing(51), []);
  assert.deepEqual(listing(50, 'azure-event-hub'), []);
});

test('a listing that says that it goes on is cut, whatever it holds', () => {
  const found = new CutListings();
  const event = { ...cloudEvent({ t: '10:00:00', phase: 'Start', vm: 'vm', id: 'a' }), format: 'azure-rest' };
  found.observe({ ...event, source: { file: 'page.json', line: 1 } });
  found.observe({ ...event, source: { file: 'whole.json', line: 1 } });
  for (const file of ['page.json', 'of-something-else.json']) found.addUnended(file);
  assert.deepEqual(found.files(), ['page.json']);
});

test('of hourly blobs, every one but the first proves that the log was kept since its hour began', () => {
  const map = new CoverageMap();
  map.observeCloud('sub-1', at('09:20:00'));
  map.observeBlob('sub-1', at('09:00:00'));
  map.observeBlob('sub-1', at('12:00:00'));
  assert.deepEqual(map.close(hosts).cloud('sub-1'), [
    { from: at('09:20:00'), to: at('12:00:00'), proof: 'events' },
  ]);
});

test('the path of a blob says from when on its records are whole', () => {
  const path =
    'export/insights-activity-logs/resourceId=/SUBSCRIPTIONS/S/y=2026/m=06/d=03/h=09/m=00/PT1H.json';
  const hour = blobHour(path);
  assert.equal(hour && formatInstant(hour), '2026-06-03T09:00:00.000Z');
  assert.equal(blobHour(path.replace('PT1H.json', 'pt1h.json.gz')) === undefined, false);
  assert.equal(blobHour('y=2026/m=06/d=03/h=09/notes.json'), undefined);
});
