import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { noiseRecord, requestRecords } from '../../bench/data/activity-record.ts';
import { defendLine } from '../../bench/data/defend-event.ts';
import { makeFleet } from '../../bench/data/fleet.ts';
import { runStarts } from '../../bench/data/run-events.ts';
import { Seeded } from '../../bench/data/seeded.ts';
import type { JsonObject } from '../../src/event/json.ts';
import { memoryInput } from './support/memory-input.ts';
import { observations } from './support/request-observations.ts';
import { bothWays } from './support/skim-both.ts';
import { addedMembers, changedBytes, changedMembers, otherShapes } from './support/variants.ts';

/* Records of the Activity Log that are passed over: what is changed in one is seen, as far as it makes any difference to anything. */

const random = new Seeded(1);
const [machine] = makeFleet(random);
assert.ok(machine);
const principal = 'f0f0f0f0-0000-4000-8000-000000000001';
const begin = Date.UTC(2026, 0, 5);
const hour = 3_600_000;
const request = { machine, ms: begin, correlationId: random.guid(), principal };

const vm = '/subscriptions/a/resourceGroups/b/providers/Microsoft.Compute/virtualMachines/c';
/** The machine of the ordinary records below is deleted once; that they name it later says that it is there again. */
const deletion = {
  ...JSON.parse(noiseRecord(begin + hour * 31, principal, random)),
  ...{ resourceId: vm.toUpperCase(), operationName: 'MICROSOFT.COMPUTE/VIRTUALMACHINES/DELETE' },
};

/** A run with its request, whose principal, machine and coverage other records may say more of. */
const run = {
  cloud: requestRecords(request, random).map(({ json }) => json),
  guest: runStarts(machine, 4000, begin + 9000).map(({ start, after }) =>
    defendLine(machine, start, begin + 9000 + after, random.guid(), random),
  ),
};
/** One more machine with a run, which nobody asked for, of the name that a changed record gives. */
const stranger = {
  ...machine,
  name: 'c',
  hostId: random.guid(),
  agentId: random.guid(),
  hostJson: machine.hostJson.replaceAll(machine.name, 'c').replace(machine.hostId, random.guid()),
  agentJson: machine.agentJson.replace(machine.agentId, random.guid()),
};
const strangers = runStarts(stranger, 5000, begin + hour * 100).map(({ start, after }) =>
  defendLine(stranger, start, begin + hour * 100 + after, random.guid(), random),
);

const upn = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn';
const moreValues = [
  ...['"Microsoft.Compute/virtualMachines/delete"', '"MICROSOFT.COMPUTE/VIRTUALMACHINES/WRITE"'],
  ...['"Microsoft.Compute/virtualMachines/runCommand/action"', '"policy"', '"Administrative"', '"Started"'],
  ...[
    JSON.stringify(principal),
    '"alex@contoso.com"',
    `"{\\"vmId\\":\\"${principal}\\",\\"entity\\":\\"${vm}\\"}"`,
  ],
];
const moreNames = [
  ...['time', 'resourceId', 'category', 'properties', 'identity', 'claims', 'entity', 'caller', 'level', upn],
  ...[
    'vmId',
    'responseBody',
    'responsebody',
    'properties.entity',
    'responseBody.properties',
    'identity.claims',
  ],
  ...[
    upn.replaceAll('.', '_'),
    upn.replace('.', '_'),
    `claims.${upn}`,
    'schemas',
    'policies',
    'eventCategory',
  ],
];

function ordinary(): JsonObject {
  const record = JSON.parse(noiseRecord(begin, principal, random)) as JsonObject;
  const { identity, properties } = record as { identity: JsonObject; properties: JsonObject };
  const claims = { ...(identity['claims'] as JsonObject), [upn]: 'alex@contoso.com' };
  return {
    ...record,
    resourceId: vm.toUpperCase(),
    operationName: 'MICROSOFT.COMPUTE/VIRTUALMACHINES/RESTART/ACTION',
    identity: { ...identity, claims },
    properties: { ...properties, entity: vm },
  };
}

const claimed = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name';

/** What stands for something else to somebody who reads records. */
function otherRecords(): string[] {
  const record = ordinary();
  const { properties, identity } = record as { properties: JsonObject; identity: { claims: JsonObject } };
  const withProperties = (more: JsonObject): JsonObject => ({
    ...record,
    properties: { ...properties, ...more },
  });
  const withClaims = (more: JsonObject): JsonObject => ({
    ...record,
    identity: { ...identity, claims: { ...identity.claims, ...more } },
  });
  const other = { ...identity, claims: { ...identity.claims, [upn]: 'robin@contoso.com' } };
  return [
    ...['@timestamp', 'TimeGenerated', 'timestamp'].map((name) => ({
      ...record,
      [name]: '2026-02-01T00:00:00Z',
    })),
    { ...record, '@timestamp': '2026-02-01T00:00:00Z', message: JSON.stringify(record) },
    { ...record, _index: 'a', _source: { '@timestamp': '2026-02-01T00:00:00Z', host: { name: 'c' } } },
    { ...record, '@timestamp': '2026-02-01T00:00:00Z', event: { dataset: 'azure.activitylogs' } },
    { ...record, Table: 'AzureActivity', _ResourceId: vm },
    withProperties({ 'responseBody.properties': { vmId: principal } }),
    withProperties({ 'responseBody.properties.vmId': principal }),
    withProperties({ responseBody: JSON.stringify({ vmId: principal }) }),
    ...['alex@fabrikam.com', 'lee@contoso.com'].map((name) => withClaims({ [claimed]: name })),
    withClaims({ [upn.replaceAll('.', '_')]: 'robin@contoso.com' }),
    { ...record, identity: JSON.stringify(identity) },
    { ...record, identity: JSON.stringify(other) },
    { ...record, identity: other },
    { ...record, properties: JSON.stringify({ ...properties, entity: vm.replace('/c', '/d') }) },
  ].map((each) => JSON.stringify(each));
}

