import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readInventory } from '../../../src/ingest/inventory/read-inventory.ts';
import { openInputs } from '../../../src/ingest/sources/open-inputs.ts';
import { zipFile } from '../support/archives.ts';
import { memoryInput } from '../support/memory-input.ts';
import { withFolder } from '../support/temp-folder.ts';

/* Synthetic. */

const base = '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/RG1/providers';
const vm = `${base}/Microsoft.Compute/virtualMachines/web-01`;
const vmId = 'aaaaaaaa-1111-4222-8333-444444444444';

async function read(text: string | Buffer) {
  return readInventory([memoryInput(text)]);
}

test('two columns are enough', async () => {
  const { machines, diagnostics } = await read(`resource id;computer name\n${vm};WEB01\n`);
  assert.deepEqual(machines, [
    { resourceId: vm.toLowerCase(), vmId: undefined, computerNames: ['web01'], privateIps: [] },
  ]);
  assert.deepEqual(diagnostics, []);
});

test('an export of Resource Graph to CSV holds its properties as text', async () => {
  const properties = JSON.stringify({ vmId, osProfile: { computerName: 'web01' } }).replaceAll('"', '""');
  const { machines } = await read(`ID,NAME,TYPE,PROPERTIES,properties\n${vm},web-01,x,,"${properties}"\n`);
  assert.deepEqual([machines[0]?.vmId, machines[0]?.computerNames], [vmId, ['web01']]);
});

test('what has the id of something else is no machine, though it has a name and a group', async () => {
  const nic = {
    id: `${base}/Microsoft.Network/networkInterfaces/nic1`,
    subscriptionId: '11111111-2222-3333-4444-555555555555',
    resourceGroup: 'RG1',
    name: 'nic1',
  };
  const { machines, diagnostics } = await read(JSON.stringify({ data: [nic, { id: vm }] }));
  assert.deepEqual(
    machines.map(({ resourceId }) => resourceId),
    [vm.toLowerCase()],
  );
  assert.equal(diagnostics.length, 1);
});

test('a machine of Arc, and a vmId that is none', async () => {
  const arc = `${base}/Microsoft.HybridCompute/machines/onprem`;
  const { machines } = await read(JSON.stringify([{ id: arc, properties: { vmId: '7' } }]));
  assert.deepEqual([machines[0]?.resourceId, machines[0]?.vmId], [arc.toLowerCase(), undefined]);
});

test('an answer that is longer than a record of a log may be', async () => {
  const filler = 'x'.repeat(200);
  const data = Array.from({ length: 90_000 }, (_, at) => ({ id: `${vm}${at}`, filler }));
  const { machines, diagnostics } = await read(JSON.stringify({ count: data.length, data }));
  assert.equal(machines.length, data.length);
  assert.deepEqual(diagnostics, []);
});

test('UTF-16, as PowerShell writes it, and inside an archive', async () => {
  const text = Buffer.from(`\ufeffresource id,computer name\r\n${vm},web01\r\n`, 'utf16le');
  assert.equal((await read(text)).machines.length, 1);
  await withFolder({ 'a.zip': zipFile([{ name: 'vms.csv', content: text }]) }, async (cwd) => {
    const { inputs } = await openInputs(['a.zip'], { cwd });
    assert.equal((await readInventory(inputs)).machines.length, 1);
  });
});

test('what is no list is said', async () => {
  for (const text of ['hello', '{"a":1}', '[1]', 'name,group,x\na,b,c\n', '<x/>']) {
    const { machines, diagnostics } = await read(text);
    assert.deepEqual([machines.length, diagnostics.length > 0], [0, true], text);
  }
});
