import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { attribute } from '../../../src/attribution/attribute.ts';
import { getField } from '../../../src/event/fields.ts';
import type { JsonObject } from '../../../src/event/json.ts';
import { tableOf } from '../../../src/ingest/formats/defender/table.ts';
import { openInputs } from '../../../src/ingest/sources/open-inputs.ts';
import { hubRecord, vmId } from '../support/azure-records.ts';
import { memoryInput } from '../support/memory-input.ts';
import { noOracle, oraclePath } from '../support/oracle.ts';
import { readAll, readOne } from '../support/read-all.ts';

/* Synthetic unless it says otherwise: rows as the samples have them. */

function samples(format: string): JsonObject[] {
  const file = new URL(`./samples/${format}.json`, import.meta.url);
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: { record: JsonObject }[] };
  return cases.map(({ record }) => record);
}

const [powershell] = samples('defender-hunting') as [JsonObject];
const network = (samples('defender-stream')[5] as JsonObject)['properties'] as JsonObject;
const device = 'defender:0123456789abcdef0123456789abcdef01234567';

/** Changes to a row, and fields of the document that they decide; undefined means absent. */
const rows: readonly [name: string, row: JsonObject, fields: Record<string, unknown>][] = [
  [
    'a process',
    powershell,
    { 'process.pid': 4212, 'process.parent.pid': 4200, 'process.parent.group_leader.pid': 4100 },
  ],
  ['entity ids are not made up', powershell, { 'process.entity_id': undefined }],
  ['numbers as text', { ...powershell, ProcessId: '4212', FileSize: '' }, { 'process.pid': 4212 }],
  ['another action of the table', { ...powershell, ActionType: 'OpenProcess' }, { 'event.type': undefined }],
  [
    'a folder without the file',
    { ...powershell, FolderPath: 'C:\\Windows\\System32', FileName: 'whoami.exe' },
    { 'process.executable': 'C:\\Windows\\System32\\whoami.exe' },
  ],
  [
    'Linux: no security ids, no drive letters',
    {
      ...powershell,
      AccountSid: '',
      FolderPath: '/usr/bin/sh',
      FileName: 'sh',
      InitiatingProcessAccountSid: null,
      InitiatingProcessFolderPath: '/usr/bin/sh',
    },
    { 'host.os.type': undefined, 'process.executable': '/usr/bin/sh' },
  ],
  [
    'nobody acted',
    {
      ...network,
      InitiatingProcessFileName: '',
      InitiatingProcessFolderPath: '',
      InitiatingProcessCommandLine: '',
      InitiatingProcessId: 0,
    },
    { process: undefined },
  ],
  [
    'inbound by what was inspected',
    { ...network, AdditionalFields: { direction: 'In' } },
    { 'source.ip': '203.0.113.80', 'destination.ip': '10.0.0.4', 'network.direction': 'inbound' },
  ],
  [
    'a mapped address and a versioned protocol',
    { ...network, RemoteIP: '::ffff:203.0.113.80', Protocol: 'TcpV4' },
    { 'destination.ip': '203.0.113.80', 'network.transport': 'tcp' },
  ],
  [
    'a bare name for a URL',
    { ...network, RemoteUrl: 'Files.example.com:443' },
    { 'destination.domain': 'files.example.com' },
  ],
  [
    'an address for a URL',
    { ...network, RemoteUrl: 'http://203.0.113.80/x' },
    { 'destination.domain': undefined },
  ],
  ['a failed connection', { ...network, ActionType: 'ConnectionFailed' }, { 'event.type': ['denied'] }],
  [
    'own names',
    {
      ...powershell,
      IPv4Dhcp: '10.0.0.1',
      IsAzureADJoined: true,
      InitiatingProcessSHA256: 'x',
      __proto__x: 1,
    },
    {
      'm365_defender.event.ipv4_dhcp': '10.0.0.1',
      'm365_defender.event.is_azure_ad_joined': true,
      'm365_defender.event.initiating_process.sha256': 'x',
      'm365_defender.event.report_id': '1001',
      'm365_defender.event.machine_group': undefined,
    },
  ],
];

for (const [name, row, fields] of rows) {
  test(`field by field: ${name}`, async () => {
    const { events, report } = await readOne(row);
    assert.deepEqual(report.faults, []);
    for (const [path, value] of Object.entries(fields)) {
      assert.deepEqual(getField(events[0]?.doc ?? {}, path), value, path);
    }
  });
}

const tables: readonly [row: JsonObject, table: string][] = [
  [{ Type: 'DeviceInfo', ActionType: 'ProcessCreated' }, 'DeviceInfo'],
  [{ $table: 'DeviceNetworkEvents' }, 'DeviceNetworkEvents'],
  [{ Type: 'SecurityAlert', ActionType: 'LogonSuccess' }, 'DeviceLogonEvents'],
  [{ ActionType: 'ListeningConnectionCreated' }, 'DeviceNetworkEvents'],
  [{ ActionType: 'SslConnectionInspected' }, 'DeviceNetworkEvents'],
  [{ ActionType: 'RegistryKeyDeleted' }, 'DeviceRegistryEvents'],
  [{ ActionType: 'FirewallOutboundConnectionBlocked' }, 'DeviceEvents'],
  [{ ActionType: 'RemoteDesktopConnection' }, 'DeviceEvents'],
  [{ ActionType: 'ProcessCreatedUsingWmiQuery' }, 'DeviceEvents'],
  [{ OSPlatform: 'Linux' }, 'DeviceInfo'],
  [{ NetworkAdapterType: 'Ethernet' }, 'DeviceNetworkInfo'],
  [{}, 'DeviceEvents'],
];

