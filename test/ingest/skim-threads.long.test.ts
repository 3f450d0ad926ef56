import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { noiseRecord } from '../../bench/data/activity-record.ts';
import { Seeded } from '../../bench/data/seeded.ts';
import { writeData } from '../../bench/data/write-data.ts';
import { attribute } from '../../src/attribution/attribute.ts';
import { skimTerms } from '../../src/attribution/skim-terms.ts';
import { pushAhead } from '../../src/ingest/decode/ahead.ts';
import { LineIndex } from '../../src/ingest/line-index.ts';
import { readEvents } from '../../src/ingest/read.ts';
import { IngestReport } from '../../src/ingest/report.ts';
import { Skimmer } from '../../src/ingest/skim/skimmer.ts';
import { LineWalker } from '../../src/ingest/skim/threads/line-walker.ts';
import { numbersPerLine } from '../../src/ingest/skim/threads/messages.ts';
import type { SkimThreads } from '../../src/ingest/skim/threads/skim-threads.ts';
import type { Input } from '../../src/ingest/sources/input.ts';
import { memoryInput } from './support/memory-input.ts';

let lines: readonly string[] = [];
before(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-skim-'));
  const { guest } = await writeData(folder, 700_000);
  lines = readFileSync(join(folder, guest), 'utf8').trimEnd().split('\n');
  rmSync(folder, { recursive: true });
});

/** Everything that a scan's readings leave behind, and how many events were never made. */
async function readings(inputs: readonly Input[], threads: SkimThreads) {
  const reports: IngestReport[] = [];
  let made = 0;
  const result = await attribute(async function* ({ lines: index, skim }) {
    const report = new IngestReport();
    reports.push(report);
    const skimmer = skim && new Skimmer(skim, threads);
    try {
      for await (const batch of readEvents(inputs, report, { lines: index, skimmer, batchSize: 1 })) {
        if (reports.length === 1) made += batch.length;
        yield batch;
      }
    } finally {
      await skimmer?.close();
    }
  });
  const [report] = reports;
  const left = { result, formats: report?.formats, faults: report?.faults, files: report?.files };
  return { passed: (report?.events ?? 0) - made, left: written(left) };
}

function written(left: unknown): string {
  return JSON.stringify(left, (_, value) =>
    value instanceof Map || value instanceof Set ? [...value] : value,
  );
}

const none: SkimThreads = { count: 1, fromBytes: 0 };

/** Buffers from such as hold no line to such as hold all. */
const several: readonly SkimThreads[] = [
  { count: 2, fromBytes: 0, bufferBytes: 700 },
  { count: 3, fromBytes: 0, bufferBytes: 9000 },
  { count: 2, fromBytes: 0 },
];

async function assertSame(content: Buffer, packed = content): Promise<number> {
  const cuts = Array.from({ length: Math.floor(packed.length / 5000) }, (_, at) => (at + 1) * 5000);
  const inputs = [memoryInput(packed, cuts, 'logs')];
  const alone = await readings(inputs, none);
  let passed = 0;
  for (const threads of several) {
    const both = await readings(inputs, threads);
    assert.ok(both.left === alone.left, `${threads.count} threads, buffers of ${threads.bufferBytes} bytes`);
    passed += both.passed;
  }
  return passed;
}

describe('what threads find leaves the same behind as what one finds', () => {
  const inputs: Readonly<Record<string, () => Buffer>> = {
    'one record a line': () => Buffer.from(`${lines.join('\n')}\n`),

    'lines longer than what goes to a thread at once': () =>
      Buffer.from([...lines, JSON.stringify({ a: 'x'.repeat(3_000_000) }), ...lines, ''].join('\n')),
    'no line break at the end': () => Buffer.from(lines.join('\n')),
    'one line that never ends': () => Buffer.from(`${lines.join('\n')}\n{"a":"${'x'.repeat(5_000_000)}`),
    'lines within an array': () =>
      Buffer.from(`${lines.join('\n')}\n[\n${lines.join(',\n')}\n]\n${lines[0]}\n`),
    'an envelope that never ends': () =>
      Buffer.from(`${lines.join('\n')}\n{"records":[\n${lines.join(',\n')}`),
    'zeros, marks, broken lines and bytes that are no UTF-8': () =>
      Buffer.concat(
        lines.flatMap((line, at) => [
          Buffer.from(at % 7 === 0 ? line.slice(0, at * 3) : line),
          Buffer.from(['\n', '\r\n', '\n\n', '\0\0\0\n', '\ufeff', ' ', ',\n'][at % 11] ?? '\n'),
          at % 13 === 0 ? Buffer.from([0xff]) : Buffer.alloc(0),
        ]),
      ),
    'UTF-16': () => Buffer.from(`\ufeff${lines.join('\n')}\n`, 'utf16le'),
    'records of requests between those of guests': () => {
      const random = new Seeded(3);
      const begin = Date.UTC(2026, 0, 5);
      return Buffer.from(
        lines
          .flatMap((line, at) => [line, noiseRecord(begin + at * 60_000, 'a@contoso.com', random)])
          .join('\n'),
      );
    },
    'no JSON at all': () => Buffer.from(`a,b\n${lines.map((_, at) => `${at},x`).join('\n')}\n`),
  };
  let count = 0;
  for (const [name, make] of Object.entries(inputs)) {
    test(name, async () => {
      const content = make();
      await assertSame(content, count++ % 2 === 0 ? content : gzipSync(content));
    });
  }

  test('lines do pass', async () =>
    assert.ok((await assertSame(Buffer.from(`${lines.join('\n')}\n`))) > 300));
});

test('a thread passes lines of signatures that it was told of, and no others', () => {
  const walker = new LineWalker(skimTerms);
  const bytes = Buffer.from(`${lines.slice(0, 50).join('\n')}\n`);
  const order = { bytes, from: 0, to: bytes.length, learned: [] };
  const { met, passed } = walker.walk(order);
  assert.equal(passed.length, 0);
  assert.ok(met.length > 5);
  const learned = [{ id: 0, looksAt: 'nothing' as const, search: undefined }];
  const again = walker.walk({ ...order, learned });
  assert.equal(again.met.length, 0);
  assert.ok(again.passed.length > 0);
  for (let at = 0; at < again.passed.length; at += numbersPerLine) assert.equal(again.passed[at + 2], 0);
});

test('a line ahead is passed only where the decoder begins a line', () => {
  const seen: string[] = [];
  let isLine = true;
  const decoder = {
    push: (bytes: Buffer) => void seen.push(`pushed ${bytes}`),
    end: () => {},
    passLine: () => (isLine ? 7 : undefined),
  };
  const ahead = {
    bytes: Buffer.from('ab\ncd\nef'),
    lines: {
      count: 1,
      from: () => 3,
      to: () => 5,
      pass: (_: number, line: number) => void seen.push(`passed ${line}`),
    },
  };
  pushAhead(decoder, ahead);
  isLine = false;
  pushAhead(decoder, ahead);
  assert.deepEqual(seen, ['pushed ab\n', 'passed 7', 'pushed ef', 'pushed ab\n', 'pushed cd\n', 'pushed ef']);
});

test('whoever leaves early leaves no thread behind', async () => {
  const skimmer = new Skimmer(skimTerms, { count: 2, fromBytes: 0, bufferBytes: 9000 });
  const inputs = [memoryInput(`${lines.join('\n')}\n`, [], 'logs')];
  const options = { lines: new LineIndex(), skimmer, batchSize: 1 };
  for await (const batch of readEvents(inputs, new IngestReport(), options)) {
    assert.equal(batch.length, 1);
    break;
  }
  await skimmer.close();
});
