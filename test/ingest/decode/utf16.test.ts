import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeAll } from '../support/decode-all.ts';
import { testDecoding } from './decode-case.ts';

const le = (text: string): Buffer => Buffer.from(text, 'utf16le');
const be = (text: string): Buffer => le(text).swap16();
const json = '{"name":"Zoë","emoji":"🙂"}\n{"b":2}\n';
const records = [{ name: 'Zoë', emoji: '🙂' }, { b: 2 }];
const line = '2026-06-03T09:30:00.1Z INFO ExtHandler ExtHandler started';

testDecoding('UTF-16', [
  { name: 'little end first, with a mark', input: le(`\ufeff${json}`), records, lines: [1, 2] },
  { name: 'big end first, with a mark', input: be(`\ufeff${json}`), records },
  { name: 'little end first, without a mark', input: le(json), records },
  { name: 'big end first, without a mark', input: be(json), records },
  { name: 'a log', input: le(`\ufeff${line}\r\n${line}`), records: [{ line }, { line }], lines: [1, 2] },
  { name: 'CSV', input: be('one,two,three\n1,2,3\n'), records: [{ one: '1', two: '2', three: '3' }] },
  {
    name: 'halves of characters, and an odd byte at the end',
    input: Buffer.concat([le('{"a":"x\ud83d y"}\n{"a":"\ude42"}\n{"a":1}'), Buffer.from([0x0a])]),
    records: [{ a: 'x\ufffd y' }, { a: '\ufffd' }, { a: 1 }],
    faults: ['record-encoding 1', 'record-encoding 2', 'record-not-json 3'],
  },
  { name: 'one character', input: be('\ufeff'), records: [] },
]);

test('runs of zeros, and UTF-32, are no UTF-16', async () => {
  const crashed = Buffer.concat([Buffer.alloc(600), Buffer.from('\n{"a":1}\n')]);
  const { records: found, faults } = await decodeAll(crashed);
  assert.equal(found.length, 1);
  assert.deepEqual(
    faults.map(({ code }) => code),
    ['record-not-json'],
  );
  const utf32 = Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), ...[...json].map((each) => le(`${each}\0`))]);
  assert.equal((await decodeAll(utf32)).records.length, 0);
});
