import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatInstant } from '../../../../src/event/instant.ts';
import { parseInstant } from '../../../../src/event/parse-instant.ts';
import { parsePortalTime } from '../../../../src/ingest/formats/sentinel/portal-time.ts';

/* What `Date.prototype.toLocaleString` prints in the languages of the portal, and what the portals were seen to write. */
const rows: readonly [text: string, iso: string | undefined][] = [
  ['2026-06-03T09:30:00.1234567Z', '2026-06-03T09:30:00.123456700Z'],
  ['2026-06-03 09:30:00', '2026-06-03T09:30:00.000Z'],
  ['6/3/2026, 9:30:00.123 AM', '2026-06-03T09:30:00.123Z'],
  ['6/3/2026, 9:30:00 PM', '2026-06-03T21:30:00.000Z'],
  ['6/3/2026, 12:30:00.000 AM', '2026-06-03T00:30:00.000Z'],
  ['6/3/2026, 12:30:00.000 PM', '2026-06-03T12:30:00.000Z'],
  ['2/25/2025, 9:19:25.391 AM', '2025-02-25T09:19:25.391Z'],
  ['25/2/2025, 9:19:25.391 AM', '2025-02-25T09:19:25.391Z'],
  ['03/06/2026, 9:30:00.123 am', '2026-06-03T09:30:00.123Z'],
  ['3/6/2026, 9:30:00.123 p.m.', '2026-06-03T21:30:00.123Z'],
  ['03/06/2026, 21:30:00.123', '2026-06-03T21:30:00.123Z'],
  ['16/07/2026 20:26:12.030', '2026-07-16T20:26:12.030Z'],
  ['3.6.2026, 09:30:00,123', '2026-06-03T09:30:00.123Z'],
  ['03-06-2026, 09:30:00', '2026-06-03T09:30:00.000Z'],
  ['2026/6/3 9:30:00.123', '2026-06-03T09:30:00.123Z'],
  ['2026/06/03, 21:30:00', '2026-06-03T21:30:00.000Z'],
  ['2026. 06. 03. 9:30:00.123', '2026-06-03T09:30:00.123Z'],
  ['2026. 6. 3. 오후 9:30:00.123', '2026-06-03T21:30:00.123Z'],
  ['2026/6/3 上午9:30:00.123', '2026-06-03T09:30:00.123Z'],
  ['2026/6/3 下午12:30:00', '2026-06-03T12:30:00.000Z'],
  ['3. 6. 2026 9:30:00,123', '2026-06-03T09:30:00.123Z'],
  ['3.6.2026 klo 9.30.00,123', '2026-06-03T09:30:00.123Z'],
  ['3.6.2026 09.30.00', '2026-06-03T09:30:00.000Z'],
  ['3/6/2026, 9:30:00\u00a0p. m.', '2026-06-03T21:30:00.000Z'],
  ['6/3/2026, 9:30:00.123\u202fPM', '2026-06-03T21:30:00.123Z'],
  ['\u200e3/6/2026, 09:30:00', '2026-06-03T09:30:00.000Z'],
  ['2026/13/3 9:30:00', undefined],
  ['Jun 3, 2026 9:30:00 AM', '2026-06-03T09:30:00.000Z'],
  ['Jun 3, 2026 @ 21:30:00.123', '2026-06-03T21:30:00.123Z'],
  ['13/13/2026, 9:30:00 AM', undefined],
  ['30/2/2026, 9:30:00', undefined],
  ['6/3/2026, 13:30:00 AM', undefined],
  ['6/3/2026', undefined],
  ['Foo 3, 2026 9:30:00 AM', undefined],
  ['yesterday', undefined],
];

for (const [text, iso] of rows) {
  test(`portal time: ${text}`, () => {
    const time = parsePortalTime(text);
    assert.equal(time && formatInstant(time), iso);
  });
}

test('another time of the record decides between day and month', () => {
  const near = (text: string, iso: string) => parsePortalTime(text, parseInstant(iso));
  assert.deepEqual(
    near('6/3/2026, 9:30:00 AM', '2026-03-06T09:33:00Z'),
    parseInstant('2026-03-06T09:30:00Z'),
  );
  assert.deepEqual(near('3.6.2026, 09:30:00', '2026-03-06T09:33:00Z'), parseInstant('2026-03-06T09:30:00Z'));
  assert.deepEqual(near('6/3/2026, 09:30:00', '2026-06-03T09:33:00Z'), parseInstant('2026-06-03T09:30:00Z'));
});

test('what is no text is no time', () => {
  for (const value of [undefined, null, 5, {}, []]) assert.equal(parsePortalTime(value), undefined);
});
