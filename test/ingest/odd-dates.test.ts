import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatInstant } from '../../src/event/instant.ts';
import { activityLog, guestLog } from '../support/make-logs.ts';
import { readOne } from './support/read-all.ts';

const half = '2026-06-03T09:30:00.000Z';
const midnight = '2026-06-03T00:00:00.000Z';

/**
 * What stands where a date is due, and what it is: of an Elastic document, and of an Activity Log record where that differs. Null for a
 * record that is counted as one without a time.
 */
const cases: readonly [given: unknown, elastic: string | null, azure?: string | null][] = [
  [undefined, null],
  [null, null],
  ['', null],
  ['null', null],
  ['yesterday', null],
  [true, null],
  [{ $date: '2026-06-03T09:30:00Z' }, null],
  [[], null],
  [['2026-06-03T09:30:00Z'], half, null],
  // Numbers: milliseconds of Elasticsearch's, nothing of Azure's; never seconds.
  [0, null],
  [-1, null],
  [1e20, null],
  [1_780_479_000, null],
  ['1780479000', null],
  ['1780479000.5', null],
  [1_780_479_000_000, half, null],
  ['1780479000000', half, null],
  [1_780_479_000_000_000, null],
  // Days and times that are none.
  ['2026-13-01T00:00:00Z', null],
  ['2026-02-30T00:00:00Z', null],
  ['2025-02-29T00:00:00Z', null],
  ['2026-06-03T25:00:00Z', null],
  ['2026-06-03T24:00:01Z', null],
  ['2026-06-03T09:60:00Z', null],
  ['0001-01-01T00:00:00Z', null],
  ['9999-12-31T23:59:59Z', null],
  ['2262-12-31T00:00:00Z', null],
  ['+275760-09-13T00:00:00Z', null],
  // The end of a day, and a leap second.
  ['2026-06-02T24:00:00Z', midnight],
  ['2026-06-03T09:29:60Z', half],
  // Zones, right and wrong.
  ['2026-06-03T11:30:00+02:00', half],
  ['2026-06-03T11:30:00+0200', half],
  ['2026-06-03T11:30:00+02', half],
  ['2026-06-03T23:30:00+14:00', half],
  ['2026-06-03T09:30:00-00:00', half],
  ['2026-06-03T09:30:00 UTC', half],
  ['2026-06-03T09:30:00+25:00', null],
  ['2026-06-03T09:30:00+99:99', null],
  ['2026-06-03T09:30:00 Europe/Berlin', null],
  ['2026-06-03T09:30:00ZZ', null],
  // Near ISO 8601.
  ['2026-06-03', midnight],
  ['2026-06-03T09:30', half],
  ['2026-06-03 09:30:00', half],
  ['2026-06-03t09:30:00z', half],
  ['  2026-06-03T09:30:00Z ', half],
  ['2026-06-03T09:30:00,5Z', '2026-06-03T09:30:00.500Z'],
  ['2026-06-03T09:30:00.1234567Z', '2026-06-03T09:30:00.123456700Z'],
  ['2026-06-03T09:30:00.123456789012Z', '2026-06-03T09:30:00.123456789Z'],
  ['2026-06-03T09:30:00.1234567890123Z', null],
  ['2026-06-03T09:30:00.Z', null],
  ['2026-06-03T09:30:00Z\0', null],
  ['٢٠٢٦-06-03T09:30:00Z', null],
  ['20260603T093000Z', null],
  ['2026-W23-3', null],
  ['2026-154', null],
  // As Azure's older providers write it: month first, whoever reads it.
  ['06/03/2026 09:30:00', null, half],
  ['6/3/2026 9:30:00 AM', null, half],
  ['6/3/2026 13:30:00 AM', null],
  ['13/03/2026 09:30:00', null],
];

for (const [given, elastic, azure = elastic] of cases) {
  test(`a date: ${JSON.stringify(given)}`, async () => {
    for (const [record, expected] of [
      [{ ...guestLog[0], '@timestamp': given }, elastic],
      [{ ...activityLog[1], time: given }, azure],
    ] as const) {
      const { events, report } = await readOne(record);
      const [event] = events;
      assert.equal(event === undefined ? null : formatInstant(event.time), expected);
      assert.equal(report.records, 1);
      const codes = report.faults.map(({ code }) => code).filter((code) => code !== 'record-time-zone');
      if (expected !== null) assert.deepEqual(codes, []);
      else assert.deepEqual(codes, given === undefined ? codes : ['record-no-time']);
    }
  });
}
