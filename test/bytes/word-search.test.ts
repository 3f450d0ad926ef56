import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Word, WordSearch } from '../../src/bytes/word-search.ts';
import { AnyFinder } from '../../src/engine/candidate-index/any-finder.ts';
import { load, naiveSorts, searched } from './support/naive-search.ts';
import { newScanner } from './support/same-walk.ts';

const scanner = newScanner();

function searchOf(words: readonly Word[]): WordSearch {
  const search = WordSearch.of(words);
  assert.ok(search);
  return search;
}

const wordsOf = (...texts: string[]) => texts.map((text, at): Word => ({ text, sort: 1 << at }));

describe('words are found as they are by looking at every place', () => {
  test('whatever they are', () => {
    let found = 0;
    fc.assert(
      fc.property(searched, ({ words, line }) => {
        load(scanner, line);
        const expected = naiveSorts(words, line);
        assert.equal(searchOf(words).sortsIn(scanner), expected);
        if (expected !== 0) found++;
      }),
      { numRuns: 700 },
    );
    assert.ok(found > 300, `${found} found`);
  });

  test('at every place, from the begin to the end', () => {
    const words = wordsOf('ps1', 'sudo', 'sig=', 'run-command', 'x'.repeat(40));
    const search = searchOf(words);
    for (const { text } of words)
      for (let before = 0; before < 36; before++)
        for (const behind of [0, 1, 2, 3, 15, 16, 17]) {
          const line = '-'.repeat(before) + text.toUpperCase() + '-'.repeat(behind);
          load(scanner, line);
          assert.equal(search.sortsIn(scanner), naiveSorts(words, line), line);
        }
  });

  test('not where they go on behind the end', () => {
    const words: Word[] = [...wordsOf('abc', 'bcdefgh', 'hij'), { text: 'efg', sort: 8, next: /h/ }];
    words.push({ text: 'hij\n', sort: 16 }, { text: '\0eqqqq', sort: 32 });
    const search = searchOf(words);
    const whole = `${'.'.repeat(20)}abcdefghij`;
    for (let length = 0; length <= whole.length; length++) {
      load(scanner, whole);
      assert.equal(search.sortsIn(scanner), 15);
      load(scanner, whole.slice(0, length));
      assert.equal(search.sortsIn(scanner), naiveSorts(words, whole.slice(0, length)), `${length}`);
    }
    // What stands before the line is no more of it than what stands behind.
    load(scanner, 'eqqqq');
    assert.equal(search.sortsIn(scanner), 0);
  });

  test('where one begins within another', () => {
    const long = 'qzxvjkwqzxvjkwqqqzzxx';
    const words = Array.from(
      { length: 18 },
      (_, at): Word => ({ text: long.slice(at, at + 4), sort: 1 << at }),
    );
    const search = searchOf(words);
    for (let from = 0; from < long.length; from++) {
      load(scanner, long.slice(from));
      assert.equal(search.sortsIn(scanner), naiveSorts(words, long.slice(from)));
    }
  });

  test('many of one begin, which share few sets', () => {
    const words = Array.from({ length: 128 }, (_, at): Word => ({ text: `qzx${at}.`, sort: 1 << (at % 31) }));
    const search = searchOf(words);
    for (const { text } of words)
      for (const line of [text, `.${text}qzx`, text.slice(0, -1), `${text.slice(0, -1)}..`]) {
        load(scanner, line);
        assert.equal(search.sortsIn(scanner), naiveSorts(words, line), line);
      }
  });
});

describe('words are left to others', () => {
  test('that are too short, too many, none, or not all ASCII', () => {
    const many = (count: number) => Array.from({ length: count }, () => ({ text: 'abc', sort: 1 }));
    assert.ok(WordSearch.of(many(128)));
    for (const words of [many(129), [], wordsOf('abc', 'ab'), wordsOf('abcé'), wordsOf('abc', '')])
      assert.equal(WordSearch.of(words), undefined);
  });

  test('once there are more searches than room; those that are known go on', () => {
    const own = newScanner();
    load(own, '{"a":"needle in hay"}');
    const searches = Array.from({ length: 1024 }, () => searchOf(wordsOf('needle')));
    for (const search of searches) assert.equal(search.sortsIn(own), 1);
    const late = searchOf(wordsOf('needle'));
    for (let time = 0; time < 3; time++) assert.equal(late.sortsIn(own), undefined);
    load(scanner, 'needles');
    assert.equal(late.sortsIn(scanner), 1);
    assert.equal(searches[1023]?.sortsIn(own), 1);
    for (const [text, isThere] of [
      ['needle', true],
      ['in hay"', true],
      ['needles', false],
    ] as const) {
      const finder = AnyFinder.of([text, 'nowhere']);
      assert.equal(finder?.isAnyInLine(own), isThere, text);
      assert.equal(finder?.isAnyInLine(own), isThere, text);
    }
  });

  test('by a finder of more than it takes', () => {
    const texts = Array.from({ length: 200 }, (_, at) => `text${at}.`);
    const finder = AnyFinder.of(texts);
    for (const [line, isThere] of [
      ['{"a":"TEXT199."}', true],
      ['{"a":"text200."}', false],
      ['{"a":"text19"}', false],
    ] as const) {
      load(scanner, line);
      assert.equal(finder?.isAnyInLine(scanner), isThere, line);
    }
  });
});
