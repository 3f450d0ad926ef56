import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { AnyFinder } from '../../../src/engine/candidate-index/any-finder.ts';
import { SearchedText } from '../../../src/engine/candidate-index/searched-text.ts';
import type { Sought } from '../../../src/engine/candidate-index/sought.ts';
import { TextFinder } from '../../../src/engine/candidate-index/text-finder.ts';
import { fold } from '../../../src/plan/fold.ts';
import type { Folding } from '../../../src/plan/value-test.ts';

// Signs that differ by the bit of case alone, letters that fold to others or to two, and two that share seven bits.
const signs = fc.constantFrom(
  ...'abAB{[.\\"\n',
  'é',
  'É',
  'ĩ',
  'á',
  'š',
  '語',
  '😀',
  'K',
  'k',
  'İ',
  'Σ',
  'ς',
);
const anyText = fc.string({ unit: signs, maxLength: 14 });
const asciiText = fc.string({ unit: fc.constantFrom(...'abAB{[.\\"\n/'), maxLength: 40 });
const anySought: fc.Arbitrary<Sought> = fc.record({
  text: anyText.filter((one) => one.length < 8),
  place: fc.constantFrom('whole', 'start', 'end', 'inside'),
});
const folding = fc.constantFrom<Folding[]>('none', 'caseless');

/** Finders take what is sought without regard to case folded, and only whole texts may be empty. */
function soughtIn(list: readonly Sought[], form: Folding): Sought[] {
  const folded = list.map((each) => (form === 'none' ? each : { ...each, text: fold(each.text) }));
  return folded.filter(({ text, place }) => text !== '' || place === 'whole');
}

test('it finds what a search for each text finds, each once', () => {
  let hits = 0;
  const searched = new SearchedText();
  const check = (given: readonly Sought[], texts: readonly string[], form: Folding) => {
    const list = soughtIn(given, form);
    const finder = new TextFinder(list, form);
    for (const one of texts) {
      searched.load(one, form);
      const found = [...finder.found.slice(0, finder.find(searched))];
      const own = form === 'none' ? one : fold(one);
      const expected = list.flatMap((each, place) => (holds(own, each) ? [place] : []));
      assert.deepEqual(
        found.toSorted((a, b) => a - b),
        expected,
      );
      hits += expected.length;
    }
  };
  const texts = fc.array(fc.oneof(anyText, asciiText), { maxLength: 5 });
  fc.assert(fc.property(fc.array(anySought, { maxLength: 40 }), texts, folding, check), { numRuns: 3_000 });
  // Parts of the texts searched are found; others hardly ever, where they are long.
  const cut = fc.tuple(anyText, fc.nat(6), fc.integer({ min: 1, max: 8 }));
  fc.assert(
    fc.property(fc.array(cut, { maxLength: 8 }), folding, (cuts, form) => {
      const places = ['inside', 'start', 'end', 'whole'] as const;
      const given = cuts.map(([text, from, length], at) => ({
        text: (form === 'none' ? text : fold(text)).slice(from, from + length),
        place: places[at % 4] as Sought['place'],
      }));
      check(
        given,
        cuts.map(([text]) => text),
        form,
      );
    }),
    { numRuns: 2_000 },
  );
  assert.ok(hits > 3_000, `${hits} hits say too little`);
});

test('whether any of several long texts is in another is known at strides', () => {
  let hits = 0;
  const searched = new SearchedText();
  const long = fc.string({ unit: fc.constantFrom(...'aiks{[.'), minLength: 4, maxLength: 9 });
  const spell = (one: string) => one.replace('i', 'İ').replace('k', 'K').replaceAll('s', 'S');
  fc.assert(
    fc.property(fc.array(long, { maxLength: 6 }), anyText, anyText, (list, before, after) => {
      const finder = AnyFinder.of(list) as AnyFinder;
      const own = list[0] ?? '';
      for (const text of [`${before}${after}`, `${before}${own}${after}`, `${before}${spell(own)}${after}`]) {
        searched.loadForAscii(text);
        const expected = list.some((one) => fold(text).includes(one));
        assert.equal(finder.isAnyIn(searched.codes, 0, searched.length), expected);
        if (expected) hits++;
      }
    }),
    { numRuns: 3_000 },
  );
  assert.ok(hits > 1_000, `${hits} hits say too little`);
  assert.equal(AnyFinder.of(['abcd', 'abc']), undefined);
  assert.equal(AnyFinder.of(['abcé']), undefined);
});

test('texts that lie across the windows of a search are found', () => {
  const searched = new SearchedText();
  const finder = new TextFinder(
    ['kiwi', 'ki', 'w', 'kiwi driver'].map((text): Sought => ({ text, place: 'inside' })),
    'caseless',
  );
  const any = AnyFinder.of(['kiwi driver']) as AnyFinder;
  for (const window of [4096, 4096 * 8]) {
    for (let before = window - 20; before < window + 10; before++) {
      const text = `${'-'.repeat(before)}KIWI Driver.`;
      searched.load(text, 'caseless');
      assert.equal(finder.find(searched), 4, `after ${before}`);
      searched.loadForAscii(text);
      assert.ok(any.isAnyIn(searched.codes, 0, searched.length), `any after ${before}`);
    }
  }
});

function holds(one: string, { text: wanted, place }: Sought): boolean {
  if (place === 'whole') return one === wanted;
  if (place === 'start') return one.startsWith(wanted);
  return place === 'end' ? one.endsWith(wanted) : one.includes(wanted);
}
