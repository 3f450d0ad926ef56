import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { jsonFaultMessage } from '../../../src/ingest/decode/json-fault.ts';

/** The first character that no JSON has there, from 1, and the cause that is named. */
const cases: readonly [text: string, at: number, cause?: string][] = [
  ['{"a":1,}', 8, 'a comma too many'],
  ['{"a":[1,\n ]}', 11, 'a comma too many'],
  ["{'a': 1}", 2, 'single quotes, as Python prints'],
  ["[{u'a': 1}]", 3, 'single quotes, as Python prints'],
  ['{"a": None}', 7, 'a word of Python’s'],
  ['{"a": NaN}', 7, 'a word of JavaScript’s'],
  ['{"a": -Infinity}', 7, 'a word of JavaScript’s'],
  ['{"a": undefined}', 7, 'a word of JavaScript’s'],
  ['// made today', 1, 'a comment'],
  ['{"a":1} # x', 9, 'a comment'],
  ['{\n  /* x */ "a":1}', 5, 'a comment'],
  ['<!DOCTYPE html>', 1, 'markup, such as HTML'],
  ['{"a":"x\ny"}', 8, 'a control character'],
  ['{"a":"x\0"}', 8, 'a zero byte'],
  ['{"a":"\\x"}', 7, 'a backslash that escapes nothing'],
  ['{"a":"\\u12"}', 7, 'a backslash that escapes nothing'],
  ['{"a":', 6, 'it ends too early'],
  ['{"a":"x\n', 8, 'it ends too early'],
  ['{"a":"x\\', 8, 'a backslash that escapes nothing'],
  ['', 1, 'it ends too early'],
  ['{"a":01}', 6],
  ['{"a":1.}', 6],
  ['{"a" 1}', 6],
  ['{"a":1 "b":2}', 8],
  ['{"a":1}}', 8],
  ['{"a":tru}', 6],
  ['{"a":1]', 7],
  ['{,}', 2],
  ['hello', 1],
];

for (const [text, at, cause] of cases) {
  test(`no JSON: ${JSON.stringify(text)}`, () => {
    const named = cause === undefined ? '' : `: ${cause}`;
    assert.equal(jsonFaultMessage(text), `not valid JSON (at character ${at})${named}`);
  });
}

test('what JSON.parse takes has no fault but its end, and what it refuses has one where it says', () => {
  const sample = fc
    .json()
    .chain((json) =>
      fc.tuple(
        fc.constant(json),
        fc.nat(json.length),
        fc.constantFrom('', ',', '}', ']', '"', '\\', ':', '0', '-', 'x', '\n', '{', 'true', ' '),
      ),
    );
  fc.assert(
    fc.property(sample, ([json, at, piece]) => {
      const text = (json.slice(0, at) + piece + json.slice(at)).trimEnd();
      const told = Number(/character (\d+)/.exec(jsonFaultMessage(text))?.[1]) - 1;
      let refused = text.length;
      try {
        JSON.parse(text);
        assert.equal(told, text.length, text);
      } catch (error) {
        if (error instanceof assert.AssertionError) throw error;
        const place = /at position (\d+)/.exec((error as Error).message)?.[1];
        // Where the engine names no place, the text up to ours must be the beginning of some JSON: it ends too early.
        if (place !== undefined) refused = Number(place);
        else refused = told;
      }
      // Of an escape the engine names its last character, we its backslash; of a number or a word its end.
      assert.ok(told <= refused && refused - told <= 64, `${text}: ${told}, engine ${refused}`);
    }),
    { numRuns: 3000 },
  );
});

test('strings and nesting of any size', () => {
  assert.match(jsonFaultMessage(`{"a":"${'x'.repeat(20_000_000)}",}`), /a comma too many/);
  assert.match(jsonFaultMessage('['.repeat(1_000_000)), /it ends too early/);
});