/** Every record has a time of its own, hours from every other. */
function timed(line: string, count: number): string {
  const time = new Date(begin + count * 3 * hour).toISOString();
  return line.replace(/"time":"[^"]*"/, `"time":"${time}"`);
}

const layouts: Readonly<Record<string, (records: readonly string[]) => string>> = {
  'one a line': (records) => records.join('\n'),
  'in envelopes': (records) =>
    groups(records, 3)
      .map((some) => `{"records":[${some.join(',')}]}`)
      .join('\n'),
  'in an array, one a line': (records) => `[\n${records.join(',\n')}\n]`,
};

async function assertSame(records: readonly string[], layout: (records: readonly string[]) => string) {
  const content = Buffer.from(`${layout(records)}\n`, 'latin1');
  // In pieces, so that most records are done with before the next is looked at.
  const cuts = [...content.keys()].filter((at) => content[at - 1] === 0x0a || at % 20_000 === 0);
  const inputs = [
    memoryInput(content, cuts, 'y=2026/m=01/d=05/h=03/m=00/PT1H.json'),
    memoryInput([...run.cloud, JSON.stringify(deletion)].join('\n'), [], 'cloud'),
    memoryInput([...run.guest, ...strangers].join(''), [], 'guest'),
  ];
  const both = await bothWays(inputs);
  assertEqual(both.skimmed, both.plain);
  const [input] = inputs;
  assert.ok(input);
  assertEqual(await observations(input, true), await observations(input, false));
  return both;
}

/** Both are long, so that only where they part is shown. */
function assertEqual(skimmed: unknown, plain: unknown): void {
  const lines = written(plain).split('\n');
  const others = written(skimmed).split('\n');
  const at = lines.findIndex((line, index) => line !== others[index]);
  if (at !== -1) assert.equal(others[at], lines[at]);
  assert.equal(others.length, lines.length);
}

function written(left: unknown): string {
  return JSON.stringify(
    left,
    (_, value) => (value instanceof Map || value instanceof Set ? [...value] : value),
    1,
  );
}

function groups<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}

/** A few at a time behind records that teach, each twice: it may be passed over for what it taught itself. */
async function assertAllSame(variants: readonly string[], most: number): Promise<number> {
  const line = JSON.stringify(ordinary());
  const step = Math.max(1, Math.ceil(variants.length / most));
  const chosen = variants.filter((_, at) => at % step === 0);
  let passed = 0;
  for (const [at, some] of groups(chosen, 60).entries()) {
    const lines = [line, line, ...some.flatMap((variant) => [variant, variant, line])].map(timed);
    const layout = Object.values(layouts)[at % 3];
    assert.ok(layout);
    passed += (await assertSame(lines, layout)).passed;
  }
  return passed;
}

describe('records of requests that are passed over change nothing', () => {
  for (const [name, layout] of Object.entries(layouts)) {
    test(`and they are passed over: ${name}`, async () => {
      const line = JSON.stringify(ordinary());
      const { passed } = await assertSame(
        Array.from({ length: 40 }, (_, at) => timed(line, at)),
        layout,
      );
      assert.ok(passed >= 30, `${passed} passed`);
    });
  }

  for (const [name, layout] of Object.entries(layouts)) {
    test(`what makes or deletes a machine is seen each time: ${name}`, async () => {
      const line = JSON.stringify(ordinary());
      const deleted = JSON.stringify(deletion);
      const records = [deleted, deleted, deleted, line, line, line, line, deleted];
      const later = Array.from({ length: 4 }, (_, at) => timed(line, 50 + at));
      await assertSame([...records.map((record, at) => timed(record, 20 + at)), ...later], layout);
    });
  }

  test('the scene says something of what a record may teach', async () => {
    const { plain } = await assertSame(
      [timed(JSON.stringify(ordinary()), 1)],
      layouts['one a line'] ?? String,
    );
    const text = written(plain);
    for (const part of ['alex@contoso.com', '"attributed"', '"unrequested"', '2026-01-05'])
      assert.ok(text.includes(part.replace('2026-01-05', '"cloud"')), part);
  });
});

describe('whatever is changed in a record that could be passed over is seen', () => {
  test('members', async () => {
    assert.ok((await assertAllSame([...changedMembers(ordinary(), moreValues)], 900)) > 300);
    assert.ok((await assertAllSame([...addedMembers(ordinary(), moreNames)], 1000)) > 200);
    await assertAllSame([...otherRecords(), ...otherRecords(), ...otherRecords()], 100);
    assert.ok((await assertAllSame([...otherShapes(ordinary())], 300)) > 100);
  });

  test('bytes', async () => {
    const { time, resourceId, operationName, category } = ordinary();
    const record = { time, resourceId, operationName, category, properties: { entity: vm } };
    const variants = [...changedBytes(Buffer.from(JSON.stringify(record)))].map((each) =>
      each.toString('latin1'),
    );
    assert.ok((await assertAllSame(variants, 1500)) > 500);
  });
});
