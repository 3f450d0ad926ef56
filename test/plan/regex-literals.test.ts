import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { regexProgram } from '../../src/exec/op/regex.ts';
import { regexLiterals } from '../../src/plan/analysis/regex-literals.ts';

describe('texts that a regular expression cannot match without', () => {
  const cases: readonly (readonly [string, readonly string[] | undefined])[] = [
    ['abc', ['abc']],
    ['a.*bcd\\.exe', ['bcd.exe']],
    ['foo|barn', ['foo', 'barn']],
    ['(?:foo|bar)baz', ['foobaz', 'barbaz']],
    ['(?i)-enc(odedcommand)?', ['-enc']],
    ['x(abc)+y', ['abc']],
    ['x(abc)*y', ['x']],
    ['[ab]cd', ['acd', 'bcd']],
    ['\\d{3}-[a-z]+', ['-']],
    ['ab{0,2}', ['a']],
    ['foo|.*', undefined],
    ['.*', undefined],
    ['^$', undefined],
    ['\\x41b\\x{1f600}', ['Ab\u{1f600}']],
    ['\\n{6}', ['\n']],
    ['\\x4', undefined],
    ['\\x{110000}', undefined],
    ['\\p{L}abc', undefined],
    ['ab\\d`\\d-cd', ['`']],
    ['"(?:\\{\\d\\})+"\\s*-f', ['{']],
    ['[[:alpha:]]abc', undefined],
    ['a(?=b)', undefined],
  ];
  for (const [source, expected] of cases) {
    test(source, () => assert.deepEqual(regexLiterals(source), expected));
  }
});

const part = fc.constantFrom(
  'a',
  'b',
  'ab',
  '.',
  '[ab]',
  '\\d',
  '1',
  'a?',
  'b*',
  'a+',
  'b{2}',
  '\\.',
  '\\n',
  '\\x41',
  '\\x{1}',
  '(?i)a',
);
const source: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    part,
    fc.array(tie('node'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((parts) => `(${parts.join('|')})`),
    fc
      .tuple(tie('node'), fc.constantFrom('?', '*', '+', '{2}', '{0,1}'))
      .map(([node, sign]) => `(?:${node})${sign}`),
  ),
})).node;

test('where an expression matches, one of its texts is there, in whatever case', () => {
  let hits = 0;
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '1', '.', '\n', '\u0001'), maxLength: 8 });
  fc.assert(
    fc.property(source, fc.array(text, { maxLength: 8 }), (pattern, texts) => {
      const literals = regexLiterals(pattern);
      if (!literals) return;
      const { holds } = regexProgram({ op: 'regex', operand: pattern, flags: '', whole: false });
      for (const one of texts) {
        if (!holds(one)) continue;
        hits++;
        const folded = one.toLowerCase();
        assert.ok(
          literals.some((literal) => folded.includes(literal.toLowerCase())),
          `${pattern} on ${one}`,
        );
      }
    }),
    { numRuns: 3_000 },
  );
  assert.ok(hits > 500, `${hits} hits say too little`);
});
