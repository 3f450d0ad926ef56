import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getField } from '../../../src/event/fields.ts';
import { parseZone } from '../../../src/ingest/formats/zone.ts';
import { memoryInput } from '../support/memory-input.ts';
import { readAll } from '../support/read-all.ts';

/* Synthetic: what `Get-WinEvent | Export-Csv` leaves of an event, which is its message. */

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const columns = [
  'Message',
  'Id',
  'RecordId',
  'ProviderName',
  'LogName',
  'MachineName',
  'TimeCreated',
  'Properties',
];
const list = 'System.Collections.Generic.List`1[System.Diagnostics.Eventing.Reader.EventProperty]';

function csv(message: string, id: number, provider: string, log: string): string {
  const cells = [
    message,
    String(id),
    '990',
    provider,
    log,
    'WEB01.contoso.com',
    '6/3/2026 11:30:13 AM',
    list,
  ];
  return `#TYPE System.Diagnostics.Eventing.Reader.EventLogRecord\r\n${columns.map(quoted).join(',')}\r\n${cells.map(quoted).join(',')}\r\n`;
}

const security = 'Microsoft-Windows-Security-Auditing';
const created = [
  'A new process has been created.',
  '',
  'Creator Subject:',
  '\tSecurity ID:\t\tS-1-5-18',
  '\tAccount Name:\t\tWEB01$',
  '\tAccount Domain:\t\tCONTOSO',
  '\tLogon ID:\t\t0x3E7',
  '',
  'Target Subject:',
  '\tSecurity ID:\t\tS-1-0-0',
  '\tAccount Name:\t\t-',
  '',
  'Process Information:',
  '\tNew Process ID:\t\t0x1074',
  '\tNew Process Name:\tC:\\Windows\\System32\\cmd.exe',
  '\tCreator Process ID:\t0x1068',
  '\tCreator Process Name:\tC:\\Windows\\explorer.exe',
  '\tProcess Command Line:\tcmd /c "dir: x"',
].join('\r\n');
const script =
  'Creating Scriptblock text (1 of 2):\r\nwhoami\r\n\r\nhostname\r\n\r\nScriptBlock ID: 50d2dbda-7361-4926-a94d-d9eadfdb43fa\r\nPath: C:\\x\\script0.ps1';

const cases: readonly [name: string, text: string, fields: Readonly<Record<string, unknown>>][] = [
  [
    'process creation',
    csv(created, 4688, security, 'Security'),
    {
      'process.pid': 4212,
      'process.executable': 'C:\\Windows\\System32\\cmd.exe',
      'process.command_line': 'cmd /c "dir: x"',
      'process.parent.executable': 'C:\\Windows\\explorer.exe',
      'process.parent.pid': 4200,
      'user.name': 'WEB01$',
      'event.action': 'created-process',
    },
  ],
  [
    'a script block',
    csv(script, 4104, 'Microsoft-Windows-PowerShell', 'Microsoft-Windows-PowerShell/Operational'),
    {
      'powershell.file.script_block_text': 'whoami\r\n\r\nhostname',
      'powershell.sequence': 1,
      'powershell.total': 2,
      'file.name': 'script0.ps1',
    },
  ],
  [
    'an event of which only the frame is known',
    csv('Something', 1000, 'x', 'Application'),
    { message: 'Something' },
  ],
];

for (const [name, text, fields] of cases) {
  test(`Export-Csv: ${name}`, async () => {
    const { events, report } = await readAll([memoryInput(text)], { zone: parseZone('Europe/Berlin') });
    assert.equal(report.bad, 0);
    assert.equal(events.length, 1);
    const [event] = events;
    assert.equal(event?.format, 'get-winevent');
    assert.equal(event?.time.ms, Date.UTC(2026, 5, 3, 9, 30, 13));
    for (const [path, value] of Object.entries(fields))
      assert.deepEqual(getField(event?.doc ?? {}, path), value, path);
  });
}

test('a message in another language gives the frame', async () => {
  const text = csv(
    'Ein neuer Prozess wurde erstellt.\r\n\tNeue Prozess-ID:\t0x1074',
    4688,
    security,
    'Security',
  );
  const { events, report } = await readAll([memoryInput(text)]);
  assert.equal(events.length, 1);
  assert.equal(getField(events[0]?.doc ?? {}, 'process.pid'), undefined);
  assert.equal(report.countOf('record-time-zone'), 1);
});
