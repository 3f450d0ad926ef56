import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fieldGetter } from '../../src/event/fields.ts';
import { readPath } from '../../src/exec/reference/reference-fields.ts';
import { anyDocument } from '../exec/support/arbitrary.ts';

test('a compiled getter finds what a plain search finds', () => {
  const path = fc.array(fc.constantFrom('a', 'a', 'b', 'b', 'n', 'x', '__proto__', 'constructor'), {
    minLength: 1,
    maxLength: 3,
  });
  let found = 0;
  fc.assert(
    fc.property(anyDocument, path, (doc, names) => {
      // Null counts as absent; an array in an array may leave one.
      const expected = readPath({ doc }, names.join('.')) ?? undefined;
      if (expected !== undefined) found++;
      assert.deepEqual(fieldGetter(names.join('.'))(doc), expected);
    }),
    { numRuns: 20_000 },
  );
  assert.ok(found > 400, `${found} found fields say too little`);
});

test('the nested reading wins, null is absent, arrays give all that they hold', () => {
  const cases: readonly (readonly [Parameters<ReturnType<typeof fieldGetter>>[0], unknown])[] = [
    [{ a: { b: 1 }, 'a.b': 2 }, 1],
    [{ a: { b: null }, 'a.b': 2 }, 2],
    [{ a: null, 'a.b': 2 }, 2],
    [{ a: 'text', 'a.b': 2 }, 2],
    [{ a: [{ b: 1 }, { b: [2, 3] }, { b: null }, 4] }, [1, 2, 3]],
    [{ a: [{ b: 1 }] }, 1],
    [{ a: [{ b: [null] }], 'a.b': 2 }, 2],
    [{ a: { b: null } }, undefined],
    [{}, undefined],
  ];
  for (const [doc, expected] of cases) {
    assert.deepEqual(fieldGetter('a.b')(doc), expected, JSON.stringify(doc));
    assert.deepEqual(readPath({ doc }, 'a.b'), expected, JSON.stringify(doc));
  }
});
