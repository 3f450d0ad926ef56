import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { benignLanes, benignLines } from '../../bench/data/benign/benign-events.ts';
import { hasRawTexts, rawTexts } from '../../src/event/raw-text.ts';
import { isFault, parseRecord } from '../../src/ingest/decode/parse-record.ts';
import { UnparsedRecords } from '../../src/ingest/skim/unparsed/unparsed-records.ts';
import { sampleLines } from './support/skim-corpus.ts';
import { changedBytes } from './support/variants.ts';

const records = new UnparsedRecords();

/** Reads the line both ways; whether it can be read without being parsed. */
function same(line: Buffer): boolean {
  const bytes = Buffer.concat([Buffer.from('before\n'), line, Buffer.from('\nbehind')]);
  const from = 'before\n'.length;
  const to = from + line.length;
  const shape = records.read(bytes, from, to);
  if (!shape) return false;
  const parsed = parseRecord(bytes, from, to, 1000);
  assert.ok(!isFault(parsed), `read although ${line} is none`);
  assert.deepEqual({ ...shape.record }, parsed.value, `${line}`);
  assert.deepEqual(Object.keys(shape.record), Object.keys(parsed.value));
  assert.ok(hasRawTexts(shape.record));
  const texts = shape.record[rawTexts];
  for (const [name, value] of Object.entries(parsed.value)) {
    const raw = texts.at(name);
    // A number of many digits is read as text, and stands there as none.
    if (typeof value !== 'string' || !/^-?\d{16,}$/.test(value))
      assert.equal(raw !== undefined, typeof value === 'string', `${name} of ${line}`);
    if (raw) assert.equal(JSON.parse(`"${raw.bytes.toString('utf8', raw.from, raw.to)}"`), value);
  }
  assert.equal(texts.at('no such member'), undefined);
  return true;
}

describe('records that are not parsed are those that would be', () => {
  test('of the samples of every format', () => {
    const read = sampleLines().filter((line) => same(Buffer.from(line)));
    assert.ok(read.length > 50, `${read.length}`);
  });

  test('of synthetic Windows events, all of them', () => {
    const lines = benignLines(
      benignLanes.filter(({ logsource }) => logsource.startsWith('windows')),
      3,
    );
    for (let at = 0; at < 500; at++)
      assert.ok(same(Buffer.from((lines.next().value as string).trim())), 'not read');
  });

  for (const line of [
    '{}',
    ' {"a":1}',
    '{"a":1} ',
    '{ "a" : "b" , "c" : [ ] }',
    '{"a":-0,"b":1e400,"c":-1.5e-3,"d":0.1,"e":123456789,"f":1234567890123456}',
    '{"a":12345678901234567890,"b":[12345678901234567890],"c":-12345678901234567890}',
    '{"a":true,"b":false,"c":null,"d":{"e":{"f":[1,"2",{}]}}}',
    '{"a":"\\u0041\\ud83d\\ude00\\ud800","b":"\\"\\\\\\/\\b\\f\\n\\r\\t"}',
    '{"a":"é\u{1f600}","é":1}',
    '{"a":"é\\\\x","b":"é\\u0041\\n"}',
    '{"a":"","b":"","c":"x"}',
    '{"constructor":1,"toString":"x","length":2,"hasOwnProperty":null}',
    '{"records":[1],"value":[2]}',
    '{"__proto__":{"x":1},"1":2,"0":3,"":4}',
    '{"a":1,"a":2}',
    '{"a":1,"b":2}',
    '{"b":2,"a":1}',
    '{"a\\u0062":1}',
    '{"a":1}}',
    '{"a":1,}',
    '{"a":01}',
    '{"a":"\t"}',
    '{"a":"\ufeff\u2028"}',
    '[]',
    '',
    '"x"',
  ])
    test(JSON.stringify(line), () => {
      same(Buffer.from(line));
      same(Buffer.from(line));
    });

  test('with any byte changed', () => {
    const line = Buffer.from('{"a\\"":1,"Channel":"S\\\\é","n":-12.5e1,"o":{"p":[true,null]},"z":""}');
    for (const changed of changedBytes(line)) same(changed);
  });

  test('of more names, and more sorts of records, than are remembered', () => {
    let read = 0;
    for (let at = 0; at < 6_000; at++) {
      const line = Buffer.from(
        `{"a":1,"n${at}":"x","${String.fromCharCode(97 + (at % 26)).repeat(at % 80)}":[]}`,
      );
      if (same(line)) read++;
    }
    assert.ok(read > 2_000 && read < 6_000, `${read} read`);
    assert.ok(same(Buffer.from('{"a":1,"n7":"y","hhhhhhh":[2]}')));
  });

  test('of texts that follow each other, long and short, of the same end', () => {
    for (let at = 0; at < 20_000; at++) {
      const text = `${'x'.repeat(at % 120)}${Math.floor(at / 7)}${'\\\\y'.repeat(at % 5)}`;
      assert.ok(same(Buffer.from(`{"a":"${text}","b":"${at % 3 === 0 ? 'same' : at}"}`)));
    }
  });

  test('short values, such as numbers of events, are told apart by their hashes', () => {
    const hashes = new Set<number>();
    for (let code = 0; code < 1000; code++) {
      const line = Buffer.from(`{"EventID":${code}}\n`);
      assert.ok(records.read(line, 0, line.length - 1));
      hashes.add(records.hash([0]));
    }
    assert.ok(hashes.size > 990, `${hashes.size}`);
  });
});
