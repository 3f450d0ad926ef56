import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readScenarios } from '../../bench/simulated-sets.ts';
import { simulate } from '../../src/simulate/simulate.ts';
import { memoryInput } from './support/memory-input.ts';
import { bothWays } from './support/skim-both.ts';

const mostBytes = 2_000_000;

test('skimming changes nothing of any scenario with all its files', async () => {
  let passed = 0;
  for (const scenario of readScenarios()) {
    const inputs = simulate(scenario, 3)
      .files.filter(({ path }) => !path.endsWith('.md'))
      .map(({ path, chunks }) => {
        const bytes = Buffer.concat([...chunks].map((chunk) => Buffer.from(chunk)));
        return memoryInput(bytes.subarray(0, mostBytes), [], path);
      });
    const both = await bothWays(inputs, 128);
    assert.equal(written(both.skimmed), written(both.plain), scenario.name);
    passed += both.passed;
  }
  assert.ok(passed > 0);
});

function written(left: unknown): string {
  return JSON.stringify(left, (_, value) =>
    value instanceof Map || value instanceof Set ? [...value] : value,
  );
}
