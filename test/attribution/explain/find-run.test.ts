import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findRun } from '../../../src/attribution/explain/find-run.ts';
import { at, makeAttribution, makeExecution, makeOperation } from '../../support/make-attribution.ts';

const first = makeAttribution({
  verdict: 'attributed',
  id: '5a6a0f4811112222333344445555aaaa',
  operation: makeOperation('web-01', {
    id: 'beef0001',
    correlationId: '693c961f-2ff4-4c69-a2a9-216f707063d6',
  }),
  execution: makeExecution({ id: 'cafe0001', start: at('09:30:12') }),
});
const second = makeAttribution({
  verdict: 'ambiguous',
  id: '5a6a0f48ffff2222333344445555aaaa',
  execution: makeExecution({ id: 'cafe0002', start: at('09:30:12') }),
  candidates: ['a', 'b'].map((one) => ({
    operation: makeOperation('web-02', { id: `feed000${one}`, correlationId: `aaaa0000-${one}` }),
    identity: undefined,
    reasons: [],
  })),
});
const all = [first, second];

const found: [text: string, id: string][] = [
  ['5a6a0f4811112222333344445555aaaa', first.id],
  ['5a6a0f481', first.id],
  ['cafe0002', second.id],
  ['beef', first.id],
  ['feed000b', second.id],
  ['693c961f', first.id],
  ['{693C961F-2FF4-4C69-A2A9-216F707063D6}', first.id],
  ['693c961f2ff4', first.id],
  ['aaaa0000-a', second.id],
  // Both begin so, and both lead to one run.
  ['aaaa0000', second.id],
];

for (const [text, id] of found) {
  test(`${text} is found`, () => {
    const one = findRun(all, text);
    assert.equal(one.kind, 'one');
    assert.equal(one.attribution.id, id);
  });
}

test('a beginning of several is none of them', () => {
  const several = findRun(all, '5a6a0f48');
  assert.equal(several.kind, 'several');
  assert.deepEqual(
    several.matches.map(({ kind, id }) => [kind, id]),
    [
      ['attribution', first.id],
      ['attribution', second.id],
    ],
  );
});

test('a whole id wins over a longer one that begins with it', () => {
  const longer = makeAttribution({ verdict: 'unrequested', id: `${first.id}00` });
  const one = findRun([longer, first], first.id);
  assert.equal(one.kind === 'one' && one.attribution, first);
});

const unknown: [text: string, near: string[]][] = [
  ['5a6a0f84', [first.id, second.id]],
  ['693c961f-2ff4-4c69-a2a9-216f707063d7', ['693c961f-2ff4-4c69-a2a9-216f707063d6']],
  ['0123456789', []],
  ['5a6', []],
  ['', []],
  ['--', []],
];

for (const [text, near] of unknown) {
  test(`${JSON.stringify(text)} is nothing, and near ${near.length}`, () => {
    const none = findRun(all, text);
    assert.equal(none.kind, 'none');
    assert.deepEqual(
      none.near.map(({ id }) => id),
      near,
    );
  });
}
