import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { columns, padEnd, truncate, wrap } from '../../src/output/text/columns.ts';
import { flow } from '../../src/output/text/flow.ts';
import { safeText } from '../../src/output/text/safe-text.ts';

const cuts: [text: string, width: number, shown: string][] = [
  ['whoami', 6, 'whoami'],
  ['whoami', 5, 'whoa…'],
  ['whoami', 1, '…'],
  ['whoami', 0, ''],
  ['山田太郎', 8, '山田太郎'],
  ['山田太郎', 7, '山田太…'],
  ['山田太郎', 6, '山田…'],
  ['net user', 5, 'net…'],
  ['🏴‍☠️', 2, '…'],
];

for (const [text, width, shown] of cuts) {
  test(`'${text}' in ${width} columns is '${shown}'`, () => {
    const safe = text === '🏴‍☠️' ? safeText('🏴🏴') : safeText(text);
    assert.equal(truncate(safe, width), shown);
  });
}

const anyText = fc.string({ unit: 'grapheme', maxLength: 80 }).map(safeText);
const anyWidth = fc.integer({ min: 2, max: 40 });

test('truncated text fits, and begins as the text does', () => {
  fc.assert(
    fc.property(anyText, anyWidth, (text, width) => {
      const shown = truncate(text, width);
      assert.ok(columns(shown) <= width);
      assert.ok(shown === text || (shown.endsWith('…') && text.startsWith(shown.slice(0, -1))));
    }),
  );
});

test('wrapped text fits and loses nothing but spaces', () => {
  fc.assert(
    fc.property(anyText, anyWidth, (text, width) => {
      const lines = wrap(text, width);
      for (const piece of lines) assert.ok(columns(piece) <= width, `${piece} is wider than ${width}`);
      assert.equal(lines.join('').replaceAll(' ', ''), text.replaceAll(' ', ''));
    }),
  );
});

test('words and path segments are kept whole where that costs little', () => {
  assert.deepEqual(wrap(safeText('net localgroup administrators'), 20), ['net localgroup', 'administrators']);
  assert.deepEqual(wrap(safeText('/var/lib/waagent/run-command/download'), 30), [
    '/var/lib/waagent/run-command/',
    'download',
  ]);
});

test('parts flow whole to the next line', () => {
  const parts = ['miriamg@contoso.com', 'from 203.0.113.24', 'on web-01'].map(safeText);
  assert.deepEqual(flow(parts, 40), ['miriamg@contoso.com  from 203.0.113.24', 'on web-01']);
  assert.deepEqual(flow(parts, 10), ['miriamg@co', 'ntoso.com', 'from 203.0', '.113.24', 'on web-01']);
});

test('a megabyte is cut and wrapped without measuring all of it at every step', () => {
  const long = safeText('é'.repeat(1_000_000));
  assert.equal(columns(truncate(long, 80)), 80);
  assert.equal(wrap(long, 80).length, 12_500);
});

test('padding counts columns', () => {
  assert.equal(padEnd(safeText('山'), 4), '山  ');
});
