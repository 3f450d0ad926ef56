import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { prettyJson } from '../../src/output/text/pretty-json.ts';

function pretty(json: string): string | undefined {
  return prettyJson(json)
    ?.map(({ depth, text }) => '  '.repeat(depth) + text)
    .join('\n');
}

test('JSON is set out as JSON.stringify sets it out', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const expected = JSON.stringify(value, undefined, 2);
      assert.equal(pretty(JSON.stringify(value)), expected);
      assert.equal(pretty(expected), expected);
    }),
  );
});

test('digits, escapes and repeated keys stay as they were written', () => {
  assert.equal(
    pretty('{"id":12345678901234567890,"id":1.0e2,"text":"\\u0041{,}[:]\\""}'),
    '{\n  "id": 12345678901234567890,\n  "id": 1.0e2,\n  "text": "\\u0041{,}[:]\\""\n}',
  );
});

for (const text of ['', 'text', '{"a":1', "{'a':1}", '{"a":1} {"b":2}']) {
  test(`${JSON.stringify(text)} is no JSON`, () => assert.equal(prettyJson(text), undefined));
}
