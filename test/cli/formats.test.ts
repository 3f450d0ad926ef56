import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { formats } from '../../src/ingest/formats/registry.ts';
import { makeFolder, writeLogs } from '../support/log-folder.ts';
import { activityLog, ndjson } from '../support/make-logs.ts';
import { makeMmdb } from '../support/make-mmdb.ts';
import { runCli } from '../support/run-cli.ts';

const folder = makeFolder(after);
writeLogs(folder);
writeFileSync(join(folder, 'other.json'), '{"hello":"world","x":1}\n');
writeFileSync(join(folder, 'blob.bin'), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 1, 2, 3, 4, 5, 6, 7, 8]));
writeFileSync(join(folder, 'empty.json'), '');
writeFileSync(join(folder, 'mixed.ndjson'), `${ndjson(activityLog)}not json\n`);
writeFileSync(join(folder, '.hidden'), '');

test('without paths every format is listed', async () => {
  const { code, stdout } = await runCli(['formats']);
  assert.equal(code, 0);
  for (const { name, plane } of formats) assert.match(stdout, new RegExp(`^${name} +${plane}`, 'm'));
  const json = JSON.parse((await runCli(['formats', '--format', 'json'])).stdout);
  assert.deepEqual(
    json.map(({ name }: { name: string }) => name),
    formats.map(({ name }) => name),
  );
});

test('of each file what it is, and where it is nothing, why', async () => {
  const { code, stdout, stderr } = await runCli(['formats', '.'], { cwd: folder });
  assert.equal(code, 0);
  assert.equal(stderr, '');
  const files = stdout.split('\n\n');
  const of = (name: string) => files.find((part) => part.startsWith(`${name}  `)) ?? '';
  assert.match(of('activity.ndjson'), /cloud azure-event-hub {2}5 events {2}2026-06-03 06:00Z to 13:00Z/);
  assert.match(of('guest.ndjson'), /guest elastic-defend {2}23 events/);
  assert.match(of('mixed.ndjson'), /azure-event-hub.*1 × a record is not valid JSON.* \(first: line 6\)/s);
  assert.match(of('other.json'), /nothing recognised\n.*begins with\n? *these fields: hello, x/);
  assert.match(of('blob.bin'), /nothing recognised\n {2}the content is binary; it is a program/);
  assert.match(of('empty.json'), /nothing recognised\n {2}the file holds no record/);
  assert.match(stdout, /\nLeft out\n {2}\.hidden: hidden entries of folders are not read\n$/);
});

test('the same as JSON, also of standard input', async () => {
  const { stdout } = await runCli(['formats', '-', '--format', 'json'], { stdin: ndjson(activityLog) });
  const { files } = JSON.parse(stdout);
  assert.equal(files[0].file, '-');
  assert.deepEqual(files[0].formats, [
    {
      name: 'azure-event-hub',
      plane: 'cloud',
      events: 5,
      first: '2026-06-03T06:00:00.000Z',
      last: '2026-06-03T13:00:00.000Z',
    },
  ]);
});

test('a path that is not there is the user’s to mend', async () => {
  const { code, stderr } = await runCli(['formats', 'missing'], { cwd: folder });
  assert.equal(code, 3);
  assert.match(stderr, /cannot find missing/);
});

test('a folder without files is said to be one', async () => {
  const empty = makeFolder(after);
  const { code, stderr } = await runCli(['formats', '.'], { cwd: empty });
  assert.equal(code, 3);
  assert.match(stderr, /^error: there is no file in \.\. Check the path/);
});

test('a file that is no log is told what it is good for', async () => {
  const other = makeFolder(after);
  const vm =
    '/subscriptions/aaaa0a0a-bb1b-cc2c-dd3d-eeeeee4e4e4e/resourceGroups/rg-web/providers/Microsoft.Compute/virtualMachines/web01';
  writeFileSync(join(other, 'vms.json'), JSON.stringify([{ id: vm, name: 'web01' }]));
  writeFileSync(
    join(other, 'asn.mmdb'),
    makeMmdb([{ network: '203.0.113.0/24', value: { asn: 'AS64500' } }]),
  );
  const { stdout } = await runCli(['formats', '.'], { cwd: other });
  assert.match(stdout, /it is a list of machines: give it with --inventory/);
  assert.match(stdout, /networks of addresses: give it with --geoip/);
});

test('a given format for a file that is not read is noted', async () => {
  const args = ['formats', '.', '--input-format', 'gues.ndjson=elastic-defend'];
  const { code, stderr } = await runCli(args, { cwd: folder });
  assert.equal(code, 0);
  assert.match(stderr, /^note: --input-format names gues\.ndjson, .*Did you mean guest\.ndjson\?\n$/);
  assert.equal((await runCli([...args, '--quiet'], { cwd: folder })).stderr, '');
});
