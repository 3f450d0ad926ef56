import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryInput } from './support/memory-input.ts';
import { readAll } from './support/read-all.ts';
import { type WindowsSample, windowsShapes } from './support/shapes/windows-shapes.ts';

/* Synthetic: one secret, in every shape that a record which holds it can come in. */

const secret = 'Hunter2-Hunter3';
const folder = 'C:\\Packages\\Plugins\\Microsoft.CPlat.Core.RunCommandWindows\\1.1.22\\Downloads';
const time = Date.UTC(2026, 5, 3, 9, 30, 13, 310);

const samples: readonly WindowsSample[] = [
  {
    provider: 'Microsoft-Windows-PowerShell',
    channel: 'Microsoft-Windows-PowerShell/Operational',
    computer: 'web01',
    code: 4104,
    recordId: 1,
    time,
    data: {
      MessageNumber: '1',
      MessageTotal: '1',
      ScriptBlockText: `$password = '${secret}'\nwhoami`,
      ScriptBlockId: '50d2dbda-7361-4926-a94d-d9eadfdb43fa',
      Path: `${folder}\\script0.ps1`,
    },
  },
  {
    provider: 'Microsoft-Windows-Sysmon',
    channel: 'Microsoft-Windows-Sysmon/Operational',
    computer: 'web01',
    code: 1,
    recordId: 2,
    time,
    data: {
      RuleName: '-',
      UtcTime: '2026-06-03 09:30:13.301',
      ProcessId: '4212',
      Image: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
      CommandLine: `powershell  -ExecutionPolicy Unrestricted -File script0.ps1 -AdminPassword ${secret}`,
      CurrentDirectory: folder,
    },
  },
];

async function assertClean(content: string | Buffer, least: number): Promise<void> {
  const { events } = await readAll([memoryInput(content, [], 'web01/export')]);
  assert.ok(events.length >= least);
  const all = JSON.stringify(events);
  assert.doesNotMatch(all, /Hunter/);
  assert.doesNotMatch(all, new RegExp(Buffer.from('Hunter').toString('hex'), 'i'));
  assert.match(all, /\[redacted\]/);
}

for (const [name, write] of Object.entries(windowsShapes)) {
  test(`secrets of scripts go: ${name}`, () => assertClean(write(samples), samples.length));
}

const command = `/bin/bash -c "echo ${secret} | sudo -S -u opsuser /home/opsuser/waagent/run-command-handler-runas/download/rc/0/script.sh"`;
const bare = `echo ${secret} | sudo -S -u opsuser /home/opsuser/x/script.sh`;
const escaped = command.replaceAll('"', '&quot;');
const xml = `<Event><System><Provider Name="Linux-Sysmon"/><EventID>1</EventID><TimeCreated SystemTime="2026-06-03T09:30:13.302Z"/><EventRecordID>12</EventRecordID><Channel>Linux-Sysmon/Operational</Channel><Computer>web01</Computer></System><EventData><Data Name="UtcTime">2026-06-03 09:30:13.301</Data><Data Name="CommandLine">${escaped}</Data></EventData></Event>`;
const at = 'msg=audit(1780479013.301:812)';
const clock = 'msg=audit(06/03/2026 09:30:13.301:812)';
const hex = (text: string): string => Buffer.from(text).toString('hex').toUpperCase();

const linux: Readonly<Record<string, string>> = {
  'Sysmon in syslog': `Jun  3 09:30:13 web01 sysmon: ${xml}\n`,
  "Sysmon in the journal's JSON": JSON.stringify({ __REALTIME_TIMESTAMP: '1780479013302000', MESSAGE: xml }),
  "Sysmon in Sentinel's Syslog": JSON.stringify({
    TimeGenerated: '2026-06-03T09:30:14Z',
    Computer: 'web01',
    SyslogMessage: xml,
    Type: 'Syslog',
  }),
  'Sysmon in messages of Filebeat': JSON.stringify({ '@timestamp': '2026-06-03T09:30:14Z', message: xml }),
  'what sudo wrote into the journal': JSON.stringify({
    __REALTIME_TIMESTAMP: '1780479013302000',
    _CMDLINE: command,
    MESSAGE: 'x',
  }),
  'the audit log': `type=SYSCALL ${at}: arch=c000003e syscall=59 success=yes pid=3 exe="/usr/bin/bash"\ntype=EXECVE ${at}: argc=3 a0="/bin/bash" a1="-c" a2=${hex(bare)}\n`,
  'the audit log, interpreted': `type=SYSCALL ${clock} : arch=x86_64 syscall=execve success=yes pid=3 exe=/usr/bin/bash \ntype=EXECVE ${clock} : argc=3 a0=/bin/bash a1=-c a2=${bare} \ntype=PROCTITLE ${clock} : proctitle=/bin/bash -c ${bare} \n`,
  LAUREL: JSON.stringify({
    ID: '1780479013.301:812',
    SYSCALL: { syscall: 59, SYSCALL: 'execve', success: 'yes', pid: 3, exe: '/usr/bin/bash' },
    EXECVE: { argc: 3, ARGV: ['/bin/bash', '-c', bare] },
    PROCTITLE: { ARGV: ['/bin/bash', '-c', bare] },
  }),
};

for (const [name, content] of Object.entries(linux)) {
  test(`passwords of RunAs go: ${name}`, () => assertClean(content, 1));
}

const script = `$password = '${secret}'\nwhoami`;
const winevent = {
  Id: 4104,
  ProviderName: 'Microsoft-Windows-PowerShell',
  LogName: 'Microsoft-Windows-PowerShell/Operational',
  MachineName: 'web01',
  TimeCreated: `/Date(${time})/`,
  Properties: [1, 1, script, '50d2dbda-7361-4926-a94d-d9eadfdb43fa', `${folder}\\script0.ps1`].map(
    (Value) => ({ Value }),
  ),
  Message: `Skriptblocktext wird erstellt (1 von 1):\r\n${script}\r\nPfad: ${folder}\\script0.ps1`,
};

test('secrets of scripts go: PowerShell in another language, whose values have no names', () =>
  assertClean(JSON.stringify(winevent), 1));
