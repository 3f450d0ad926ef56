import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { matches } from '../../../src/exec/matches.ts';
import { compileSigma } from '../../../src/lang/sigma/compile.ts';
import { maxPatternLength, maxQueryErrors } from '../../../src/plan/limits.ts';
import { anyEvent, sigmaContext } from './support/sigma-context.ts';

/** Generous: the machine may be busy. What is not linear takes hours here. */
const deadlineMs = 20_000;
const many = 10_000;

/** Anchors that each hold nine of the one before: 9^9 values from a few lines. */
const bomb = Array.from({ length: 9 }, (_, at) =>
  at === 0
    ? 'a0: &a0 [x]'
    : `a${at}: &a${at} [${Array(9)
        .fill(`*a${at - 1}`)
        .join(', ')}]`,
).join('\n');

const refused: readonly (readonly [name: string, rule: string, message: RegExp])[] = [
  ['aliases that multiply', `${bomb}\ns: {F: *a8}\ncondition: s`, /aliases spelled out/],
  ['a node within itself', 's: &s {F: [*s]}\ncondition: s', /stands within itself/],
  ['an alias of nothing', 's: {F: *x}\ncondition: s', /./],
  [
    'ten thousand lists in one line',
    `s: ${'['.repeat(many)}${']'.repeat(many)}\ncondition: s`,
    /levels deep/,
  ],
  ['ten thousand unclosed lists', `s: ${'['.repeat(many)}`, /levels deep/],
  ['ten thousand dashes', `s:\n  ${'- '.repeat(many)}x\ncondition: s`, /levels deep/],
  ['ten thousand maps', `s: ${'{a: '.repeat(many)}1${'}'.repeat(many)}\ncondition: s`, /levels deep/],
  [
    'ten thousand parentheses',
    `s: {F: a}\ncondition: ${'('.repeat(many)}s${')'.repeat(many)}`,
    /levels deep/,
  ],
  ['ten thousand negations', `s: {F: a}\ncondition: ${'not '.repeat(many)}s`, /levels deep/],
  [
    'a pattern that is too long',
    `s: {F: '${'*x'.repeat(maxPatternLength)}'}\ncondition: s`,
    /characters at most/,
  ],
  [
    'too many values',
    `s:\n  F: [${Array.from({ length: 100_500 }, (_, at) => at).join(', ')}]\ncondition: s`,
    /more than \d+ conditions/,
  ],
  ['too many dashes', `s: {F|windash: '${'-a '.repeat(20)}'}\ncondition: s`, /too many dashes/],
  ['too many placeholders', `s: {F|expand: '${'%p%'.repeat(10)}'}\ncondition: s`, /more than \d+ values/],
  [
    'a hundred thousand wrong modifiers',
    `s: {${Array.from({ length: many }, (_, at) => `F|x${at}: a`).join(', ')}}\ncondition: s`,
    /no modifier/,
  ],
];

describe('a hostile rule is refused, or evaluated in bounded time', () => {
  for (const [name, rule, message] of refused) {
    test(name, () => {
      const started = performance.now();
      const { lowered, diagnostics } = compileSigma(
        rule,
        sigmaContext([anyEvent], { p: ['1', '2', '3', '4'] }),
      );
      const ms = performance.now() - started;
      assert.equal(lowered, undefined);
      assert.match(diagnostics.map((one) => one.message).join('\n'), message);
      assert.ok(diagnostics.length <= maxQueryErrors + 1);
      assert.ok(ms < deadlineMs, `${Math.round(ms)} ms`);
    });
  }

  const accepted: readonly (readonly [name: string, rule: string])[] = [
    ['an expression that others stall on', "s: {F|re: '(a+)+(a+)+$b'}\ncondition: not s"],
    ['a hostile wildcard', `s: {F: '${'*a'.repeat(4_000)}*b'}\ncondition: not s`],
    [
      'forty thousand values',
      `s:\n  F|contains: [${Array.from({ length: 40_000 }, (_, at) => `v${at}`).join(', ')}]\ncondition: not s`,
    ],
    [
      'ten thousand selections',
      `${Array.from({ length: many }, (_, at) => `s${at}: {F: b${at}}`).join('\n')}\ncondition: not 1 of s*`,
    ],
    ['every value once more by an alias', 's: &a {F: [b]}\nt: *a\ncondition: not (s and t)'],
  ];
  for (const [name, rule] of accepted) {
    test(name, () => {
      const started = performance.now();
      const { lowered, diagnostics } = compileSigma(rule, sigmaContext([anyEvent]));
      assert.ok(lowered, diagnostics[0]?.message);
      assert.equal(matches(lowered.pred, { doc: { F: 'a'.repeat(100_000) } }), true);
      const ms = performance.now() - started;
      assert.ok(ms < deadlineMs, `${Math.round(ms)} ms`);
    });
  }
});
