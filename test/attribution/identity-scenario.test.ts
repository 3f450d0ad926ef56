import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readScenarios, scanSimulated } from '../../bench/simulated-sets.ts';
import { getText } from '../../src/event/fields.ts';
import { evaluate } from '../../src/simulate/evaluate/evaluate.ts';
import { faultLine } from '../../src/simulate/evaluate/table.ts';
import type { Scenario } from '../../src/simulate/scenario/scenario.ts';
import { simulate } from '../../src/simulate/simulate.ts';

const scenario = readScenarios().find(({ name }) => name === 'identities') as Scenario;

/** The grades that the scenario is made for: lists of machines, ids in records, other data of an agent, runs. */
const grades = ['resource-id', 'vm-id', 'agent-bridge', 'inventory', 'exact-pair', 'instance-name'];

test('machines whose names say nothing are told by all that ties them, and what is told is right', async () => {
  // A list names a machine by what it was made with and what it is called now; another list is older than a machine.
  const simulation = simulate(scenario, 10);
  const documents = await scanSimulated(simulation);
  assert.deepEqual(evaluate(simulation.truth, documents).faults.map(faultLine), []);
  const told = new Set(documents.map((doc) => getText(doc, 'throughline.attribution.identity')));
  assert.deepEqual(
    grades.filter((grade) => !told.has(grade)),
    [],
  );
});
