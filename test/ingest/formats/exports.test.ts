import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { JsonObject } from '../../../src/event/json.ts';
import { memoryInput } from '../support/memory-input.ts';
import { readAll, readOne } from '../support/read-all.ts';

/* Synthetic: the samples as the portals' CSV exports hold them, from the file to the event. */

function samples(format: string): JsonObject[] {
  const file = new URL(`./samples/${format}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { cases: { record: JsonObject }[] }).cases.map(
    ({ record }) => record,
  );
}

/** As the portals write CSV: every cell that needs it in quotes, objects as JSON, times as the reader's language has them. */
function csv(rows: readonly JsonObject[], times: readonly string[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const header = columns.map((column) => (times.includes(column) ? `${column} [UTC]` : column));
  const lines = rows.map((row) => columns.map((column) => cell(row[column])));
  return [header, ...lines].map((cells) => `${cells.map(quote).join(',')}\r\n`).join('');
}

function cell(value: JsonObject[string]): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function american(iso: unknown): string {
  const date = new Date(String(iso));
  const text = date.toLocaleString('en-US', {
    timeZone: 'UTC',
    fractionalSecondDigits: 3,
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  } as Intl.DateTimeFormatOptions);
  return text;
}

const exports: readonly [format: string, times: readonly string[]][] = [
  ['azure-log-analytics', ['TimeGenerated', 'EventSubmissionTimestamp']],
  ['defender-sentinel', ['TimeGenerated']],
  ['sentinel-security-event', ['TimeGenerated', 'TimeCollected']],
  ['sentinel-event', ['TimeGenerated']],
  ['sentinel-syslog', ['TimeGenerated', 'EventTime']],
];

for (const [format, times] of exports) {
  test(`${format} as the portal exports it`, async () => {
    const record = samples(format)[0] as JsonObject;
    const [expected] = (await readOne(record)).events;
    const exported = {
      ...record,
      ...Object.fromEntries(times.map((time) => [time, american(record[time])])),
    };
    for (const mark of ['', '\ufeff']) {
      const { events, report } = await readAll([memoryInput(mark + csv([exported], times))]);
      assert.deepEqual(report.faults, []);
      assert.deepEqual([events[0]?.format, events[0]?.time.ms], [format, expected?.time.ms]);
      assert.deepEqual(shown(events[0]?.doc), shown(expected?.doc));
    }
  });
}

test('advanced hunting as its portal exports it', async () => {
  const [record] = samples('defender-hunting') as [JsonObject];
  const [expected] = (await readOne(record)).events;
  const { events, report } = await readAll([memoryInput(csv([record], []))]);
  assert.deepEqual(report.faults, []);
  assert.equal(events[0]?.id, expected?.id);
  assert.deepEqual(shown(events[0]?.doc), shown(expected?.doc));
});

test('an export of objects keeps to its rows: a bad row costs itself alone', async () => {
  const [record] = samples('azure-log-analytics') as [JsonObject];
  const text = csv([record, { ...record, ActivityStatusValue: '', EventDataId: 'second' }], []);
  const lines = text.split('\r\n');
  const { events, report } = await readAll([
    memoryInput([lines[0], 'too,few', lines[1], lines[2]].join('\n')),
  ]);
  assert.deepEqual(
    events.map(({ id }) => id),
    [(await readOne(record)).events[0]?.id, 'second'],
  );
  assert.equal(report.bad, 1);
});

/** Without what CSV loses: types of values that no place in ECS gives back, and digits of times. */
function shown(doc: JsonObject | undefined): unknown {
  const { m365_defender: _, winlog, '@timestamp': __, event, ...rest } = doc ?? {};
  const { created: ___, ingested: ____, ...kind } = event as JsonObject;
  return { ...rest, event: kind, winlog: texts(winlog) };
}

function texts(value: JsonObject[string]): unknown {
  if (Array.isArray(value)) return value.map(texts);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, texts(item)]));
  }
  return value === undefined ? undefined : String(value);
}
