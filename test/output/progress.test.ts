import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Progress, progressLine } from '../../src/output/progress.ts';

const MiB = 1024 ** 2;
const halfway: Progress = { what: 'reading', bytes: 200 * MiB, total: 400 * MiB, elapsedMs: 4000, signs: 3 };

const lines: [what: string, progress: Partial<Progress>, line: string][] = [
  ['all of it', {}, 'reading 50 %  200.0 MiB of 400.0 MiB  50.0 MiB/s  4 s left  3 signs of runs'],
  ['an unknown end', { total: undefined }, 'reading 200.0 MiB  50.0 MiB/s  3 signs of runs'],
  ['too early to say', { bytes: MiB, signs: 0 }, 'reading 0 %  1.0 MiB of 400.0 MiB  256.0 KiB/s'],
  [
    'tens of seconds',
    { elapsedMs: 75_123, signs: 1 },
    'reading 50 %  200.0 MiB of 400.0 MiB  2.7 MiB/s  80 s left  1 sign of runs',
  ],
  ['the end', { bytes: 400 * MiB, signs: 0 }, 'reading 100 %  400.0 MiB of 400.0 MiB  100.0 MiB/s'],
  ['a file that grew', { bytes: 500 * MiB, signs: 0 }, 'reading 100 %  500.0 MiB of 400.0 MiB  125.0 MiB/s'],
  ['nothing to read', { bytes: 0, total: 0, elapsedMs: 0, signs: 0 }, 'reading 0 %  0 B of 0 B'],
];

for (const [what, progress, line] of lines) {
  test(`progress with ${what}`, () => assert.equal(progressLine({ ...halfway, ...progress }, 200), line));
}

test('a narrow terminal gets the beginning', () => {
  assert.equal(progressLine(halfway, 20), 'reading 50 %  200.0…');
});
