import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { decodeAll } from '../support/decode-all.ts';
import { type EvtxSample, evtxFile } from '../support/evtx-file.ts';
import { noOracle, oraclePath } from '../support/oracle.ts';

/* Synthetic, but for the last test. */

const sample = (
  recordId: number,
  data: EvtxSample['data'] = { Image: 'C:\\x.exe', ProcessId: 7 },
): EvtxSample => ({
  provider: 'Microsoft-Windows-Sysmon',
  channel: 'Microsoft-Windows-Sysmon/Operational',
  computer: 'web01',
  eventId: 1,
  recordId,
  time: Date.UTC(2026, 5, 3, 9, 30, 0, 123),
  data,
});
const value = (recordId: number, data: unknown = { Image: 'C:\\x.exe', ProcessId: 7 }): unknown => ({
  Event: {
    '#attributes': { xmlns: 'http://schemas.microsoft.com/win/2004/08/events/event' },
    System: {
      Provider: { '#attributes': { Name: 'Microsoft-Windows-Sysmon' } },
      EventID: 1,
      TimeCreated: { '#attributes': { SystemTime: '2026-06-03T09:30:00.123000Z' } },
      EventRecordID: recordId,
      Channel: 'Microsoft-Windows-Sysmon/Operational',
      Computer: 'web01',
    },
    EventData: data,
  },
});
const values = (decoded: Awaited<ReturnType<typeof decodeAll>>): unknown[] =>
  decoded.records.map((record) => record.value);
const faults = (decoded: Awaited<ReturnType<typeof decodeAll>>): string[] =>
  decoded.faults.map(({ code, index }) => `${code} ${index}`);

test('EVTX: records of all chunks, in pieces of any size', async () => {
  const bytes = evtxFile(
    Array.from({ length: 7 }, (_, at) => sample(at)),
    3,
  );
  for (const cuts of [[], [1, 5, 9, 4095, 4097, 70_000], [4096, 69_632]]) {
    const decoded = await decodeAll(bytes, { cuts });
    assert.deepEqual(
      values(decoded),
      Array.from({ length: 7 }, (_, at) => value(at)),
    );
    assert.deepEqual(
      decoded.records.map(({ line, index }) => [line, index]),
      [0, 1, 2, 3, 4, 5, 6].map((at) => [1, at]),
    );
    assert.deepEqual(
      decoded.records.map(({ raw }) => JSON.parse(raw)),
      values(decoded),
    );
    assert.deepEqual(decoded.faults, []);
  }
});

test('EVTX: kinds of values', async () => {
  const data = { A: '', B: null, C: 2n ** 63n, D: 2n ** 53n - 1n, __proto__x: 'x', E: 'Zoë 🙂' };
  const expected = {
    A: '',
    B: '',
    C: '9223372036854775808',
    D: 9007199254740991,
    __proto__x: 'x',
    E: 'Zoë 🙂',
  };
  assert.deepEqual(values(await decodeAll(evtxFile([sample(1, data)]))), [value(1, expected)]);
});

test('EVTX: damage costs the records that it hits', async () => {
  const bytes = evtxFile(
    Array.from({ length: 6 }, (_, at) => sample(at)),
    3,
  );
  const second = bytes.indexOf('**\0\0', 4096 + 0x200 + 1, 'latin1');
  const unmarked = Buffer.from(bytes);
  unmarked.fill(0xff, second, second + 8);
  assert.deepEqual(
    values(await decodeAll(unmarked)),
    [0, 2, 3, 4, 5].map((at) => value(at)),
  );
  assert.deepEqual(faults(await decodeAll(unmarked)), ['record-malformed 1']);

  const garbled = Buffer.from(bytes);
  garbled.fill(0xff, second + 24, second + 80);
  assert.deepEqual(
    values(await decodeAll(garbled)),
    [0, 2, 3, 4, 5].map((at) => value(at)),
  );
  assert.deepEqual(faults(await decodeAll(garbled)), ['record-malformed 1']);

  const lostChunk = Buffer.from(bytes);
  lostChunk.fill(0xff, 4096, 4096 + 8);
  assert.deepEqual(
    values(await decodeAll(lostChunk)),
    [3, 4, 5].map((at) => value(at)),
  );
  assert.deepEqual(faults(await decodeAll(lostChunk)), ['record-malformed 0']);

  const cut = bytes.subarray(0, second + 30);
  assert.deepEqual(values(await decodeAll(cut)), [value(0)]);
  assert.ok(faults(await decodeAll(cut)).includes('record-truncated 2'));
  assert.deepEqual(faults(await decodeAll(bytes.subarray(0, 100))), ['record-truncated 0']);
});

