import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attribute } from '../../src/attribution/attribute.ts';
import { memoryInput } from '../ingest/support/memory-input.ts';
import { readAll } from '../ingest/support/read-all.ts';
import { cloudEvent } from './case-events.ts';

/** Synthetic: a Sysmon process creation as Winlogbeat ships it without a pipeline. */
function unprocessed(t: string, data: Readonly<Record<string, string>>): string {
  return JSON.stringify({
    '@timestamp': `2026-03-02T${t}Z`,
    agent: { type: 'winlogbeat' },
    host: { name: 'web01' },
    event: { code: '1', kind: 'event' },
    winlog: {
      provider_name: 'Microsoft-Windows-Sysmon',
      channel: 'Microsoft-Windows-Sysmon/Operational',
      computer_name: 'web01',
      event_data: data,
    },
  });
}

test('Sysmon documents that no pipeline has seen tell of runs too', async () => {
  const folder = 'C:\\Packages\\Plugins\\Microsoft.CPlat.Core.RunCommandWindows\\1.1.22';
  const shell = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';
  const command = 'powershell  -ExecutionPolicy Unrestricted -File script12.ps1';
  const run = unprocessed('10:00:20', {
    Image: shell,
    CommandLine: command,
    CurrentDirectory: `${folder}\\Downloads\\`,
    ParentImage: `${folder}\\bin\\RunCommandExtension.exe`,
    ProcessId: '4120',
    ProcessGuid: '{a}',
    User: 'NT AUTHORITY\\SYSTEM',
  });
  const child = unprocessed('10:00:21', {
    Image: 'C:\\Windows\\System32\\whoami.exe',
    CommandLine: 'whoami',
    ParentImage: shell,
    ParentProcessGuid: '{a}',
    ProcessId: '4130',
    ProcessGuid: '{b}',
  });
  const cloud = (['Start', 'Success'] as const).map((phase, at) =>
    cloudEvent({ t: `10:0${at}:00`, phase, vm: 'web01', id: 'a' }),
  );
  const { events } = await readAll([memoryInput(`${run}\n${child}\n`)]);
  const { attributions } = await attribute(async function* () {
    yield [...cloud, ...events];
  });
  const [only] = attributions;
  assert.equal(attributions.length, 1);
  assert.equal(only?.verdict, 'attributed');
  assert.equal(only?.execution?.sequence, 12);
  assert.deepEqual(
    only?.execution?.processes.map((node) => node.name),
    ['powershell.exe', 'whoami.exe'],
  );
});
