import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Places } from '../../src/ingest/places.ts';
import { memoryInput } from './support/memory-input.ts';
import { readAll } from './support/read-all.ts';

const at = '2026-06-03T09:30:00Z';
const one = (a: number) => ({ '@timestamp': at, a });
const three = { records: [one(1), one(2), one(3)] };
/** A record that is none of Elastic's, and holds two. */
const two = { Results: [one(1), one(2)] };
const json = (...values: unknown[]) => values.map((value) => JSON.stringify(value));
const event =
  '<Event><System><EventID>1</EventID><TimeCreated SystemTime="2026-06-03T09:30:00Z"/></System></Event>';

/** `line` or `line[index]` of each event. */
const cases: readonly [name: string, content: string, places: readonly string[]][] = [
  ['one a line', json(one(1), one(2)).join('\n'), ['1', '2']],
  [
    'several on a line',
    `${json(one(1), one(2), one(3)).join(' ')}\n${json(one(4))}`,
    ['1', '1[1]', '1[2]', '2'],
  ],
  ['an array', JSON.stringify([one(1), one(2)]), ['1[0]', '1[1]']],
  ['two arrays on a line', json([one(1), one(2)], [one(3)]).join(' '), ['1[0]', '1[1]', '1[2]']],
  ['an envelope a line', json(three, three).join('\n'), ['1[0]', '1[1]', '1[2]', '2[0]', '2[1]', '2[2]']],
  ['an array over lines', `[\n${json(one(1), one(2)).join(',\n')}\n]`, ['2[0]', '3[1]']],
  ['records that hold some', json(two, two).join('\n'), ['1[0]', '1[1]', '2[0]', '2[1]']],
  [
    'the same, on a line',
    `${json(one(0), two, two, one(9)).join(' ')}`,
    ['1', '1[1]', '1[2]', '1[3]', '1[4]', '1[5]'],
  ],
  [
    'the same, in an array',
    JSON.stringify([one(0), two, one(3), two]),
    ['1[0]', '1[1]', '1[2]', '1[3]', '1[4]', '1[5]'],
  ],
  [
    'the same, in an array over lines and in another behind it',
    `[\n${json(two, one(3)).join(',\n')}\n]\n[${json(one(1))}]`,
    ['2[0]', '2[1]', '3[2]', '5[0]'],
  ],
  ['events of XML on a line', `<Events>${event}${event}${event}</Events>`, ['1', '1[1]', '1[2]']],
];

for (const [name, content, places] of cases) {
  test(`each record has a place of its own: ${name}`, async () => {
    const { events, report } = await readAll([memoryInput(content)]);
    assert.deepEqual(report.faults, []);
    assert.deepEqual(
      events.map(({ source: { line, index } }) => (index === undefined ? `${line}` : `${line}[${index}]`)),
      places,
    );
  });
}

test('places in an array do not depend on what of it was passed over', () => {
  const places = new Places('a');
  const within = places.within(1, 0, 1);
  assert.deepEqual([within.next().value.index, within.next().value.index], [0, 1]);
  assert.equal(places.next(1, 1, 1).index, 2);
  assert.equal(places.next(2, 3, 2).index, 3);
});
