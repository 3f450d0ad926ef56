import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { compileGlob } from '../../src/exec/glob/compile-glob.ts';
import { globMatches } from '../../src/exec/reference/reference-glob.ts';
import { formatGlob, parseGlob } from '../../src/plan/glob.ts';
import { maxPatternLength } from '../../src/plan/limits.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '😀', '\\', '*'), maxLength: 14 });
const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '😀', '\\*', '\\\\', '*', '?'), maxLength: 10 });

describe('wildcard patterns', () => {
  test('cover what the reference covers', () => {
    fc.assert(
      fc.property(pattern, text, (written, subject) => {
        assert.equal(
          compileGlob(written)(subject),
          globMatches(written, subject),
          `${written} on ${subject}`,
        );
      }),
      { numRuns: 20_000 },
    );
  });

  test('with long segments too', () => {
    const long = fc
      .tuple(pattern, fc.integer({ min: 20, max: 300 }))
      .map(([part, times]) => part.repeat(times).slice(0, 600));
    fc.assert(
      fc.property(long, text, fc.nat(600), (written, part, times) => {
        const subject = part.repeat(times).slice(0, 900);
        const filled = written.replaceAll('?', 'a').replaceAll('\\*', '*').replaceAll('\\\\', '\\');
        for (const value of [subject, filled, `b${filled}b`]) {
          assert.equal(compileGlob(written)(value), globMatches(written, value));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('are written and read', () => {
    fc.assert(
      fc.property(pattern, (written) => {
        const parts = parseGlob(written);
        assert.deepEqual(parseGlob(formatGlob(parts)), parts);
      }),
    );
  });

  const hostile: readonly (readonly [string, string, string])[] = [
    ['many stars', `${'*a'.repeat(4_000)}*b`, 'a'.repeat(1_000_000)],
    ['a long literal that almost fits', `*${'a'.repeat(8_000)}b*`, 'a'.repeat(1_000_000)],
    ['single characters without end', `*${'?a'.repeat(4_000)}b*`, 'a'.repeat(1_000_000)],
    ['short segments of single characters', `${'*?a?b'.repeat(1_500)}*`, 'ab'.repeat(500_000)],
  ];
  for (const [name, written, subject] of hostile) {
    test(`${name}: bounded`, () => {
      assert.ok(written.length <= maxPatternLength);
      const started = performance.now();
      compileGlob(written)(subject);
      const ms = performance.now() - started;
      assert.ok(ms < 10_000, `${Math.round(ms)} ms for a megabyte`);
    });
  }
});
