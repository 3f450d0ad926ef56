import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { benignLanes, benignLines } from '../../bench/data/benign/benign-events.ts';
import type { JsonObject } from '../../src/event/json.ts';
import { assertAllSame, assertSame } from './support/assert-same.ts';
import { directSamples, formatOf, timed } from './support/direct-samples.ts';
import { addedMembers, changedMembers } from './support/variants.ts';

describe('events that repeat and are passed over by their fields change nothing', () => {
  test('there are such samples', () => assert.ok(directSamples.length > 10, `${directSamples.length}`));

  test('of the samples, each several times', async () => {
    const { passed } = await assertSame(
      `${[...directSamples, ...directSamples, ...directSamples].map(timed).join('\n')}\n`,
      'samples',
    );
    assert.ok(passed >= directSamples.length, `${passed} passed`);
  });

  for (const line of directSamples) {
    const doc = JSON.parse(line) as JsonObject;
    // A long test takes all of them.
    test(`members: ${formatOf(line)}, ${line.slice(0, 60)}`, async () => {
      await assertAllSame(doc, [...changedMembers(doc)], 'changed', timed, 24);
      await assertAllSame(doc, [...addedMembers(doc)], 'added', timed, 8);
    });
  }

  test('of synthetic Windows events, most of which pass', async () => {
    const lanes = benignLanes.filter(({ logsource }) => logsource.startsWith('windows'));
    const lines = benignLines(lanes, 11);
    const some = Array.from({ length: 4_000 }, () => lines.next().value as string);
    const { passed, events } = await assertSame(some.join(''), 'benign');
    assert.ok(passed > events / 4, `${passed} of ${events} passed`);
  });
});