test('EVTX: space that is set aside holds nothing, and says nothing', async () => {
  const bytes = evtxFile([sample(1)]);
  const decoded = await decodeAll(Buffer.concat([bytes, Buffer.alloc(65_536), Buffer.alloc(5000)]));
  assert.equal(decoded.records.length, 1);
  assert.deepEqual(decoded.faults, []);
});

test('EVTX: templates that hold themselves, and offsets that point anywhere, come to an end', async () => {
  const bytes = evtxFile([sample(1)]);
  const record = 4096 + 0x200 + 24;
  const inside = Buffer.from(bytes);
  // The first element of the template becomes a template that is the same one.
  const body = record + 4 + 10 + 24 + 4;
  inside.set([0x0c, 1, 0, 0, 0, 0], body);
  inside.writeUInt32LE(0x200 + 24 + 14, body + 6);
  inside.writeUInt32LE(0, body + 10);
  assert.deepEqual(faults(await decodeAll(inside)), ['record-too-deep 0']);
  for (const offset of [0xffffffff, 0x7fffffff, 65_535, 0]) {
    const wild = Buffer.from(bytes);
    wild.writeUInt32LE(offset, record + 10);
    assert.equal((await decodeAll(wild)).records.length, 0);
    assert.deepEqual(faults(await decodeAll(wild)), ['record-malformed 0']);
  }
});

const folder = oraclePath('sigma', 'evtx');
test('EVTX: real files give the fields that another reader gave', { skip: noOracle(folder) }, async (t) => {
  const lines = readFileSync(oraclePath('sigma', 'regression', 'events_raw.ndjson'), 'utf8')
    .trim()
    .split('\n');
  const expected = new Map(
    lines
      .map((line) => JSON.parse(line) as { _id: string; Event: unknown })
      .map(({ _id, Event }) => [_id, { Event }]),
  );
  const differences: string[] = [];
  let fields = 0;
  const files = readdirSync(folder).filter((name) => name.endsWith('.evtx'));
  for (const name of files) {
    const decoded = await decodeAll(readFileSync(`${folder}/${name}`));
    assert.deepEqual(decoded.faults, [], name);
    decoded.records.forEach((record, at) => {
      const id = `${name.replace('.evtx', '')}#${at}`;
      const reference = flat(expected.get(id));
      expected.delete(id);
      const found = flat(record.value);
      for (const path of new Set([...reference.keys(), ...found.keys()])) {
        fields++;
        const [a, b] = [found.get(path), reference.get(path)];
        if (a !== b && !isExplained(path, a, b)) differences.push(`${id} ${path}: ${a} / ${b}`);
      }
    });
  }
  assert.equal(expected.size, 0, 'every event of the reference was found');
  assert.deepEqual(differences, explained);
  t.diagnostic(
    `oracle: ${fields} cases of fields in ${files.length} EVTX files, ${explained.length} explained`,
  );
});

/** The reference was tidied: it has six digits of a second, and no white space around values. */
function isExplained(path: string, found: unknown, reference: unknown): boolean {
  if (typeof found !== 'string' || typeof reference !== 'string') return false;
  if (path.endsWith('/SystemTime')) return found.slice(0, 26) === reference.slice(0, 26);
  return found.trim() === reference;
}

/** What is left, looked at one by one: the file's bytes say `EXE`, the reference was written by hand. */
const explained = [
  'ad691d92-15f2-4181-9aa4-723c74f9ddc3#0 /Event/EventData/ParentCommandLine: C:\\Windows\\Explorer.EXE / C:\\Windows\\Explorer.exe',
];

function flat(value: unknown, path = '', into = new Map<string, unknown>()): Map<string, unknown> {
  if (typeof value !== 'object' || value === null) into.set(path, value);
  else for (const [key, item] of Object.entries(value)) flat(item, `${path}/${key}`, into);
  return into;
}
