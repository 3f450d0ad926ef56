import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Sought } from '../../../src/engine/candidate-index/sought.ts';
import { TextFinder } from '../../../src/engine/candidate-index/text-finder.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '\\', 'é', 'ĩ', '語', '😀'), maxLength: 12 });
const sought: fc.Arbitrary<Sought> = fc.record({
  text: text.filter((one) => one !== '' && one.length < 6),
  place: fc.constantFrom('whole', 'start', 'end', 'inside'),
});

test('it finds what a search for each text finds, each once', () => {
  let hits = 0;
  fc.assert(
    fc.property(fc.array(sought, { maxLength: 40 }), fc.array(text, { maxLength: 5 }), (list, texts) => {
      const finder = new TextFinder(list);
      for (const one of texts) {
        const found: number[] = [];
        finder.find(one, found);
        const expected = list.flatMap((each, place) => (holds(one, each) ? [place] : []));
        assert.deepEqual(
          found.toSorted((a, b) => a - b),
          expected,
        );
        hits += expected.length;
      }
    }),
    { numRuns: 2_000 },
  );
  assert.ok(hits > 300, `${hits} hits say too little`);
});

function holds(one: string, { text: wanted, place }: Sought): boolean {
  if (place === 'whole') return one === wanted;
  if (place === 'start') return one.startsWith(wanted);
  return place === 'end' ? one.endsWith(wanted) : one.includes(wanted);
}
