import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventTexts } from '../../src/engine/event-texts.ts';
import { createFieldTypes } from '../../src/event/field-types/field-types.ts';
import { readMapping } from '../../src/event/field-types/read-mapping.ts';
import type { JsonObject } from '../../src/event/json.ts';
import { rule } from '../rules/support.ts';
import { event, run } from './support.ts';

const mapping = {
  properties: {
    who: { type: 'alias', path: 'user.name' },
    user: { properties: { name: { type: 'keyword' } } },
  },
};
const texts = eventTexts(createFieldTypes(readMapping(mapping, 'mapping').layer));
const cases: [field: string, doc: JsonObject, values: string[]][] = [
  ['a', { a: ['x', 7, true, null] }, ['x', '7', 'true']],
  ['data_stream.dataset', {}, ['test']],
  ['event.dataset', { event: { dataset: 'own' } }, ['own']],
  ['_index', {}, ['logs-test-default']],
  ['process.name.caseless', { process: { name: 'CMD.exe' } }, ['cmd.exe']],
  ['process.command_line.text', { 'process.command_line': 'net USER' }, ['net USER']],
  ['who', { user: { name: 'meganb' } }, ['meganb']],
  ['signal.rule.name', { 'kibana.alert.rule.name': 'A rule' }, ['A rule']],
  ['signal.status', { 'kibana.alert.workflow_status': 'open' }, ['open']],
];
for (const [field, doc, values] of cases) {
  test(`${field} of ${JSON.stringify(doc)}`, () => assert.deepEqual(texts(event(0, doc), field), values));
}

test('a threshold counts what only the data stream, or a view of a field, says', () => {
  const found = rule(`
type = "threshold"
query = "a: x"
from = "now-9m"
[rule.threshold]
field = ["event.dataset", "process.name.caseless"]
value = 2
`);
  const of = (at: number, name: string) => event(at, { a: 'x', process: { name } });
  const { detections } = run([found], [of(1, 'CMD.exe'), of(2, 'cmd.exe'), of(3, 'net.exe')]);
  assert.deepEqual(
    detections.map(({ threshold }) => threshold?.terms),
    [
      [
        { field: 'event.dataset', value: 'test' },
        { field: 'process.name.caseless', value: 'cmd.exe' },
      ],
    ],
  );
});
