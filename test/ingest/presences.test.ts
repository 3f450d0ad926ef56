import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { benignLanes, benignLines } from '../../bench/data/benign/benign-events.ts';
import { skimTerms } from '../../src/attribution/skim-terms.ts';
import { type DirectFields, inDocument } from '../../src/event/direct-fields.ts';
import type { JsonObject } from '../../src/event/json.ts';
import type { Format, KindReader } from '../../src/ingest/formats/format.ts';
import { findFormat } from '../../src/ingest/formats/registry.ts';
import { Presences } from '../../src/ingest/skim/unparsed/presences.ts';
import { UnparsedRecords } from '../../src/ingest/skim/unparsed/unparsed-records.ts';
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
      const format = findFormat(record);
      if (format?.ofKinds) checked += check(record, format, format.ofKinds);
    }
    assert.ok(checked > 10_000, `${checked} checked`);
  });
});

/** JSON of the text, whose last sign is written by number. */
function endingByNumber(text: string): string {
  const last = text.charCodeAt(text.length - 1) || 0x20;
  return `${JSON.stringify(text.slice(0, -1)).slice(0, -1)}\\u${last.toString(16).padStart(4, '0')}"`;
}

/** Holds the number of every changed record that is of the same kind against its fields; returns how many there were. */
function check(record: JsonObject, format: Format, reader: KindReader): number {
  const records = new UnparsedRecords();
  const read = (line: string) => {
    const bytes = Buffer.from(`${line}\n`);
    return records.read(bytes, 0, bytes.length - 1);
  };
  const shape = read(JSON.stringify(record));
  const like = shape && format.normalise(shape.record, context);
  if (!shape || like?.kind !== 'event' || !like.direct) return 0;
  const { direct } = like;
  const { kind } = direct;
  const presences = new Presences(records, paths, direct);
  let checked = 0;
  for (const name of Object.keys(record).filter((each) => typeof record[each] === 'string')) {
    for (const text of texts.flatMap((each) => [JSON.stringify(each), endingByNumber(each)])) {
      const line = JSON.stringify({ ...record, [name]: '@' }).replace('"@"', () => text);
      if (read(line) !== shape || reader.kindOf(shape.record) !== kind) continue;
      if (reader.renew(shape.record, like, context)?.kind !== 'event') continue;
      assert.equal(presences.of(direct), asked(direct), `${name}: ${text}`);
      checked++;
    }
  }
  return checked;
}
