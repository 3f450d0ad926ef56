import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isJsonObject, type JsonObject } from '../../src/event/json.ts';
import { evaluate } from '../../src/simulate/evaluate/evaluate.ts';
import { simulate } from '../../src/simulate/simulate.ts';
import { readTruth } from '../../src/simulate/truth/read-truth.ts';
import { bundled } from './scenarios.ts';

/** As it stands in a file. */
const truth = JSON.parse(JSON.stringify(simulate(bundled('impostors'), 1).truth)) as JsonObject[];

/** Each copy of the entry that lacks one member, with the member's path. */
function* lacking(entry: JsonObject, path = ''): Generator<[string, JsonObject]> {
  for (const [key, value] of Object.entries(entry)) {
    const { [key]: _, ...rest } = entry;
    const own = path === '' ? key : `${path}.${key}`;
    yield [own, rest];
    if (isJsonObject(value))
      for (const [inner, less] of lacking(value, own)) yield [inner, { ...entry, [key]: less }];
  }
}

describe('a truth file', () => {
  test('is read as it was written', () => {
    assert.ok(['run', 'request', 'decoy'].every((kind) => truth.some((entry) => entry['kind'] === kind)));
    assert.deepEqual(readTruth(truth), { entries: truth, problem: undefined });
  });

  test('of another version is told from this one, and never half believed', () => {
    const told = new Set<string>();
    for (const entry of truth) {
      for (const [path, less] of lacking(entry)) {
        const { entries, problem } = readTruth([less]);
        if (problem === undefined) evaluate(entries, []);
        else told.add(problem.replace(/^entry 1 /, `${path}: `));
      }
    }
    for (const path of [
      'wrapper_pids',
      'child_entity_ids',
      'root.start_guest_clock',
      'machine.sensors',
      'correlation_id',
    ])
      assert.ok(told.has(`${path}: lacks what a truth of this version has: ${path}`), path);
    assert.ok(told.has('kind: is no run, request or decoy'));
  });

  test('of something else is none', () => {
    assert.deepEqual(readTruth([{ a: 1 }]).problem, 'entry 1 is no run, request or decoy');
    assert.deepEqual(readTruth([]).problem, 'it is empty');
  });
});
