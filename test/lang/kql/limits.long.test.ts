import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createFieldTypes } from '../../../src/event/field-types/field-types.ts';
import { matches } from '../../../src/exec/matches.ts';
import { compileKql } from '../../../src/lang/kql/compile.ts';
import { maxPatternLength, maxQueryDepth, maxQueryErrors, maxQueryLength } from '../../../src/plan/limits.ts';
import { PredPool } from '../../../src/plan/pred-pool.ts';

const types = createFieldTypes();
const compile = (query: string) => compileKql(query, { pool: new PredPool(), types, now: 0 });
const fill = (part: string) => part.repeat(Math.ceil(maxQueryLength / part.length)).slice(0, maxQueryLength);
/** Generous: the machine may be busy. What is not linear takes hours here. */
const deadlineMs = 20_000;

describe('a hostile query is refused, or evaluated in bounded time', () => {
  const refused: readonly (readonly [string, string, string])[] = [
    ['ten thousand parentheses', `${'('.repeat(10_000)}a: 1${')'.repeat(10_000)}`, 'query-too-deep'],
    ['ten thousand unclosed parentheses', '('.repeat(10_000), 'query-too-deep'],
    ['ten thousand lists', `a: ${'('.repeat(10_000)}1${')'.repeat(10_000)}`, 'query-too-deep'],
    ['ten thousand braces', `${'a: {'.repeat(10_000)} b: 1 ${'}'.repeat(10_000)}`, 'query-too-deep'],
    ['ten thousand negations', `${'not '.repeat(10_000)}a: 1`, 'query-too-deep'],
    ['more than a million characters', `a: ${fill('x')}`, 'query-too-long'],
    ['a million closing parentheses', fill(')'), 'kql-syntax'],
    ['a million quotation marks', fill('"'), 'kql-syntax'],
    ['a million colons', fill('a:'), 'kql-syntax'],
    ['a million unclosed lists', fill('a:(b or '), 'kql-syntax'],
    [
      'too many conditions',
      `a: (${Array.from({ length: 100_500 }, (_, at) => `${at}`).join(' or ')})`,
      'query-too-large',
    ],
    [
      'a list times every field',
      `*.*: (${Array.from({ length: 20_000 }, (_, at) => `${at}`).join(' or ')})`,
      'query-too-large',
    ],
    ['a pattern that is too long', `a: ${'*x'.repeat(maxPatternLength)}`, 'pattern-too-long'],
  ];
  for (const [name, query, code] of refused) {
    test(name, () => {
      const started = performance.now();
      const { lowered, diagnostics } = compile(query);
      const ms = performance.now() - started;
      assert.equal(lowered, undefined);
      assert.equal(diagnostics[0]?.code, code, diagnostics[0]?.message);
      assert.ok(diagnostics.length <= maxQueryErrors + 1);
      assert.ok(ms < deadlineMs, `${Math.round(ms)} ms`);
    });
  }

  const accepted: readonly (readonly [string, string])[] = [
    ['a megabyte of one value', `a: ${fill('x').slice(3)}`],
    ['a megabyte of one quoted value', `a: "${fill('\\"').slice(6)}"`],
    ['ninety thousand values', `a: (${Array.from({ length: 90_000 }, (_, at) => `${at}`).join(' or ')})`],
    ['a hostile wildcard', `a: ${'*a'.repeat(4_000)}*b`],
    ['the deepest nesting', `${'('.repeat(maxQueryDepth)}a: 1${')'.repeat(maxQueryDepth)}`],
    ['a phrase of many words', `message: "${'word '.repeat(100_000)}"`],
  ];
  for (const [name, query] of accepted) {
    test(name, () => {
      const started = performance.now();
      const { lowered, diagnostics } = compile(query);
      assert.ok(lowered, diagnostics[0]?.message);
      matches(lowered.pred, { doc: { a: 'a'.repeat(1_000_000), message: 'word '.repeat(90_000) } });
      const ms = performance.now() - started;
      assert.ok(ms < deadlineMs, `${Math.round(ms)} ms`);
    });
  }
});