for (const [row, table] of tables) {
  test(`table of ${JSON.stringify(row)}`, () => assert.equal(tableOf(row), table));
}

const platforms: readonly [platform: string, type: string | undefined][] = [
  ['Windows10', 'windows'],
  ['WindowsServer2022', 'windows'],
  ['Linux', 'linux'],
  ['RedHatEnterpriseLinux', 'linux'],
  ['macOS', 'macos'],
  ['iOS', undefined],
];

for (const [platform, type] of platforms) {
  test(`platform ${platform}`, async () => {
    const row = { Timestamp: '2026-06-03T08:00:00Z', DeviceId: 'a', DeviceName: 'B', OSPlatform: platform };
    const { events } = await readOne(row);
    assert.equal(getField(events[0]?.doc ?? {}, 'host.os.type'), type);
  });
}

test('a row is the same event in every shape', async () => {
  const { Timestamp, ...untimed } = powershell;
  const shapes = [
    powershell,
    {
      time: '2026-06-03T09:33:40.1Z',
      category: 'AdvancedHunting-DeviceProcessEvents',
      properties: powershell,
    },
    { ...untimed, TimeGenerated: Timestamp, Type: 'DeviceProcessEvents', TenantId: 'workspace' },
    { ...untimed, 'TimeGenerated [UTC]': '6/3/2026, 9:30:13.301 AM' },
    { Schema: [], Results: [powershell] },
  ];
  for (const shape of shapes) {
    const { events } = await readOne(shape);
    assert.equal(events[0]?.id, `${device}:1001:1780479013301:processcreated`);
    const { m365_defender: _, event, '@timestamp': __, ...doc } = events[0]?.doc ?? {};
    const {
      m365_defender: ___,
      event: ____,
      '@timestamp': _____,
      ...expected
    } = (await readOne(powershell)).events[0]?.doc ?? {};
    assert.deepEqual(doc, expected);
  }
});

test('the workspace is not the directory', async () => {
  const [row] = samples('defender-sentinel') as [JsonObject];
  const doc = (await readOne(row)).events[0]?.doc ?? {};
  assert.equal(getField(doc, 'm365_defender.event.tenant.id'), undefined);
  assert.equal(getField(doc, 'm365_defender.event.workspace_id'), row['TenantId']);
});

test('no time, and local time, are told', async () => {
  const missing = await readOne({ category: 'AdvancedHunting-DeviceInfo', properties: { DeviceId: 'a' } });
  assert.equal(missing.report.countOf('record-no-time'), 1);
  const { Timestamp: _, ...row } = powershell;
  const { report } = await readOne({ ...row, 'TimeGenerated [Local Time]': '6/3/2026, 9:30:13 AM' });
  assert.match(report.faults[0]?.samples[0]?.message ?? '', /local time/);
});

test('a run is found in Defender alone, on the machine that DeviceInfo names', async () => {
  const guest = samples('defender-stream').slice(0, 4);
  const cloud = [
    hubRecord(),
    hubRecord({ time: '2026-06-03T09:30:40Z', resultType: 'Success', resultSignature: 'Succeeded.' }),
  ];
  // Another name than the resource's, so that only the ids can tie them.
  const renamed = JSON.stringify(guest).replaceAll(/web01\.contoso\.com/gi, 'srv-7');
  const inputs = [memoryInput(renamed, [], 'guest'), memoryInput(JSON.stringify(cloud), [], 'cloud')];
  const { attributions } = await attribute(async function* () {
    yield (await readAll(inputs)).events;
  });
  const attributed = attributions.filter(({ verdict }) => verdict === 'attributed');
  assert.equal(attributed.length, 1);
  const [run] = attributed;
  assert.equal(run?.operation?.resourceId, vmId);
  assert.equal(run?.execution?.handler, 'Microsoft.CPlat.Core.RunCommandWindows');
  assert.equal(run?.identity, 'resource-id');
});

const real = oraclePath('azure', 'm365-defender', 'test-device.EXCERPT.log');

test('published records', { skip: noOracle(real) }, async (t) => {
  const { inputs } = await openInputs([real], { cwd: '/' });
  const { events, report } = await readAll(inputs);
  assert.deepEqual(report.faults, []);
  const [file, process] = events.map(({ doc }) => doc) as [JsonObject, JsonObject];
  const values = (doc: JsonObject, paths: readonly string[]) => paths.map((path) => getField(doc, path));
  assert.deepEqual(
    values(file, ['file.path', 'file.name', 'event.type', 'process.name', 'process.parent.name']),
    [
      'C:\\Windows\\System32\\VMAgentDisabler.dll',
      'VMAgentDisabler.dll',
      ['creation'],
      'WaAppAgent.exe',
      'services.exe',
    ],
  );
  assert.deepEqual(
    values(process, ['process.executable', 'process.pid', 'process.start', 'process.args', 'user.id']),
    [
      'C:\\Windows\\System32\\smartscreen.exe',
      6412,
      '2022-11-09T17:59:52.034Z',
      ['smartscreen.exe', '-Embedding'],
      'S-1-5-21-1874808502-2282282112-3464708742-500',
    ],
  );
  assert.deepEqual(
    values(process, ['process.parent.pid', 'process.parent.args_count', 'host.name', 'host.os.type']),
    [996, 4, 'testmachine6', 'windows'],
  );
  // As reference §5.1 states: 3 m 29 s from the event to the hub.
  assert.equal(Math.round(((events[1]?.ingested?.ms ?? 0) - (events[1]?.time.ms ?? 0)) / 1000), 209);
  t.diagnostic('oracle: 2 cases of Defender samples');
});
