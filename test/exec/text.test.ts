import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { plainFold, termsOf } from '../../src/exec/reference/reference-terms.ts';
import { analyse } from '../../src/exec/text/analyse.ts';
import { indexOfRun } from '../../src/exec/text/index-of-run.ts';
import { fold } from '../../src/plan/fold.ts';

const signs = fc.constantFrom(
  ...'abZ19 ._-:,;\'"/\\()',
  ...[
    'é',
    'e\u0301',
    'ß',
    'Σ',
    'ς',
    'İ',
    'ﬁ',
    '\u200d',
    '\u00ad',
    '\u2019',
    '٣',
    '中',
    'の',
    'ア',
    'ー',
    'ไ',
    'ทย',
    '한',
    '😀',
    '‿',
    '\u202f',
    '𝒳',
    'א',
  ],
);
const texts = fc.string({ unit: signs, maxLength: 30 });

describe('analysers', () => {
  for (const analyser of ['standard', 'powershell'] as const) {
    test(`${analyser} cuts as the reference does`, () => {
      fc.assert(
        fc.property(fc.oneof(texts, fc.string({ unit: 'grapheme' })), (text) => {
          assert.deepEqual(analyse(text, analyser), termsOf(text, analyser), JSON.stringify(text));
        }),
        { numRuns: 5_000 },
      );
    });
  }

  const cases: readonly (readonly [string, readonly string[]])[] = [
    [
      "The 2 QUICK Brown-Foxes jumped over the lazy dog's bone.",
      ['the', '2', 'quick', 'brown', 'foxes', 'jumped', 'over', 'the', 'lazy', "dog's", 'bone'],
    ],
    ['Invoke-Mimikatz', ['invoke', 'mimikatz']],
    ['[System.Reflection.Assembly]::Load($x)', ['system.reflection.assembly', 'load', 'x']],
    ['C:\\Windows\\cmd.exe /c', ['c', 'windows', 'cmd.exe', 'c']],
    ['10.0.0.1,5;6 1.a a1.b2', ['10.0.0.1,5;6', '1', 'a', 'a1', 'b2']],
    ['snake_case _x_ ___ a:b', ['snake_case', '_x_', 'a:b']],
    ['日本のア', ['日', '本', 'の', 'ア']],
    ['', []],
  ];
  for (const [text, terms] of cases)
    test(`standard: ${text}`, () => assert.deepEqual(analyse(text, 'standard'), terms));

  test('powershell keeps hyphens', () => {
    assert.deepEqual(analyse('[System.Reflection] | Invoke-Mimikatz -Dump_Creds', 'powershell'), [
      'system',
      'reflection',
      'invoke-mimikatz',
      '-dump_creds',
    ]);
  });

  test('a long word is cut as Lucene cuts it', () => {
    assert.deepEqual(
      analyse('a'.repeat(600), 'standard').map(({ length }) => length),
      [255, 255, 90],
    );
  });
});

test('folding does not depend on what surrounds a letter', () => {
  fc.assert(fc.property(texts, texts, (a, b) => assert.equal(fold(a + b), fold(a) + fold(b))));
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => assert.equal(fold(text), plainFold(text))));
  assert.equal(fold('ΟΔΟΣ'), fold('ΟΔΟΣΑ').slice(0, 4));
});

test('a run is found where indexOf finds it', () => {
  const some = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 20 });
  fc.assert(
    fc.property(
      some,
      fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 5 }),
      fc.nat(20),
      (text, part, from) => {
        if (from > text.length) return;
        assert.equal(indexOfRun(text, part, from), text.indexOf(part, from));
      },
    ),
    { numRuns: 2_000 },
  );
});
