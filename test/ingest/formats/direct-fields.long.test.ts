import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedSamples, held, madeOf, unparsedOf } from '../support/direct-held.ts';

test('what is read directly is what the document holds, whichever member of a sample is changed', () => {
  const sum = held(madeOf(changedSamples(1)));
  assert.ok(sum > 3000, `${sum} events`);
});

test('nor if the record is not parsed', () => {
  const sum = held(unparsedOf(changedSamples(1)));
  assert.ok(sum > 500, `${sum} events`);
});
