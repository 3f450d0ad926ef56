import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readEvents } from '../../src/ingest/read.ts';
import { IngestReport } from '../../src/ingest/report.ts';
import type { Input } from '../../src/ingest/sources/input.ts';
import { memoryInput } from './support/memory-input.ts';
import { readAll } from './support/read-all.ts';

/* Synthetic. */

const activity = (second: number): string =>
  JSON.stringify({
    time: `2026-06-03T09:30:${String(second).padStart(2, '0')}.1234567Z`,
    category: 'Administrative',
    operationName: 'MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMAND/ACTION',
    resultType: 'Start',
    correlationId: 'aaaa0000-bb11-2222-33cc-444444dddddd',
  });
const process = (id: string): string =>
  JSON.stringify({
    '@timestamp': '2026-06-03T09:30:05.5Z',
    event: { id, dataset: 'endpoint.events.process', ingested: '2026-06-03T09:30:14Z' },
    data_stream: { type: 'logs', dataset: 'endpoint.events.process', namespace: 'prod' },
  });

test('records become events with id, times, stream, place and original', async () => {
  const { events } = await readAll([
    memoryInput(`{"records":[${activity(1)},${activity(2)}]}`, [], 'hub.json'),
    memoryInput(`\n${process('e1')}\n`, [], 'defend.ndjson'),
  ]);
  assert.deepEqual(
    events.map(({ doc: _, id, ...rest }) => ({ ...rest, id: id.length === 32 ? 'hash' : id })),
    [
      {
        id: 'hash',
        time: { ms: Date.UTC(2026, 5, 3, 9, 30, 1, 123), ns: 456700 },
        ingested: undefined,
        dataStream: 'logs-azure.activitylogs-default',
        format: 'azure-event-hub',
        source: { file: 'hub.json', line: 1, index: 0 },
        original: activity(1),
      },
      {
        id: 'hash',
        time: { ms: Date.UTC(2026, 5, 3, 9, 30, 2, 123), ns: 456700 },
        ingested: undefined,
        dataStream: 'logs-azure.activitylogs-default',
        format: 'azure-event-hub',
        source: { file: 'hub.json', line: 1, index: 1 },
        original: activity(2),
      },
      {
        id: 'e1',
        time: { ms: Date.UTC(2026, 5, 3, 9, 30, 5, 500), ns: 0 },
        ingested: { ms: Date.UTC(2026, 5, 3, 9, 30, 14), ns: 0 },
        dataStream: 'logs-endpoint.events.process-prod',
        format: 'elastic-defend',
        source: { file: 'defend.ndjson', line: 2 },
        original: process('e1'),
      },
    ],
  );
});

test('the report counts files, formats and faults with their first places', async () => {
  const lines = [
    activity(9),
    'oops',
    process('e1'),
    '{"a":1}',
    activity(3),
    '[7]',
    '{"b":',
    '{"@timestamp":"never"}',
  ];
  const { events, report } = await readAll([
    memoryInput(lines.join('\n'), [], 'mixed.log'),
    memoryInput('', [], 'empty.log'),
    memoryInput('\n \n', [], 'blank.log'),
    memoryInput('x\n'.repeat(100), [], 'text.log'),
  ]);
  assert.equal(events.length, 3);
  assert.deepEqual(report.files, [
    { file: 'mixed.log', bytes: Buffer.byteLength(lines.join('\n')), records: 8, events: 3, bad: 5 },
    { file: 'empty.log', bytes: 0, records: 0, events: 0, bad: 0 },
    { file: 'blank.log', bytes: 3, records: 0, events: 0, bad: 0 },
    { file: 'text.log', bytes: 200, records: 100, events: 0, bad: 100 },
  ]);
  assert.deepEqual(
    report.formats.map((summary) => [summary.format, summary.events, [...summary.files]]),
    [
      ['azure-event-hub', 2, ['mixed.log']],
      ['elastic-defend', 1, ['mixed.log']],
    ],
  );
  assert.deepEqual(report.formats[0]?.first, { ms: Date.UTC(2026, 5, 3, 9, 30, 3, 123), ns: 456700 });
  assert.deepEqual(report.formats[0]?.last, { ms: Date.UTC(2026, 5, 3, 9, 30, 9, 123), ns: 456700 });
  assert.deepEqual(
    report.faults.map(({ code, count, samples }) => [code, count, samples.map((sample) => sample.location)]),
    [
      ['record-no-time', 1, [{ file: 'mixed.log', line: 8 }]],
      [
        'record-not-json',
        102,
        [
          { file: 'mixed.log', line: 2 },
          { file: 'mixed.log', line: 7 },
          { file: 'text.log', line: 1 },
          { file: 'text.log', line: 2 },
          { file: 'text.log', line: 3 },
        ],
      ],
      ['record-not-object', 1, [{ file: 'mixed.log', line: 6, index: 0 }]],
      ['record-unknown-format', 1, [{ file: 'mixed.log', line: 4 }]],
      ['source-empty', 2, [{ file: 'empty.log' }, { file: 'blank.log' }]],
    ],
  );
  assert.deepEqual([report.records, report.events, report.bad], [108, 3, 105]);
});

test('two passes give the same events in the same order, in whatever batches', async () => {
  const text = [activity(1), 'x', process('e1'), `[${activity(2)},${process('e2')}]`, activity(1)].join('\n');
  const inputs = [memoryInput(gzipSync(text), [30, 90]), memoryInput(text, [1, 400])];
  const first = await readAll(inputs);
  const second = await readAll(inputs, { batchSize: 1 });
  assert.deepEqual(second.events, first.events);
  assert.deepEqual(second.report.faults, first.report.faults);
});

test('batches have the size that was asked for', async () => {
  const input = memoryInput(Array.from({ length: 25 }, (_, at) => `${activity(at)}\n`).join(''));
  const sizes: number[] = [];
  for await (const batch of readEvents([input, input], new IngestReport(), { batchSize: 20 }))
    sizes.push(batch.length);
  assert.deepEqual(sizes, [20, 20, 10]);
});

test('an input that fails half-way is named and the run goes on', async () => {
  const failing: Input = {
    name: 'bad-disk.json',
    size: undefined,
    async *open() {
      yield Buffer.from(`${activity(1)}\n{"time":`);
      throw new Error('EIO: i/o error, read');
    },
  };
  const { events, report } = await readAll([failing, memoryInput(activity(2))]);
  assert.equal(events.length, 2);
  assert.deepEqual(
    report.faults.map(({ code, samples }) => [code, samples[0]?.location]),
    [
      ['record-truncated', { file: 'bad-disk.json', line: 2 }],
      ['source-unreadable', { file: 'bad-disk.json' }],
    ],
  );
});

test('whoever stops early lets the input end', async () => {
  let ended = false;
  const endless: Input = {
    name: 'endless',
    size: undefined,
    async *open() {
      try {
        for (;;) yield Buffer.from(`${activity(1)}\n`);
      } finally {
        ended = true;
      }
    },
  };
  for await (const batch of readEvents([endless], new IngestReport(), { batchSize: 3 })) {
    assert.equal(batch.length, 3);
    break;
  }
  assert.ok(ended);
});
