import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CoverageMap } from '../../src/attribution/coverage/coverage-map.ts';
import { at } from '../support/make-attribution.ts';

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
