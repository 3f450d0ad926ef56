import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SearchedText } from '../../../src/engine/candidate-index/searched-text.ts';

const searched = new SearchedText();

function loaded(): { length: number; codes: string; isAscii: boolean; whole: string } {
  const { codes, length, isAscii, whole } = searched;
  return { length, codes: codes.toString('latin1', 0, length), isAscii, whole };
}

test('what JSON writes is loaded as what it stands for, or refused', () => {
  let taken = 0;
  const unit = fc.constantFrom(...'aZ"\\/\b\f\n\r\t\u0001~é語');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 20 }), (text) => {
      const written = JSON.stringify(text);
      const bytes = Buffer.from(`x${written}\\n`);
      const isTaken = searched.loadJson(bytes, 2, bytes.length - 3, 'none');
      const fromBytes = loaded();
      assert.equal(isTaken, !/[^ -~\b\f\n\r\t]/.test(text));
      if (!isTaken) return;
      taken++;
      searched.load(text, 'none');
      assert.deepEqual(fromBytes, loaded());
      assert.equal(fromBytes.whole, text);
    }),
    { numRuns: 2_000 },
  );
  assert.ok(taken > 300, `${taken} taken say too little`);
});

test('a solidus may be escaped, and an escape is not read beyond the end', () => {
  assert.ok(searched.loadJson(Buffer.from('a\\/b'), 0, 4, 'caseless'));
  assert.equal(loaded().codes, 'a/b');
  assert.equal(searched.loadJson(Buffer.from('a\\n'), 0, 2, 'caseless'), false);
});

test('text of any length is loaded, and folded when asked for as a whole', () => {
  for (const text of [
    '',
    'A',
    `${'A'.repeat(70_000)}b`,
    `É${'A'.repeat(70_000)}`,
    'É'.repeat(65_532),
    '\ud800A',
  ]) {
    searched.load(text, 'caseless');
    const { length, isAscii, whole } = loaded();
    assert.equal(whole, text.toLowerCase());
    assert.equal(length, text.length);
    assert.equal(isAscii, !/[^ -~]/.test(text));
  }
});
