import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { attribute } from '../../src/attribution/attribute.ts';
import { LineIndex } from '../../src/ingest/line-index.ts';
import { readEvents } from '../../src/ingest/read.ts';
import { IngestReport } from '../../src/ingest/report.ts';
import type { Input } from '../../src/ingest/sources/input.ts';
import { activityLog, guestLog, ndjson } from '../support/make-logs.ts';

const lines = [...activityLog, ...guestLog].map((record) => ndjson([record]).trimEnd());

function inputOf(text: string, pieceBytes = 1000): Input {
  const bytes = Buffer.from(text);
  return {
    name: 'logs',
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
    },
  };
}

/** The result with and without the index, and how many events the second reading with it made. */
async function both(text: string) {
  const input = inputOf(text);
  const plain = await attribute(() => readEvents([input], new IngestReport()));
  const readings: IngestReport[] = [];
  const indexed = await attribute(({ lines: index }) => {
    const reading = new IngestReport();
    readings.push(reading);
    return readEvents([input], reading, { lines: index });
  });
  return { plain, indexed, read: readings.map((reading) => reading.events) };
}

describe('the index of lines', () => {
  test('spares the second reading what is no process event, and changes nothing', async () => {
    const { plain, indexed, read } = await both(`${lines.join('\n')}\n`);
    assert.deepEqual(indexed, plain);
    assert.ok(plain.attributions.length > 0);
    const [first = 0, second = 0] = read;
    assert.equal(first, lines.length);
    assert.ok(second > 0 && second <= first - activityLog.length, `${second} of ${first}`);
  });

  // Whatever else shares a line, begins on it or reaches into it must not be lost with it.
  const layouts: Readonly<Record<string, string>> = {
    'two records a line': lines.join(' ').replace(/(\}) (\{)/g, (_, a, b) => `${a},${b}`),
    'one array': `[${lines.join(',\n')}]`,
    'a record, then an array on the same line': `${lines[0]} [${lines.slice(1).join(',\n')}]`,
    'a record behind a closed array': `[${lines.slice(0, 3).join(',')}\n] ${lines.slice(3).join('\n')}`,
    'pretty-printed': lines.map((line) => JSON.stringify(JSON.parse(line), null, 1)).join('\n'),
    'a first line that looks whole': lines.map((line) => `{"a":{}\n,${line.slice(1)}`).join('\n'),
    'broken lines between': lines.flatMap((line) => ['{"cut":', line, 'no JSON', line]).join('\n'),
    'carriage returns and a mark': `\ufeff${lines.join('\r\n')}`,
  };
  for (const [name, text] of Object.entries(layouts)) {
    test(`changes nothing: ${name}`, async () => {
      const { plain, indexed } = await both(text);
      assert.deepEqual(indexed, plain);
      assert.ok(plain.attributions.some(({ execution }) => (execution?.processes.length ?? 0) > 0));
    });
  }

  test('passes over a whole file of which nothing is needed', async () => {
    const index = new LineIndex();
    const guest = inputOf(`${lines.join('\n')}\n`);
    for await (const batch of readEvents([guest], new IngestReport(), { lines: index }))
      for (const event of batch) event.lines?.note(event.source.line, 0);
    index.close(() => false);
    let opened = 0;
    const open = () => {
      opened++;
      return guest.open();
    };
    const counted = { ...guest, open };
    // Known by identity: another input is read as if nothing were known.
    const again = readEvents([guest, counted], new IngestReport(), { lines: index });
    const events = (await Array.fromAsync(again)).flat();
    assert.equal(opened, 1);
    assert.equal(events.length, lines.length);
  });

  test('costs four bytes a line, whatever is on the lines', () => {
    const index = new LineIndex().of({});
    const before = process.memoryUsage().arrayBuffers;
    for (let line = 1; line <= 1_000_000; line++) index.note(line, line % 7);
    assert.ok(process.memoryUsage().arrayBuffers - before < 16_000_000);
    index.close((cell) => cell === 3);
    assert.deepEqual([index.needs(3), index.needs(4), index.needs(2_000_000)], [true, false, true]);
  });
});
