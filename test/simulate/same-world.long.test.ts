import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { scanSimulated } from '../../bench/simulated-sets.ts';
import { evaluate } from '../../src/simulate/evaluate/evaluate.ts';
import { faultLine } from '../../src/simulate/evaluate/table.ts';
import {
  cloudShapes,
  type GuestShape,
  layoutsOf,
  shapesOf,
  writesOn,
} from '../../src/simulate/scenario/shapes.ts';
import { simulate } from '../../src/simulate/simulate.ts';
import { type System, sensorKinds } from '../../src/simulate/world/estate.ts';
import { parsed, small } from './scenarios.ts';

/* One world, logged in one shape after the other: the shape must not change what is said of it. */

interface World {
  readonly systems?: readonly System[];
  readonly sensor?: string;
  readonly cloud?: string;
  readonly guest?: string;
}

function world({ systems = ['ubuntu', 'rhel'], sensor = 'defend', cloud = '', guest = '' }: World): string {
  return small({
    duration: '2h',
    'cloud-noise': '{ every: 30m, before: 1h, after: 1h }',
    machines: `[${systems
      .map((system) => `{ name: ${system}, subscription: prod, system: ${system}, sensors: ${sensor} }`)
      .join(', ')}]`,
    principals:
      '[{ name: alexw }, { name: lynner, kind: guest-user }, { name: ci-deploy, kind: service-principal }]',
    activity: `[
      { count: 4, by: [alexw, lynner, ci-deploy], variant: [plain, parameters, python] },
      { count: 3, by: [alexw, ci-deploy], channel: run-command-managed, variant: [plain, run-as, immediate] },
      { count: 2, by: lynner, channel: extension, extension: customScript },
      { count: 1, by: alexw, fate: refused-conflict }, { count: 1, by: ci-deploy, fate: late-failure }]`,
    'cloud-logs': `[{ path: cloud.log${cloud} }]`,
    'guest-logs': `[{ path: guest.log, sensor: ${sensor}${guest} }]`,
  });
}

/** Every run and request by its name, with what its logs allow one to say; nothing that was said differs from that. */
async function verdicts(wish: World): Promise<Record<string, string>> {
  const simulation = simulate(parsed(world(wish)), 5);
  const { faults } = evaluate(simulation.truth, await scanSimulated(simulation));
  assert.deepEqual(faults.map(faultLine), []);
  return Object.fromEntries(
    simulation.truth.flatMap((entry) =>
      'decidable' in entry ? [[`${entry.kind} ${entry.id}`, JSON.stringify(entry.decidable)]] : [],
    ),
  );
}

describe('one world in every shape', () => {
  for (const systems of [['windows'], ['ubuntu', 'rhel']] satisfies System[][]) {
    const usual = verdicts({ systems });
    const kinds = sensorKinds.flatMap((sensor) => shapesOf[sensor].map((shape) => ({ sensor, shape })));
    for (const { sensor, shape } of kinds.filter((one) => writesOn(one.shape, systems[0] === 'windows'))) {
      for (const extra of variants(shape)) {
        test(`${systems.join(', ')}: ${shape}${extra}`, async () => {
          const guest = `, shape: ${shape}${extra}`;
          assert.deepEqual(await verdicts({ systems, sensor, guest }), await usual);
        });
      }
    }
  }

  const usual = verdicts({});
  test('is one in which something is told', async () => {
    const pairs = Object.values(await usual).filter((told) => told.includes('"pair"'));
    assert.ok(pairs.length >= 16);
  });
  for (const shape of cloudShapes) {
    for (const layout of layoutsOf(shape) ?? ['']) {
      const first = layout === (layoutsOf(shape)?.[0] ?? '') && !shape.startsWith('azure-rest');
      for (const idCase of first ? ['upper', 'mixed', 'camel'] : ['upper']) {
        const locales = layout === 'csv' ? ['en-US', 'en-GB', 'de-DE'] : ['en-US'];
        for (const locale of locales) {
          const extra = `${layout === '' ? '' : `, layout: ${layout}`}, id-case: ${idCase}, locale: ${locale}`;
          test(`${shape}${extra}`, async () => {
            const cloud = `, shape: ${shape}${extra}`;
            assert.deepEqual(withoutTimes(await verdicts({ cloud })), withoutTimes(await usual));
          });
        }
      }
    }
  }
});

/** Each layout, and who ships the records where that makes another document. */
function variants(shape: GuestShape): string[] {
  const laidOut = (layoutsOf(shape) ?? []).map((layout) => `, layout: ${layout}`);
  const shipped = /^elastic-(?:sysmon|windows-security|auditbeat)$/.test(shape);
  const beats = [', shipper: winlogbeat, host-ids: false', ', shipper: winlogbeat-raw'];
  return [...laidOut, ...(shipped ? beats : [])];
}

/** Shapes differ in how finely they tell the time, and some tell fractions alone otherwise. */
function withoutTimes(told: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(told).map(([name, decidable]) => [name, decidable.replace(/\.\d{3}Z/g, 'Z')]),
  );
}
