import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatInstant, instant } from '../../../src/event/instant.ts';
import { namesZone, parseZone } from '../../../src/ingest/formats/zone.ts';

const clock = instant(Date.UTC(2026, 5, 3, 9, 30));

const zones: readonly [name: string, iso: string | undefined][] = [
  ['UTC', '2026-06-03T09:30:00.000Z'],
  ['+02:00', '2026-06-03T07:30:00.000Z'],
  ['-0330', '2026-06-03T13:00:00.000Z'],
  ['UTC+5', '2026-06-03T04:30:00.000Z'],
  ['Europe/Berlin', '2026-06-03T07:30:00.000Z'],
  ['America/New_York', '2026-06-03T13:30:00.000Z'],
  ['Europe/Nowhere', undefined],
  ['+15:00', undefined],
  ['CEST', undefined],
  ['', undefined],
];

for (const [name, iso] of zones) {
  test(`zone ${name === '' ? '(empty)' : name}`, () => {
    const time = parseZone(name)?.(clock);
    assert.equal(time && formatInstant(time), iso);
  });
}

test('summer time counts, and the hour that winter repeats is one of the two', () => {
  const berlin = parseZone('Europe/Berlin');
  const utc = (...parts: [number, number, number, number, number]) =>
    berlin?.(instant(Date.UTC(...parts))).ms;
  assert.equal(utc(2026, 0, 15, 12, 0), Date.UTC(2026, 0, 15, 11, 0));
  assert.equal(utc(2026, 6, 15, 12, 0), Date.UTC(2026, 6, 15, 10, 0));
  assert.ok([0, 1].map((hour) => Date.UTC(2026, 9, 25, hour, 30)).includes(utc(2026, 9, 25, 2, 30) ?? 0));
});

test('dates that say their zone, and dates that do not', () => {
  for (const text of ['2026-06-03T09:30:00Z', '2026-06-03 09:30:00+0200', '2026-06-03T09:30:00.1-05']) {
    assert.ok(namesZone(text), text);
  }
  for (const text of [
    '2026-06-03T09:30:00',
    '2026-06-03 09:30:00.123',
    '2026-06-03',
    'Jun 3, 2026 @ 09:30:00.123',
  ])
    assert.ok(!namesZone(text), text);
});
