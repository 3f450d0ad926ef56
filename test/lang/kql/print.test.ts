import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { BareText, KqlQuery, KqlText, KqlValue, QuotedText } from '../../../src/lang/kql/ast.ts';
import { parseKql } from '../../../src/lang/kql/parse.ts';
import { printKql } from '../../../src/lang/kql/print.ts';
import { plainTree } from '../support/plain-tree.ts';

const loc = { start: 0, end: 0 };
const unit = fc.oneof(
  fc.constantFrom(
    ...'ab:()<>"*{}\\ \t\n\r\u00A0?=&|',
    'and',
    'or',
    'not',
    ' and ',
    ' or ',
    ' NOT ',
    'true',
    'null',
    'é',
  ),
);
const quoted = fc.string({ unit, maxLength: 6 }).map((text): QuotedText => ({ kind: 'quoted', text, loc }));
const bare = fc
  .array(fc.string({ unit, maxLength: 5 }), { minLength: 1, maxLength: 3 })
  .map((parts): BareText => {
    const trimmed = parts.map((part, at) => {
      const from = at === 0 ? part.trimStart() : part;
      return at === parts.length - 1 ? from.trimEnd() : from;
    });
    return { kind: 'bare', parts: trimmed, loc };
  });
const text: fc.Arbitrary<KqlText> = fc.oneof(bare, quoted);
const two = { minLength: 2, maxLength: 3 };

const { query } = fc.letrec<{ query: KqlQuery; value: KqlValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    text,
    fc.record({
      kind: fc.constantFrom('and', 'or'),
      items: fc.array(tie('value'), two),
      loc: fc.constant(loc),
    }),
    fc.record({ kind: fc.constant('not'), item: tie('value'), loc: fc.constant(loc) }),
  ) as fc.Arbitrary<KqlValue>,
  query: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.record({ kind: fc.constant('free'), value: text, loc: fc.constant(loc) }),
    fc.record({ kind: fc.constant('field'), field: text, value: tie('value'), loc: fc.constant(loc) }),
    fc.record({
      kind: fc.constant('range'),
      field: text,
      sign: fc.constantFrom('<', '<=', '>', '>='),
      bound: text,
      loc: fc.constant(loc),
    }),
    fc.record({ kind: fc.constant('nested'), field: text, item: tie('query'), loc: fc.constant(loc) }),
    fc.record({
      kind: fc.constantFrom('and', 'or'),
      items: fc.array(tie('query'), two),
      loc: fc.constant(loc),
    }),
    fc.record({ kind: fc.constant('not'), item: tie('query'), loc: fc.constant(loc) }),
  ) as fc.Arbitrary<KqlQuery>,
}));

test('a tree that is printed and read is the same tree', () => {
  fc.assert(
    fc.property(query, (tree) => {
      const written = printKql(tree);
      const { query: read, diagnostics } = parseKql(written);
      assert.ok(read, `${written}\n${diagnostics.map(({ message }) => message).join('\n')}`);
      assert.deepEqual(plainTree(read), plainTree(tree), written);
    }),
    { numRuns: 3_000 },
  );
});

test('any text is read without an exception, and what is accepted keeps its meaning when printed', () => {
  const tokens = fc.constantFrom(...'ab:(){}<>"*\\ ', ' and ', ' or ', 'not ', 'a: ', '"x"', ': (', ': {');
  let accepted = 0;
  fc.assert(
    fc.property(fc.string({ unit: tokens, maxLength: 14 }), (written) => {
      const { query: read, diagnostics } = parseKql(written);
      assert.equal(
        read === undefined,
        diagnostics.some(({ severity }) => severity === 'error'),
        written,
      );
      if (!read) return;
      accepted++;
      assert.deepEqual(plainTree(parseKql(printKql(read)).query), plainTree(read), written);
    }),
    { numRuns: 5_000 },
  );
  assert.ok(accepted > 300, `${accepted} accepted texts say too little`);
});
