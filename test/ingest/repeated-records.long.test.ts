import { describe, test } from 'node:test';
import type { JsonObject } from '../../src/event/json.ts';
import { assertAllSame } from './support/assert-same.ts';
import { directSamples, formatOf, timed } from './support/direct-samples.ts';
import { addedMembers, changedMembers } from './support/variants.ts';

describe('whatever is changed in a record that could be passed over by its fields is seen', () => {
  for (const line of directSamples) {
    const doc = JSON.parse(line) as JsonObject;
    test(`${formatOf(line)}, ${line.slice(0, 60)}`, async () => {
      await assertAllSame(doc, [...changedMembers(doc)], 'changed', timed, 400);
      await assertAllSame(doc, [...addedMembers(doc)], 'added', timed, 200);
    });
  }
});
