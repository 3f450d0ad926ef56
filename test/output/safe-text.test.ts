import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { line, safeText } from '../../src/output/text/safe-text.ts';
import { unprintable } from '../support/unprintable.ts';

const cases: [what: string, text: string, shown: string][] = [
  ['plain text', 'whoami /all', 'whoami /all'],
  ['letters of any script', 'Zoë Šimić 山田', 'Zoë Šimić 山田'],
  ['an escape sequence', 'a\u001b[31mred', 'a␛[31mred'],
  ['an 8-bit escape sequence', 'a\u009b2Jb', 'a\\u009b2Jb'],
  ['a bell', 'ring\u0007', 'ring␇'],
  ['a carriage return, which would overwrite the line', 'evil\rgood', 'evil␍good'],
  ['backspaces', 'rm\b\bls', 'rm␈␈ls'],
  ['newlines of both kinds', 'a\r\nb\nc', 'a⏎b⏎c'],
  ['a tab', 'a\tb', 'a␉b'],
  ['DEL', 'a\u007f', 'a␡'],
  ['a right-to-left override', 'gpj.\u202eexe.txt', 'gpj.\\u202eexe.txt'],
  ['an isolate', '\u2066a\u2069', '\\u2066a\\u2069'],
  ['a zero-width space', 'who\u200bami', 'who\\u200bami'],
  ['a byte order mark', '\ufeffa', '\\ufeffa'],
  ['a filler that looks like a blank', 'a\u3164b', 'a\\u3164b'],
  ['a space that is no space', 'a\u00a0b', 'a\\u00a0b'],
  ['an annotation mark', 'a\ufff9b', 'a\\ufff9b'],
  ['a line separator', 'a\u2028b', 'a\\u2028b'],
  ['a tag character beyond the basic plane', 'a\u{e0041}', 'a\\u{e0041}'],
  ['half a surrogate pair', 'a\ud800b', 'a\\ud800b'],
  ['a pile of marks', 'e\u0301\u0301\u0301\u0301\u0301', 'e\u0301\u0301\u0301\\u0301\\u0301'],
  ['a mark that would join what stands before', '\u0301a', '\\u0301a'],
];

for (const [what, text, shown] of cases) {
  test(`safe text shows ${what}`, () => assert.equal(safeText(text), shown));
}

const anyText = fc.string({ unit: 'binary', maxLength: 60 });

test('no unprintable character survives, and doing it twice changes nothing', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const shown = safeText(text);
      assert.doesNotMatch(shown, unprintable);
      assert.equal(safeText(shown), shown);
    }),
  );
});

test('a template makes every value safe', () => {
  assert.equal(line`a ${'\u001b'} ${1}`, 'a ␛ 1');
});
