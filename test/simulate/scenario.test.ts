import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseScenario } from '../../src/simulate/scenario/parse-scenario.ts';
import { parseDuration } from '../../src/simulate/scenario/values.ts';
import { bundled, scenarioNames, small } from './scenarios.ts';

describe('scenarios', () => {
  for (const name of scenarioNames) {
    test(`${name} is whole and bears the name of its file`, () => assert.equal(bundled(name).name, name));
  }

  const wrong: [what: string, parts: Record<string, string>, message: RegExp][] = [
    [
      'a misspelt key',
      { machines: '[{ name: web, subscription: prod, sensor: defend }]' },
      /machines\[0\]\.sensor is not a key here; known: .*sensors/,
    ],
    ['an unknown top key', { machine: '[]' }, /^machine is not a key here/],
    ['a missing name', { machines: '[{ subscription: prod }]' }, /machines\[0\]\.name is missing: give text/],
    ['a duration without a unit', { duration: '5' }, /^duration must be a duration such as/],
    [
      'an unknown choice',
      { activity: '[{ by: alexw, payload: { mining: 2 } }]' },
      /payload holds `mining`; known: .*discovery/,
    ],
    [
      'a weight of nothing',
      { activity: '[{ by: alexw, payload: { miner: 0 } }]' },
      /gives `miner` no weight above 0/,
    ],
    [
      'a share beyond one',
      { 'cloud-logs': '[{ path: a, loss: 5 }]' },
      /cloud-logs\[0\]\.loss must be a number from 0 to 1/,
    ],
    [
      'a range the wrong way round',
      { activity: '[{ by: alexw, lasts: [5m, 1m] }]' },
      /lasts must be a duration or a list of two/,
    ],
    [
      'an unknown subscription',
      { machines: '[{ name: web, subscription: test }]' },
      /in the unknown subscription `test`/,
    ],
    ['an unknown principal', { activity: '[{ by: nobody }]' }, /by the unknown principal `nobody`/],
    [
      'a machine that is not there',
      { activity: '[{ by: alexw, on: db-* }]' },
      /on `db-\*`, which names no machine/,
    ],
    ['nobody to ask', { activity: '[{ at: 1h }]' }, /activity\[0\] needs `by`/],
    ['an empty list', { machines: '[]' }, /machines must not be empty/],
    ['an end before the start', { activity: '[{ by: alexw, from: 2h, to: 1h }]' }, /ends before it begins/],
    ['a list where a mapping belongs', { 'cloud-noise': '[1]' }, /cloud-noise must be a mapping/],
  ];
  for (const [what, parts, message] of wrong) {
    test(`${what} is told`, () => {
      const { scenario, problems } = parseScenario(small(parts));
      assert.equal(scenario, undefined);
      assert.match(problems.map((problem) => `${problem.path} ${problem.message}`).join('\n'), message);
    });
  }

  test('every problem is told, each with its line', () => {
    const { problems } = parseScenario(small({ duration: '5', principals: '[{ kind: robot, name: a }]' }));
    assert.deepEqual(
      problems.map(({ path, line }) => [path, line]),
      [
        ['duration', 3],
        ['principals[0].kind', 6],
      ],
    );
  });

  test('text that is no YAML is one problem with a line', () => {
    const { problems } = parseScenario('name: [a\ntitle: b');
    assert.ok(problems.length > 0 && problems[0]?.line !== undefined);
  });

  test('durations', () => {
    assert.deepEqual(['1h20m', '90s', '500ms', '-2m', '0', '1x', 'h'].map(parseDuration), [
      4_800_000,
      90_000,
      500,
      -120_000,
      undefined,
      undefined,
      undefined,
    ]);
    assert.equal(parseDuration(0), 0);
  });
});
