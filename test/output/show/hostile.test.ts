import assert from 'node:assert/strict';
import { test } from 'node:test';
import { showJson } from '../../../src/output/show/show-json.ts';
import { showTable } from '../../../src/output/show/show-table.ts';
import { columns } from '../../../src/output/text/columns.ts';
import { safeText } from '../../../src/output/text/safe-text.ts';
import { samples } from '../../support/make-samples.ts';
import { makeView } from '../../support/make-view.ts';
import { unprintable } from '../../support/unprintable.ts';

/** Enumerations and ids by which the page finds its own parts; everything else may be log text. */
const ours = new Set(
  'verdict reason tier identity grade confidence state channel type handler anchor plane proof outcome phasesSeen code severity note kind key hostId subject'.split(
    ' ',
  ),
);

function poison<T>(value: T, text: string, key = ''): T {
  if (typeof value === 'string') return (ours.has(key) ? value : text) as T;
  if (Array.isArray(value)) return value.map((item) => poison(item, text, key)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, poison(item, text, name)]),
  ) as T;
}

const payloads = [
  '\u001b]0;owned\u0007\u001b[2J\u001b[1;1H',
  '\u009b31m\u0090q\u009c',
  'line one\r\nline two\rover',
  '\u202eexe.txt\u2066\u2069\u200f',
  '{"a":"\u202e\\u202e\u001b[2J"}',
  '\ud800 lone \udfff',
  'x'.repeat(5000),
  '[['.repeat(500) + ']]'.repeat(500),
  '__proto__',
  'क्'.repeat(300),
  '',
];

for (const payload of payloads) {
  test(`${JSON.stringify(payload.slice(0, 40))} in every field steers no terminal`, () => {
    for (const sample of samples) {
      const view = poison(makeView(sample), payload);
      for (const width of [40, 80, 160]) {
        const options = { width, verbose: true, color: false, summary: false };
        for (const text of [...showTable(view, options)].join('').split('\n')) {
          assert.doesNotMatch(text, unprintable);
          assert.ok(columns(safeText(text)) <= width, text);
        }
      }
      for (const text of [...showJson(view)].join('').split('\n')) assert.doesNotMatch(text, unprintable);
    }
  });
}
