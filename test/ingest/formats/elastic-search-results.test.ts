import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hubRecord } from '../support/azure-records.ts';
import { memoryInput } from '../support/memory-input.ts';
import { readAll, readOne } from '../support/read-all.ts';

/* Synthetic: the frame of Elasticsearch's answers around documents that hold no more than recognition needs. */

const time = '2026-06-03T09:30:00.123Z';
const defend = {
  '@timestamp': time,
  event: { id: 'native', dataset: 'endpoint.events.process' },
  data_stream: { type: 'logs', dataset: 'endpoint.events.process', namespace: 'default' },
};
const other = { '@timestamp': time, event: { dataset: 'system.auth' } };
const hits = [
  {
    _index: '.ds-logs-endpoint.events.process-default-2026.06.01-000001',
    _id: 'a',
    _score: 1,
    _source: defend,
  },
  { _index: 'logs-system.auth-default', _id: 'b', _score: 1, sort: [1], _source: other },
];
const answer = {
  took: 5,
  timed_out: false,
  _shards: { total: 1, successful: 1, skipped: 0, failed: 0 },
  hits: { total: { value: 2, relation: 'eq' }, max_score: 1, hits },
};

const frames: readonly [name: string, text: string][] = [
  ['an answer', JSON.stringify(answer)],
  ['a pretty-printed answer', JSON.stringify(answer, null, 2)],
  ['a multi-search', JSON.stringify({ took: 9, responses: [answer, { error: { type: 'x' } }] })],
  ['an asynchronous search', JSON.stringify({ id: 'x', is_running: false, response: answer })],
  ['what Kibana shows of one', JSON.stringify({ id: 'x', rawResponse: answer })],
  ['hits alone', hits.map((hit) => JSON.stringify(hit)).join('\n')],
];

for (const [name, text] of frames) {
  test(`${name} yields its documents`, async () => {
    const { events, report } = await readAll([memoryInput(text)]);
    assert.deepEqual(report.faults, []);
    assert.deepEqual(
      events.map(({ format, id, dataStream, doc }) => [format, id, dataStream, doc]),
      [
        ['elastic-defend', 'native', 'logs-endpoint.events.process-default', defend],
        ['elastic-document', 'b', 'logs-system.auth-default', other],
      ],
    );
    assert.deepEqual(JSON.parse(events[1]?.original ?? ''), hits[1]);
  });
}

test('a hit of fields alone is a document with dots', async () => {
  const fields = {
    '@timestamp': [time],
    'event.dataset': ['endpoint.events.process'],
    'event.id': ['native'],
    'process.name': ['cmd.exe'],
  };
  const { events } = await readOne({ _index: 'x', _id: 'a', fields });
  assert.deepEqual([events[0]?.format, events[0]?.id], ['elastic-defend', 'native']);
  assert.deepEqual(events[0]?.doc, fields);
  assert.equal(events[0]?.time.ms, Date.parse(time));
});

test('of source and fields the source counts, where it has a time', async () => {
  const fields = { '@timestamp': [time], 'event.dataset': ['system.auth'] };
  assert.deepEqual((await readOne({ _id: 'a', _source: other, fields })).events[0]?.doc, other);
  const partial = { process: { name: 'cmd.exe' } };
  assert.deepEqual((await readOne({ _id: 'a', _source: partial, fields })).events[0]?.doc, fields);
});

test('an answer without hits holds no record, and hits that are no documents are told', async () => {
  const empty = await readOne({ ...answer, hits: { hits: [] } });
  assert.deepEqual(
    empty.report.faults.map((fault) => fault.code),
    ['source-empty'],
  );
  const odd = await readOne({ ...answer, hits: { hits: [{ _id: 'a', _source: { a: 1 } }, 5] } });
  assert.equal(odd.report.countOf('record-unknown-format'), 1);
});

test('a message of the hub that a shipper left whole is split', async () => {
  const records = [hubRecord(), hubRecord({ resultType: 'Accept' })];
  const whole = { '@timestamp': time, agent: { type: 'filebeat' } };
  for (const doc of [
    { ...whole, message: JSON.stringify({ records }) },
    { ...whole, records },
    { _id: 'a', _source: { ...whole, records } },
  ]) {
    const { events } = await readOne(doc);
    assert.deepEqual(
      events.map(({ format }) => format),
      ['azure-in-message', 'azure-in-message'],
    );
  }
});

test('documents with other records, or with messages that only look alike, stay as they are', async () => {
  for (const doc of [
    { '@timestamp': time, records: [{ a: 1 }, 2] },
    { '@timestamp': time, message: '{"operationName":"Sign-in activity","category":"SignInLogs"}' },
    { '@timestamp': time, message: '{"operationName":' },
    { '@timestamp': time, message: '["operationName"]' },
  ]) {
    const { events } = await readOne(doc);
    assert.deepEqual([events[0]?.format, events[0]?.doc], ['elastic-document', doc]);
  }
});
