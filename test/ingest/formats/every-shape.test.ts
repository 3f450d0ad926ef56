import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AlertRun } from '../../../src/alerts/alert-run.ts';
import { attribute } from '../../../src/attribution/attribute.ts';
import type { AttributionResult } from '../../../src/attribution/model/result.ts';
import { RuleSet } from '../../../src/engine/rule-set.ts';
import type { Event } from '../../../src/event/event.ts';
import { rule } from '../../rules/support.ts';
import { memoryInput } from '../support/memory-input.ts';
import { readAll } from '../support/read-all.ts';
import { cloudShapes, hubRecords } from '../support/shapes/cloud-shapes.ts';
import { type WindowsSample, windowsShapes } from '../support/shapes/windows-shapes.ts';

/*
 * Synthetic: one Run Command, its three records in the cloud and what Sysmon saw of it in the guest, in every shape, alone and all
 * together: it is one request, one run, and the same alerts.
 */

const downloads = 'C:\\Packages\\Plugins\\Microsoft.CPlat.Core.RunCommandWindows\\1.1.22';
const guid = (at: number): string => `{aaaa0000-0001-0000-0000-00000000000${at}}`;
const shell = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';

interface Started {
  readonly at: number;
  readonly image: string;
  readonly line: string;
  readonly parentImage: string;
}

const programs: readonly Started[] = [
  {
    at: 2,
    image: 'C:\\Windows\\System32\\cmd.exe',
    line: '"cmd" /c powershell  -ExecutionPolicy Unrestricted -File script0.ps1',
    parentImage: `${downloads}\\bin\\RunCommandExtension.exe`,
  },
  {
    at: 3,
    image: shell,
    line: 'powershell  -ExecutionPolicy Unrestricted -File script0.ps1',
    parentImage: 'C:\\Windows\\System32\\cmd.exe',
  },
  { at: 4, image: 'C:\\Windows\\System32\\whoami.exe', line: 'whoami /all', parentImage: shell },
];

const samples: readonly WindowsSample[] = programs.map(({ at, image, line, parentImage }) => ({
  provider: 'Microsoft-Windows-Sysmon',
  channel: 'Microsoft-Windows-Sysmon/Operational',
  computer: 'web01',
  code: 1,
  recordId: 7000 + at,
  time: Date.UTC(2026, 5, 3, 9, 30, 10 + at, 310),
  data: {
    RuleName: '-',
    UtcTime: `2026-06-03 09:30:${10 + at}.301`,
    ProcessGuid: guid(at),
    ProcessId: String(4200 + at),
    Image: image,
    CommandLine: line,
    CurrentDirectory: `${downloads}\\Downloads\\`,
    User: 'NT AUTHORITY\\SYSTEM',
    ParentProcessGuid: guid(at - 1),
    ParentProcessId: String(4199 + at),
    ParentImage: parentImage,
  },
}));

const rules = [
  rule(`
rule_id = "cloud"
index = ["logs-azure.activitylogs-*", "filebeat-*", "x"]
query = "azure.activitylogs.operation_name: MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMAND/ACTION"
`),
  rule(`
rule_id = "guest"
index = ["logs-windows.*", "winlogbeat-*"]
query = "process.name: whoami.exe and event.category: process and event.type: start"
`),
  rule(`
rule_id = "attribution"
index = ["logs-throughline.attributions-*"]
query = "throughline.attribution.verdict: attributed"
`),
];

interface Outcome {
  readonly result: AttributionResult;
  readonly alerts: readonly string[];
}

async function outcomeOf(contents: readonly (string | Buffer)[]): Promise<Outcome> {
  const inputs = contents.map((content, at) => memoryInput(content, [], `file-${at}`));
  const run = new AlertRun(new RuleSet(rules, { now: Date.UTC(2026, 5, 4) }));
  const { events, report } = await readAll(inputs);
  assert.deepEqual(report.faults, []);
  async function* again(): AsyncGenerator<readonly Event[]> {
    yield events;
  }
  const result = await attribute(again);
  for (const event of events) run.observe(event);
  return { result, alerts: run.finish(result.attributions).alerts.map(({ id }) => id) };
}

function shown({ result, alerts }: Outcome): unknown {
  return {
    attributions: result.attributions.map(({ id, verdict, operation, execution }) => ({
      ...{ id, verdict, operation: operation?.id, execution: execution?.id },
      principal: operation?.principal.name,
    })),
    alerts: alerts.toSorted(),
  };
}

const cloud = cloudShapes((await readAll([memoryInput(JSON.stringify({ records: hubRecords }))])).events);
const guest = Object.fromEntries(
  Object.entries(windowsShapes).map(([name, write]) => [name, write(samples)]),
);
const [anyCloud = ''] = Object.values(cloud);
const [anyGuest = ''] = Object.values(guest);
const expected = await outcomeOf([anyCloud, anyGuest]);

test('one request, one run, three records, one program: five alerts', () => {
  assert.deepEqual(
    expected.result.attributions.map(({ verdict }) => verdict),
    ['attributed'],
  );
  assert.equal(expected.alerts.length, 5);
});

for (const [name, content] of Object.entries(cloud)) {
  test(`the same outcome with the cloud's records as ${name}`, async () => {
    assert.deepEqual(shown(await outcomeOf([content, anyGuest])), shown(expected));
  });
}

for (const [name, content] of Object.entries(guest)) {
  test(`the same outcome with the guest's records as ${name}`, async () => {
    assert.deepEqual(shown(await outcomeOf([anyCloud, content])), shown(expected));
  });
}

test('the same outcome with everything in every shape, in either order', async () => {
  const all = [...Object.values(cloud), ...Object.values(guest)];
  for (const contents of [all, all.toReversed()]) {
    assert.deepEqual(shown(await outcomeOf(contents)), shown(expected));
  }
});
