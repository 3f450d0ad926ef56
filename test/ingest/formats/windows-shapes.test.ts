import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../../src/event/json.ts';
import { memoryInput } from '../support/memory-input.ts';
import { readAll } from '../support/read-all.ts';
import { type WindowsSample, windowsShapes } from '../support/shapes/windows-shapes.ts';

/* Synthetic: one record of each kind that rules ask for, in every shape. */

const time = Date.UTC(2026, 5, 3, 9, 30, 13, 310);
const UtcTime = '2026-06-03 09:30:13.301';
const image = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';
const guid = '{aaaa0000-0001-0000-0000-000000000001}';
const common = { UtcTime, ProcessGuid: guid, ProcessId: '4212', Image: image };

let record = 6000;
const sysmon = (code: number, data: Record<string, string>): WindowsSample => ({
  provider: 'Microsoft-Windows-Sysmon',
  channel: 'Microsoft-Windows-Sysmon/Operational',
  computer: 'WEB01.contoso.com',
  code,
  recordId: record++,
  time,
  data: { RuleName: '-', ...data },
});
const other = (
  provider: string,
  channel: string,
  code: number,
  data: Record<string, string>,
): WindowsSample => ({
  ...sysmon(code, {}),
  provider,
  channel,
  data,
});

const subject = {
  SubjectUserSid: 'S-1-5-18',
  SubjectUserName: 'WEB01$',
  SubjectDomainName: 'CONTOSO',
  SubjectLogonId: '0x3e7',
};

const samples: readonly WindowsSample[] = [
  sysmon(1, {
    ...common,
    OriginalFileName: 'PowerShell.EXE',
    CommandLine: 'powershell  -ExecutionPolicy Unrestricted -File script0.ps1',
    User: 'NT AUTHORITY\\SYSTEM',
    Hashes: 'MD5=00000000000000000000000000000002',
    ParentProcessId: '4200',
    ParentImage: 'C:\\Windows\\System32\\cmd.exe',
  }),
  sysmon(3, {
    ...common,
    Protocol: 'tcp',
    Initiated: 'true',
    SourceIp: '10.0.0.4',
    DestinationIp: '203.0.113.80',
    DestinationPort: '443',
  }),
  sysmon(5, common),
  sysmon(7, { ...common, ImageLoaded: 'C:\\Windows\\System32\\samlib.dll', Signed: 'true' }),
  sysmon(11, { ...common, TargetFilename: 'C:\\ProgramData\\agent.exe' }),
  sysmon(13, {
    ...common,
    EventType: 'SetValue',
    TargetObject: 'HKLM\\Software\\X\\Start',
    Details: 'DWORD (0x00000004)',
  }),
  sysmon(17, { ...common, PipeName: '\\agent' }),
  sysmon(22, { ...common, QueryName: 'files.example.com', QueryStatus: '0' }),
  other('Microsoft-Windows-Security-Auditing', 'Security', 4688, {
    ...subject,
    NewProcessId: '0x1074',
    NewProcessName: image,
    TokenElevationType: '%%1936',
    ProcessId: '0x1068',
    CommandLine: 'powershell  -ExecutionPolicy Unrestricted -File script0.ps1',
    TargetUserSid: 'S-1-0-0',
    TargetUserName: '-',
    TargetDomainName: '-',
    TargetLogonId: '0x0',
    ParentProcessName: 'C:\\Windows\\System32\\cmd.exe',
    MandatoryLabel: 'S-1-16-16384',
  }),
  other('Microsoft-Windows-Security-Auditing', 'Security', 4689, {
    ...subject,
    Status: '0x0',
    ProcessId: '0x1074',
    ProcessName: image,
  }),
  other('Microsoft-Windows-PowerShell', 'Microsoft-Windows-PowerShell/Operational', 4104, {
    MessageNumber: '1',
    MessageTotal: '1',
    ScriptBlockText: 'whoami\nhostname',
    ScriptBlockId: '50d2dbda-7361-4926-a94d-d9eadfdb43fa',
    Path: 'C:\\Packages\\Plugins\\Microsoft.CPlat.Core.RunCommandWindows\\1.1.22\\Downloads\\script0.ps1',
  }),
  other('Service Control Manager', 'System', 7045, {
    ServiceName: 'agent',
    ImagePath: 'C:\\ProgramData\\agent.exe',
    ServiceType: 'user mode service',
    StartType: 'auto start',
    AccountName: 'LocalSystem',
  }),
];

/** What rules and attribution read; shapes differ in the frame (levels, message, who collected). */
function told(doc: JsonObject): unknown {
  const { process, file, registry, dns, network, source, destination, powershell, user, rule } = doc;
  const { action, category, type, outcome, code } = doc['event'] as JsonObject;
  const { event_data, channel, provider_name, event_id } = doc['winlog'] as JsonObject;
  return {
    ...{ process, file, registry, dns, network, source, destination, powershell, user, rule },
    ...{ action, category, type, outcome, code: String(code), time: doc['@timestamp'] },
    ...{ event_data, channel, provider_name, event_id: String(event_id) },
  };
}

/** Lists of one value, as hits have them, as values; nested where they are dotted; without what a shape cannot have. */
function plain(value: unknown): unknown {
  if (Array.isArray(value))
    return value.length === 1 && typeof value[0] !== 'object' ? value : value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, plain(item)]),
  );
}

const [, ...shapes] = Object.keys(windowsShapes);
const baseline = await readAll([memoryInput(windowsShapes['evtx']?.(samples) ?? '')]);

test('every record of an event log is an event', () => {
  assert.deepEqual(baseline.report.faults, []);
  assert.equal(baseline.events.length, samples.length);
  assert.equal(new Set(baseline.events.map(({ id }) => id)).size, samples.length);
});

for (const shape of shapes) {
  test(`the same events as in EVTX: ${shape}`, async () => {
    const { events, report } = await readAll([memoryInput(windowsShapes[shape]?.(samples) ?? '')]);
    assert.deepEqual(report.faults, []);
    assert.deepEqual(
      events.map(({ id }) => id),
      baseline.events.map(({ id }) => id),
    );
    // Documents with a key for each field are compared by their ids; the others field by field.
    if (shape.includes('fields of hits')) return;
    events.forEach((event, at) => {
      assert.deepEqual(
        plain(told(event.doc)),
        plain(told(baseline.events[at]?.doc ?? {})),
        `${shape}: ${samples[at]?.code}`,
      );
    });
  });
}
