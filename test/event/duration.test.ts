import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDuration } from '../../src/event/duration.ts';

const spans: [ms: number, words: string][] = [
  [0, '0.0 s'],
  [-400, '0.4 s'],
  [9_949, '9.9 s'],
  [9_950, '10 s'],
  [119_499, '119 s'],
  [119_500, '2 min'],
  [200_000, '3 min 20 s'],
  [7_199_499, '119 min 59 s'],
  [7_199_500, '2 h'],
  [7_260_000, '2 h 1 min'],
  [172_740_000, '47 h 59 min'],
  [172_799_999, '2 d'],
  [183_600_000, '2 d 3 h'],
];

for (const [ms, words] of spans) {
  test(`${ms} ms is ${words}`, () => assert.equal(formatDuration(ms), words));
}
