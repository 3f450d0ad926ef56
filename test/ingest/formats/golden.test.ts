import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Event } from '../../../src/event/event.ts';
import { formatInstant } from '../../../src/event/instant.ts';
import { isJsonObject, type JsonObject } from '../../../src/event/json.ts';
import { elasticDocument } from '../../../src/ingest/formats/elastic-document.ts';
import { expandRecord } from '../../../src/ingest/formats/expand-record.ts';
import { findFormat, formats } from '../../../src/ingest/formats/registry.ts';
import { assertGolden } from '../../support/golden.ts';
import { readOne } from '../support/read-all.ts';

/*
 * `samples/FORMAT.json` holds records, `goldens/FORMAT.json` the events that they must become. All samples are synthetic: made by
 * hand from the vendors' published schemas, with example names and addresses of Microsoft's and the RFCs'.
 */

interface Sample {
  readonly name: string;
  readonly record: JsonObject;
}

const folder = new URL('./samples/', import.meta.url);
const files = readdirSync(folder).sort();
const samples = new Map(files.map((file) => [file.replace(/\.json$/, ''), readSamples(file)]));

function readSamples(file: string): Sample[] {
  const { about, cases } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  assert.match(about, /^Synthetic/);
  return cases;
}

function goldenOf({ id, time, ingested, dataStream, doc }: Event, name: string): unknown {
  const shown = /^[\da-f]{32}$/.test(id) ? '(of the bytes)' : id;
  return {
    ...{ name, id: shown, time: formatInstant(time), ingested: ingested && formatInstant(ingested) },
    ...{ dataStream, doc },
  };
}

for (const [format, cases] of samples) {
  test(`${format}: the documents of its samples`, async () => {
    const goldens: unknown[] = [];
    for (const { name, record } of cases) {
      const { events, report } = await readOne(record);
      assert.deepEqual(report.bad, 0, name);
      assert.ok(events.length > 0, name);
      for (const event of events) {
        assert.equal(event.format, format, name);
        goldens.push(goldenOf(event, name));
      }
    }
    assertGolden(
      `${JSON.stringify(goldens, null, 2)}\n`,
      new URL(`./goldens/${format}.json`, import.meta.url),
    );
  });
}

const records = [...samples.values()]
  .flat()
  .flatMap(({ record }) => (expandRecord(record) ?? [record]).filter(isJsonObject));

test('every format has samples and the documents that they become', () => {
  const goldens = readdirSync(new URL('./goldens/', import.meta.url)).map((file) =>
    file.replace(/\.json$/, ''),
  );
  assert.deepEqual(
    formats.map(({ name }) => name).filter((name) => !goldens.includes(name)),
    [],
  );
});

test('every sample is recognised by one format alone', () => {
  for (const [format, cases] of samples) {
    for (const record of cases.flatMap(({ record }) =>
      (expandRecord(record) ?? [record]).filter(isJsonObject),
    )) {
      const found = formats.filter((each) => each !== elasticDocument && each.recognise(record));
      // The last format takes what no other does.
      const expected = format === elasticDocument.name ? 0 : 1;
      assert.equal(
        found.length,
        expected,
        `${found.map(({ name }) => name).join(', ')}: ${JSON.stringify(record)}`,
      );
    }
  }
});

test('a format that the user names for records of another takes them or turns them down', () => {
  for (const format of formats) {
    for (const record of [...records, {}]) {
      const made = format.normalise(record);
      assert.ok(made.kind === 'event' || made.kind === 'rejected');
    }
  }
});

test('any value under any field of a sample is an event or a rejection', () => {
  const values = [null, 0, -1, 1e300, '', 'x', '{', '{"a":1}', '[1]', true, [], {}, [null], { value: null }];
  for (const record of records) {
    for (const field of Object.keys(record)) {
      for (const value of values) {
        const changed = { ...record, [field]: value } as JsonObject;
        const made = findFormat(changed)?.normalise(changed);
        assert.ok(made === undefined || made.kind === 'event' || made.kind === 'rejected');
      }
    }
  }
});
