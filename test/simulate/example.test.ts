import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { simulate } from '../../src/simulate/simulate.ts';
import { bundled } from './scenarios.ts';

const examples = join(import.meta.dirname, '..', '..', 'examples');
const seed = 7;

describe('the sample incident', () => {
  const { files, truth } = simulate(bundled('incident'), seed);
  const written = readdirSync(examples, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.startsWith('incident') && statSync(join(examples, name)).isFile())
    .sort();

  test(`is what \`throughline simulate incident --seed ${seed} --out examples --force\` writes`, () => {
    const made = new Map(files.map(({ path, chunks }) => [path, chunks.join('')]));
    made.set('incident.truth.ndjson', truth.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    assert.deepEqual(written, [...made.keys()].sort());
    for (const name of written) {
      const bytes = readFileSync(join(examples, name));
      const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
      assert.ok(text === made.get(name), `${name} differs: write it anew`);
    }
  });

  test('is small enough to read and to ship', () => {
    const sizes = written.map((name) => statSync(join(examples, name)).size);
    assert.ok(sizes.reduce((sum, size) => sum + size, 0) < 300_000);
    assert.ok(written.length < 15);
  });

  test('holds one of each verdict', () => {
    const kinds = new Set(truth.flatMap((entry) => ('decidable' in entry ? [entry.decidable.kind] : [])));
    for (const kind of ['pair', 'ambiguous', 'unobserved', 'unrequested'] as const)
      assert.ok(kinds.has(kind), kind);
  });
});
