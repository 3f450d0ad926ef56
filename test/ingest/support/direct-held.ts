import assert from 'node:assert/strict';
import type { DirectFamily } from '../../../src/event/direct-fields.ts';
import type { Event } from '../../../src/event/event.ts';
import { getField } from '../../../src/event/fields.ts';
import type { JsonObject } from '../../../src/event/json.ts';
import { isFault, parseRecord } from '../../../src/ingest/decode/parse-record.ts';
import { findFormat } from '../../../src/ingest/formats/registry.ts';
import { UnparsedRecords } from '../../../src/ingest/skim/unparsed/unparsed-records.ts';
import { differences, pathsIn } from './direct-differences.ts';
import { sampleLines } from './skim-corpus.ts';
import { changedMembers } from './variants.ts';

const context = { file: 'x.ndjson' };

export function* madeOf(lines: Iterable<string>) {
  for (const line of lines) {
    const record = JSON.parse(line) as JsonObject;
    const made = findFormat(record)?.normalise(record, context);
    if (made?.kind === 'event') yield { doc: made.doc, direct: made.direct, original: line };
  }
}

/** The same of records that are read from their bytes, held against the documents of those that are parsed. */
export function* unparsedOf(lines: Iterable<string>) {
  const records = new UnparsedRecords();
  for (const line of lines) {
    const bytes = Buffer.from(`${line}\n`);
    const record = parseRecord(bytes, 0, bytes.length - 1, 1000);
    if (isFault(record)) continue;
    const parsed = record.value;
    const format = findFormat(parsed);
    const shape = records.read(bytes, 0, bytes.length - 1);
    if (!format?.ofKinds || !shape) continue;
    const made = format.normalise(parsed, context);
    const read = format.normalise(shape.record, context);
    if (made.kind === 'rejected' || read.kind === 'rejected' || !made.direct) continue;
    assert.equal(format.ofKinds.kindOf(shape.record), made.direct.kind);
    yield { doc: made.doc, direct: read.direct, original: line };
    const again = format.ofKinds.renew(shape.record, read, context);
    assert.ok(again?.kind === 'event', 'not like itself');
    assert.deepEqual([again.time, again.id, again.dataStream], [made.time, made.id, made.dataStream]);
    assert.deepEqual(again.doc, made.doc);
    yield { doc: made.doc, direct: again.direct, original: line };
  }
}

/** Every path of every sample, so that each event is also asked for what it has not. */
const samplePaths = new Set([...madeOf(sampleLines())].flatMap(({ doc }) => [...pathsIn(doc)]));
/** Fields that rules ask for and no sample has, and names that mean something to JavaScript. */
const more = [
  ...[
    'winlog.user_data.x',
    'winlog.event_data.constructor',
    'winlog.event_data.__proto__',
    'constructor.name',
  ],
  ...['process.Ext.api.name', 'process.parent.user.name', 'dll.path', 'registry.hive', 'winlog.event_data'],
  ...['winlog.event_data.Data', 'winlog.event_data.param1', 'winlog.event_data.HostApplication', '__proto__'],
  ...['winlog.event_data.a.b', 'host', 'process', 'event.category.x', 'user.name.x', 'message.x', ''],
];

/** Fields that any family decides by kind, among all that samples have. */
const decidable = [...samplePaths, ...more, 'agent.type', 'cloud.provider'];

/** By kind: what events of it hold in the fields of their kind. */
const ofKinds = new Map<string, string>();

const decidedBy = new Map<DirectFamily, readonly string[]>();

function assertOfKind({ doc, direct }: Pick<Event, 'doc' | 'direct'>): void {
  if (!direct) return;
  const { family } = direct;
  const decided = decidedBy.get(family) ?? decidable.filter((path) => family.isOfKind(path));
  decidedBy.set(family, decided);
  const values = JSON.stringify(decided.map((path) => [path, getField(doc, path)]));
  const known = ofKinds.get(direct.kind) ?? values;
  assert.equal(values, known, direct.kind);
  ofKinds.set(direct.kind, known);
}

/** Holds whatever is read of the events directly against their documents; returns how many can be read so. */
export function held(made: Iterable<Pick<Event, 'doc' | 'direct' | 'original'>>): number {
  let direct = 0;
  for (const event of made) {
    if (!event.direct) continue;
    direct++;
    const paths = new Set([...samplePaths, ...pathsIn(event.doc), ...more]);
    const found = differences(event, paths);
    assert.deepEqual(found, [], JSON.stringify(event.doc));
    assertOfKind(event);
  }
  return direct;
}

/** Samples that can be read directly, each with one member changed to what means something: every so many of all changes. */
export function* changedSamples(step: number): Generator<string> {
  let at = 0;
  for (const line of sampleLines()) {
    if (![...madeOf([line])].some((made) => made.direct)) continue;
    for (const changed of changedMembers(JSON.parse(line) as JsonObject))
      if (at++ % step === 0) yield changed;
  }
}
