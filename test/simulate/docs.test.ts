import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { payloadNames } from '../../src/simulate/guest/payloads.ts';
import { parseScenario } from '../../src/simulate/scenario/parse-scenario.ts';
import {
  correlations,
  deeds,
  fates,
  hostStyles,
  idCases,
  inventoryKinds,
  otherKinds,
  ownLogKinds,
  variants,
} from '../../src/simulate/scenario/scenario.ts';
import {
  cloudShapes,
  guestShapes,
  layouts,
  locales,
  scriptBlockShapes,
} from '../../src/simulate/scenario/shapes.ts';
import { simulate } from '../../src/simulate/simulate.ts';
import { sensorKinds, vmKinds } from '../../src/simulate/world/estate.ts';
import { principalKinds } from '../../src/simulate/world/principal.ts';
import { parsed, scenarioNames, small } from './scenarios.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'ground-truth.md'), 'utf8');

describe('docs/ground-truth.md', () => {
  test('names the scenarios that there are', () => {
    const named = [...page.matchAll(/^\| `([\w-]+)` \| [a-z]/gm)].map(([, name]) => name as string);
    assert.deepEqual(named.filter((name) => scenarioNames.includes(name)).sort(), scenarioNames);
  });

  test('its example is a scenario', () => {
    const [, text] = /```yaml\n([\s\S]*?)```/.exec(page) as unknown as [string, string];
    const { truth } = simulate(parsed(text), 1);
    assert.equal(truth.length, 83);
  });

  const odd = '[{ nonsense: 1 }]';
  for (const part of [
    'machines',
    'principals',
    'activity',
    'cloud-logs',
    'guest-logs',
    'own-logs',
    'inventories',
  ]) {
    test(`knows every key of ${part}`, () => {
      const { problems } = parseScenario(small({ [part]: odd }));
      const told = problems.find(({ message }) => message.startsWith('is not a key here'))?.message ?? '';
      for (const key of (told.split('known: ')[1] as string).split(', '))
        assert.ok(page.includes(`\`${key}`), key);
    });
  }

  test('knows every word that a key takes', () => {
    const words = [
      ...deeds,
      ...fates,
      ...variants,
      ...hostStyles,
      ...idCases,
      ...principalKinds,
      ...cloudShapes,
      ...guestShapes,
      ...scriptBlockShapes,
      ...layouts,
      ...locales,
      ...otherKinds,
      ...sensorKinds,
      ...inventoryKinds,
      ...ownLogKinds,
      ...correlations,
      ...vmKinds,
    ];
    for (const word of words) assert.match(page, new RegExp(`[(\`, ]${word}[)\`, ]`), word);
  });

  test('payloads are told by the error that a wrong one meets', () => {
    const { problems } = parseScenario(small({ activity: '[{ by: alexw, payload: x }]' }));
    assert.ok(payloadNames.every((name) => problems[0]?.message.includes(name)));
  });
});
