import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingText, fuzz } from './fuzz.ts';

/** How long it goes on; `npm run fuzz` goes on for longer, and with other seeds. */
const boundMs = 12_000;
const seed = process.env['THROUGHLINE_FUZZ_SEED'] ?? 'throughline';

test('whatever is done to files, what is promised of any input holds', async (t) => {
  const { cases, findings } = await fuzz({
    seed,
    from: 0,
    cases: Number.MAX_SAFE_INTEGER,
    until: Date.now() + boundMs,
  });
  t.diagnostic(`fuzz: ${cases} cases of seed ${seed}`);
  assert.deepEqual(
    findings.map((finding) => findingText(finding, seed)),
    [],
  );
  assert.ok(cases > 5, `${cases} cases`);
});
