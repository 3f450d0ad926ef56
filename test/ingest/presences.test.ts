import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { benignLanes, benignLines } from '../../bench/data/benign/benign-events.ts';
import { skimTerms } from '../../src/attribution/skim-terms.ts';
import { type DirectFields, inDocument } from '../../src/event/direct-fields.ts';
import type { JsonObject } from '../../src/event/json.ts';
import type { KindReader, Normalised } from '../../src/ingest/formats/format.ts';
import { findFormat } from '../../src/ingest/formats/registry.ts';
import { Presences } from '../../src/ingest/skim/presences.ts';
import { UnparsedRecords } from '../../src/ingest/skim/unparsed-records.ts';
import { sampleLines } from './support/skim-corpus.ts';

const context = { file: 'x', zone: undefined };
const paths = [
  ...new Set([...skimTerms.texts, ...skimTerms.presences]),
  ...['file.path', 'process.parent.name', 'winlog.event_data.User', 'service.name', 'process.entity_id'],
];

/** What the number must be, asked field by field. */
function asked(direct: DirectFields): number | undefined {
  let sum = 0;
  for (const [at, path] of paths.entries()) {
    const value = direct.get(path);
    if (value === inDocument) return undefined;
    if (value !== undefined)
      sum += (value === '' || (Array.isArray(value) && value.length === 0) ? 1 : 2) * 3 ** at;
  }
  return sum;
}

const texts = [
  ...[
    '',
    '-',
    ' ',
    '--',
    'a',
    '1',
    'ab',
    'a\\',
    '\\a',
    'C:\\',
    'C:\\x\\',
    '\\\\',
    '/',
    'a/',
    'a b',
    ' a',
    'a ',
    '\tab',
    'ab\n',
  ],
  ...[
    '"a"',
    '"',
    'é',
    'éa',
    'aé',
    '\u00a0ab',
    'ab\u2003',
    '0x1f',
    '12',
    '1a',
    'a1',
    'nn',
    '\\n',
    'C:\\a.exe',
    'notes-1.txt',
  ],
];

describe('which fields are there is told without reading them', () => {
  const lines = benignLines(
    benignLanes.filter(({ logsource }) => logsource.startsWith('windows')),
    17,
  );
  const some = Array.from({ length: 60 }, () => (lines.next().value as string).trim());
  test('of samples and synthetic events, with each text changed', () => {
    let checked = 0;
    for (const line of [...sampleLines(), ...some]) {
      const record = JSON.parse(line) as JsonObject;
      const reader = findFormat(record)?.ofKinds;
      const like = reader && findFormat(record)?.normalise(record, context);
      if (reader && like?.kind === 'event') checked += check(record, reader, like);
    }
    assert.ok(checked > 10_000, `${checked} checked`);
  });
});

/** Holds the number of every changed record that is of the same kind against its fields; returns how many there were. */
function check(record: JsonObject, reader: KindReader, like: Normalised): number {
  const records = new UnparsedRecords();
  const read = (value: JsonObject) => {
    const bytes = Buffer.from(`${JSON.stringify(value)}\n`);
    const shape = records.read(bytes, 0, bytes.length - 1);
    const made = shape && reader.normalise(shape.record, like, context);
    const isLike = shape && reader.kindOf(shape.record) === like.direct?.kind;
    return isLike && made?.kind === 'event' ? made.direct : undefined;
  };
  const direct = read(record);
  if (!direct) return 0;
  const presences = new Presences(records, paths, direct);
  let checked = 0;
  for (const name of Object.keys(record).filter((each) => typeof record[each] === 'string')) {
    for (const text of texts) {
      const changed = read({ ...record, [name]: text });
      if (!changed) continue;
      assert.equal(presences.of(changed), asked(changed), `${name}: ${JSON.stringify(text)}`);
      checked++;
    }
  }
  return checked;
}
