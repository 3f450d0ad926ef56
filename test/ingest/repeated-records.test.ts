import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { benignLanes, benignLines } from '../../bench/data/benign/benign-events.ts';
import type { JsonObject } from '../../src/event/json.ts';
import { findFormat } from '../../src/ingest/formats/registry.ts';
import { assertAllSame, assertSame } from './support/assert-same.ts';
import { sampleLines } from './support/skim-corpus.ts';
import { addedMembers, changedMembers } from './support/variants.ts';

/** Every line has times of its own, hours from every other's, each as it was written. */
function timed(line: string, count: number): string {
  const time = new Date(Date.UTC(2026, 0, 1) + count * 3 * 3_600_000).toISOString();
  return line.replace(
    /"\d{4}-\d\d-\d\d([T ])\d\d:\d\d:\d\d/g,
    (_, between: string) => `"${time.slice(0, 10)}${between}${time.slice(11, 19)}`,
  );
}

function formatOf(line: string): string | undefined {
  const record = JSON.parse(line) as JsonObject;
  const format = findFormat(record);
  const made = format?.normalise(record, { file: 'x' });
  return made?.kind === 'event' && made.direct && !made.doubt ? format?.name : undefined;
}

/** Parts of a record that a change of its own is made in: members of nested objects are reached by their paths. */
const samples = sampleLines().filter((line) => formatOf(line) !== undefined);

describe('events that repeat and are passed over by their fields change nothing', () => {
  test('there are such samples', () => assert.ok(samples.length > 10, `${samples.length}`));

  test('of the samples, each several times', async () => {
    const { passed } = await assertSame(
      `${[...samples, ...samples, ...samples].map(timed).join('\n')}\n`,
      'samples',
    );
    assert.ok(passed >= samples.length, `${passed} passed`);
  });

  for (const line of samples) {
    const doc = JSON.parse(line) as JsonObject;
    test(`members: ${formatOf(line)}, ${line.slice(0, 60)}`, async () => {
      await assertAllSame(doc, [...changedMembers(doc)], 'changed', timed, 70);
      await assertAllSame(doc, [...addedMembers(doc)], 'added', timed, 30);
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
