import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readInventory } from '../../../src/ingest/inventory/read-inventory.ts';
import type { Input } from '../../../src/ingest/sources/input.ts';

/* Synthetic lists of machines in the shapes that people export. */

const base =
  '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/RG1/providers/Microsoft.Compute';
const vmId = 'AAAAAAAA-1111-4222-8333-444444444444';

function input(text: string): Input {
  return {
    name: 'inventory',
    size: text.length,
    async *open() {
      yield Buffer.from(text);
    },
  } as Input;
}

const expected = {
  resourceId: `${base}/virtualMachines/web-01`.toLowerCase(),
  vmId: vmId.toLowerCase(),
  computerNames: ['web01-host'],
  privateIps: ['10.0.0.4', '10.0.0.5'],
};

const shapes: readonly (readonly [string, string])[] = [
  [
    'az vm list -d',
    JSON.stringify([
      {
        id: `${base}/virtualMachines/web-01`,
        name: 'web-01',
        vmId,
        osProfile: { computerName: 'WEB01-HOST' },
        privateIps: '10.0.0.4,10.0.0.5',
      },
    ]),
  ],
  [
    'Resource Graph as JSON',
    JSON.stringify({
      data: [
        {
          id: `${base}/virtualMachines/web-01`,
          properties: { vmId, osProfile: { computerName: 'WEB01-HOST' } },
          privateIp: '10.0.0.4 10.0.0.5',
        },
      ],
    }),
  ],
  [
    'CSV with a header',
    `ResourceId,VM ID,Computer Name,Private IPs\n${base}/virtualMachines/web-01,${vmId},WEB01-HOST,10.0.0.4;10.0.0.5\n`,
  ],
  [
    'CSV without ids of resources',
    `Subscription ID,Resource group,Name,vmId,hostname,privateIp\n11111111-2222-3333-4444-555555555555,RG1,web-01,${vmId},web01-host,10.0.0.4;10.0.0.5\n`,
  ],
];

for (const [name, text] of shapes) {
  test(`an inventory is read: ${name}`, async () => {
    const { machines, diagnostics } = await readInventory([input(text)]);
    assert.deepEqual(machines, [expected]);
    assert.deepEqual(diagnostics, []);
  });
}

test('instances of a scale set keep the set in their id', async () => {
  const id = `${base}/virtualMachineScaleSets/web/virtualMachines/7`;
  const { machines } = await readInventory([input(JSON.stringify([{ id, instanceId: '7', name: 'web_7' }]))]);
  assert.equal(machines[0]?.resourceId, id.toLowerCase());
});

test('an entry that names no machine is said, and the rest is read', async () => {
  const disk = { id: `${base}/disks/d1`, name: 'd1' };
  const vm = { id: `${base}/virtualMachines/web-01` };
  const { machines, diagnostics } = await readInventory([input(JSON.stringify([disk, vm]))]);
  assert.equal(machines.length, 1);
  assert.deepEqual(
    diagnostics.map(({ code }) => code),
    ['record-field-invalid'],
  );
});
