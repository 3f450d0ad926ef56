import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { benignLanes, benignLines } from '../../../bench/data/benign/benign-events.ts';
import type { Event } from '../../../src/event/event.ts';
import { getField } from '../../../src/event/fields.ts';
import type { JsonObject } from '../../../src/event/json.ts';
import { findFormat } from '../../../src/ingest/formats/registry.ts';
import { readEvents } from '../../../src/ingest/read.ts';
import { IngestReport } from '../../../src/ingest/report.ts';
import { openInputs } from '../../../src/ingest/sources/open-inputs.ts';
import { noData, sharedFile } from '../../lang/support/shared-data.ts';
import { differences, pathsIn } from '../support/direct-differences.ts';
import { sampleLines } from '../support/skim-corpus.ts';
import { changedMembers } from '../support/variants.ts';

const context = { file: 'x.ndjson' };

function* madeOf(lines: Iterable<string>) {
  for (const line of lines) {
    const record = JSON.parse(line) as JsonObject;
    const made = findFormat(record)?.normalise(record, context);
    if (made?.kind === 'event') yield { doc: made.doc, direct: made.direct, original: line };
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

function assertOfKind({ doc, direct }: Pick<Event, 'doc' | 'direct'>, paths: Iterable<string>): void {
  if (!direct) return;
  const decided = [...paths].filter((path) => direct.family.isOfKind(path)).sort();
  const values = JSON.stringify(decided.map((path) => [path, getField(doc, path)]));
  const known = ofKinds.get(direct.kind) ?? values;
  assert.equal(values, known, direct.kind);
  ofKinds.set(direct.kind, known);
}

function held(made: Iterable<Pick<Event, 'doc' | 'direct' | 'original'>>): number {
  let direct = 0;
  for (const event of made) {
    if (!event.direct) continue;
    direct++;
    const paths = new Set([...samplePaths, ...pathsIn(event.doc), ...more]);
    const found = differences(event, paths);
    assert.deepEqual(found, [], JSON.stringify(event.doc));
    assertOfKind(event, decidable);
  }
  return direct;
}

describe('what is read directly is what the document holds', () => {
  test('of the samples of every format', () => {
    assert.ok(held(madeOf(sampleLines())) > 20);
  });

  test('of samples with each member changed to what means something', () => {
    const direct = sampleLines().filter((line) => [...madeOf([line])].some((made) => made.direct));
    let sum = 0;
    for (const line of direct) sum += held(madeOf(changedMembers(JSON.parse(line) as JsonObject)));
    assert.ok(sum > 1000, `${sum} events`);
  });

  test('of synthetic Windows events', () => {
    const lanes = benignLanes.filter(({ logsource }) => logsource.startsWith('windows'));
    const lines = benignLines(lanes, 5);
    const some = Array.from({ length: 2000 }, () => lines.next().value as string);
    assert.equal(held(madeOf(some)), some.length);
  });

  const folder = sharedFile('oracles/sigma');
  test('of real Windows events, as JSON and as EVTX', { skip: folder ? false : noData }, async (t) => {
    const json = readFileSync(`${folder}/regression/events_raw.ndjson`, 'utf8').trim().split('\n');
    let direct = held(madeOf(json));
    const files = readdirSync(`${folder}/evtx`).map((name) => `${folder}/evtx/${name}`);
    const inputs = await openInputs(
      files.filter((name) => name.endsWith('.evtx')),
      { cwd: '/' },
    );
    try {
      for await (const batch of readEvents(inputs.inputs, new IngestReport())) direct += held(batch);
    } finally {
      await inputs.dispose();
    }
    t.diagnostic(`oracle: ${direct} cases of directly read events`);
    assert.ok(direct > 200);
  });
});
