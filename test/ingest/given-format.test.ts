import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { JsonObject } from '../../src/event/json.ts';
import { azureRest } from '../../src/ingest/formats/azure-rest.ts';
import type { Format } from '../../src/ingest/formats/format.ts';
import { formats } from '../../src/ingest/formats/registry.ts';
import { readEvents } from '../../src/ingest/read.ts';
import { IngestReport } from '../../src/ingest/report.ts';
import type { Input } from '../../src/ingest/sources/input.ts';
import { activityLog, guestLog, ndjson } from '../support/make-logs.ts';

function inputOf(name: string, text: string): Input {
  return {
    name,
    size: text.length,
    async *open() {
      yield Buffer.from(text);
    },
  };
}

async function read(
  inputs: readonly Input[],
  formatOf: (file: string) => Format | undefined,
): Promise<IngestReport> {
  const report = new IngestReport();
  for await (const _ of readEvents(inputs, report, { formatOf })) {
    // Only what the report says is looked at.
  }
  return report;
}

test('a given format reads the files that it is given for, and no other', async () => {
  const inputs = [inputOf('guest.ndjson', ndjson(guestLog)), inputOf('a.ndjson', ndjson(activityLog))];
  const report = await read(inputs, (file) => (file === 'a.ndjson' ? azureRest : undefined));
  assert.deepEqual(
    report.formats.map(({ format }) => format),
    ['elastic-defend'],
  );
  assert.equal(report.files[1]?.bad, activityLog.length);
});

test('records inside a wrapper are read as the given format too', async () => {
  const [event] = guestLog;
  const text = JSON.stringify({ hits: { hits: [{ _index: 'x', _source: event }] } });
  const format = formats.find(({ name }) => name === 'elastic-document');
  const report = await read([inputOf('search.json', text)], () => format);
  assert.deepEqual(
    report.formats.map(({ format: name, events }) => [name, events]),
    [['elastic-document', 1]],
  );
});

/** A format that is given meets records that it would never have recognised. */
for (const format of formats) {
  test(`${format.name} takes any record without a fault of its own`, () => {
    const keys = fc.constantFrom(
      'time',
      'properties',
      'category',
      'event',
      '@timestamp',
      'host',
      'message',
      'TimeGenerated',
    );
    const record = fc.dictionary(fc.oneof(keys, fc.string()), fc.jsonValue({ maxDepth: 3 }));
    fc.assert(
      fc.property(record, (value) => {
        const made = format.normalise(value as JsonObject, { file: 'x' });
        assert.ok(made.kind === 'event' || made.message !== '');
      }),
    );
  });
}
