import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { WordSearch } from '../../src/bytes/word-search.ts';
import { load, naiveSorts, searched } from './support/naive-search.ts';
import { newScanner } from './support/same-walk.ts';

test('very many words are found as they are by looking at every place', () => {
  let scanner = newScanner();
  let searches = 0;
  fc.assert(
    fc.property(searched, ({ words, line }) => {
      // There is room for so many.
      if (++searches % 1000 === 0) scanner = newScanner();
      load(scanner, line);
      assert.equal(WordSearch.of(words)?.sortsIn(scanner), naiveSorts(words, line));
    }),
    { numRuns: 20_000 },
  );
});
