import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readScenarios, scanSimulated } from '../../bench/simulated-sets.ts';
import { getText } from '../../src/event/fields.ts';
import type { JsonObject } from '../../src/event/json.ts';
import { evaluate } from '../../src/simulate/evaluate/evaluate.ts';
import { faultLine } from '../../src/simulate/evaluate/table.ts';
import { simulate } from '../../src/simulate/simulate.ts';

const scenarios = readScenarios();

/** A scan of one simulated set, of which everything that is said must be what its logs allow. */
async function scanned(name: string, seed: number): Promise<JsonObject[]> {
  const scenario = scenarios.find((one) => one.name === name);
  assert.ok(scenario);
  const simulation = simulate(scenario, seed);
  const documents = await scanSimulated(simulation);
  const { faults, total } = evaluate(simulation.truth, documents);
  assert.deepEqual(faults.map(faultLine), []);
  assert.deepEqual([total.wrongPrincipals, total.misled, total.phantoms], [0, 0, 0]);
  return documents;
}

describe('scenarios in which attribution was wrong once', () => {
  test('identities: machines whose names say nothing are told by all that ties them', async () => {
    // A list names a machine by what it was made with and what it is called now; another is older than a machine.
    const told = (await scanned('identities', 10)).map((doc) =>
      getText(doc, 'throughline.attribution.identity'),
    );
    const grades = ['resource-id', 'vm-id', 'agent-bridge', 'inventory', 'exact-pair', 'instance-name'];
    assert.deepEqual(
      grades.filter((grade) => !told.includes(grade)),
      [],
    );
  });

  // With seed 1 one sensor alone saw a run's shell, and another what it started; with 103 scripts were run by hand, hours
  // after requests that had failed; with 106 a person's sudo alone was recorded.
  for (const seed of [1, 103, 106]) {
    test(`many-sensors/${seed}: what several sensors saw of one run is one run`, async () => {
      const documents = await scanned('many-sensors', seed);
      assert.ok(documents.length > 70);
    });
  }
});
