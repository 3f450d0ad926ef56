import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redactRecord } from '../../src/ingest/redact.ts';

/* Synthetic. */

test('signatures of shared access go, wherever a guest record has them', () => {
  const url = 'https://contoso.blob.core.windows.net/s/x.sh?sv=2024&sig=abc%2Bdef%3D&se=2026';
  const clean = url.replace('abc%2Bdef%3D', '[redacted]');
  const cases: [unknown, unknown][] = [
    [{ line: `scriptUri=${url} event=x` }, { line: `scriptUri=${clean} event=x` }],
    [{ process: { args: ['curl', url] } }, { process: { args: ['curl', clean] } }],
    [{ a: `"${url}"` }, { a: `"${clean}"` }],
    [{ a: 'design=big sig=x' }, { a: 'design=big sig=x' }],
  ];
  for (const [record, expected] of cases) {
    assert.deepEqual(redactRecord(record as never, JSON.stringify(record), 'guest'), expected);
  }
});
