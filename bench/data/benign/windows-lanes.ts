import type { Seeded } from '../seeded.ts';
import { windowsCommands } from './windows-commands.ts';
import { type Place, processGuid, utcTime, windowsRecord } from './windows-frame.ts';

/** A record of one kind of event of a quiet day, as a line. */
export type Lane = (place: Place, random: Seeded) => string;

const integrity = ['Medium', 'Medium', 'High', 'System'];

export const processCreation: Lane = (place, random) => {
  const command = random.pick(windowsCommands);
  return windowsRecord('sysmon', 1, place, {
    RuleName: '-',
    UtcTime: utcTime(place.ms),
    ProcessGuid: processGuid(random),
    ProcessId: 4 * random.below(16_000),
    Image: command.image,
    FileVersion: '10.0.20348.1',
    Description: command.file,
    Company: command.company,
    OriginalFileName: command.file,
    CommandLine: `"${command.image}" ${command.arguments(random)}`,
    CurrentDirectory: 'C:\\Windows\\system32\\',
    User: place.user,
    LogonId: `0x${random.hex(5)}`,
    IntegrityLevel: random.pick(integrity),
    Hashes: `SHA256=${random.hex(64).toUpperCase()}`,
    ParentProcessGuid: processGuid(random),
    ParentProcessId: 4 * random.below(16_000),
    ParentImage: command.parent,
    ParentCommandLine: command.parentCommand,
  });
};

export const registrySet: Lane = (place, random) =>
  windowsRecord('sysmon', 13, place, {
    RuleName: '-',
    EventType: 'SetValue',
    UtcTime: utcTime(place.ms),
    ProcessGuid: processGuid(random),
    ProcessId: 4 * random.below(16_000),
    Image: random.pick(windowsCommands).image,
    TargetObject: random.pick([
      `HKLM\\System\\CurrentControlSet\\Services\\bam\\State\\UserSettings\\S-1-5-18\\App${random.below(400)}`,
      `HKU\\S-1-5-21-1004336348\\Software\\Contoso\\Agent\\LastRun${random.below(400)}`,
      `HKLM\\SOFTWARE\\Contoso\\Inventory\\Item${random.below(4000)}`,
    ]),
    Details: random.pick([
      'DWORD (0x00000001)',
      'Binary Data',
      `QWORD (0x01d9${random.hex(4)}-0x${random.hex(8)})`,
    ]),
    User: place.user,
  });

export const fileEvent: Lane = (place, random) =>
  windowsRecord('sysmon', 11, place, {
    RuleName: '-',
    UtcTime: utcTime(place.ms),
    ProcessGuid: processGuid(random),
    ProcessId: 4 * random.below(16_000),
    Image: random.pick(windowsCommands).image,
    TargetFilename: random.pick([
      `C:\\Users\\meganb\\Documents\\notes-${random.below(5000)}.txt`,
      `C:\\Users\\alexw\\Documents\\report ${random.below(5000)}.docx`,
      `C:\\ProgramData\\Contoso\\cache\\${random.hex(16)}.bin`,
      `D:\\logs\\app\\2026-01-${10 + random.below(18)}\\part-${random.below(900)}.log`,
    ]),
    CreationUtcTime: utcTime(place.ms),
    User: place.user,
  });

export const imageLoad: Lane = (place, random) => {
  const library = random.pick([
    'kernel32.dll',
    'user32.dll',
    'ntdll.dll',
    'gdi32.dll',
    'sechost.dll',
    'ucrtbase.dll',
  ]);
  return windowsRecord('sysmon', 7, place, {
    RuleName: '-',
    UtcTime: utcTime(place.ms),
    ProcessGuid: processGuid(random),
    ProcessId: 4 * random.below(16_000),
    Image: random.pick(windowsCommands).image,
    ImageLoaded: `C:\\Windows\\System32\\${library}`,
    FileVersion: '10.0.20348.1',
    Description: 'Windows library',
    Product: 'Microsoft® Windows® Operating System',
    Company: 'Microsoft Corporation',
    OriginalFileName: library,
    Hashes: `SHA256=${random.hex(64).toUpperCase()}`,
    Signed: 'true',
    Signature: 'Microsoft Windows',
    SignatureStatus: 'Valid',
    User: place.user,
  });
};

const cmdlets = [
  'Get-ChildItem',
  'Get-Content',
  'Select-Object',
  'Sort-Object',
  'Measure-Object',
  'Format-Table',
];

export const powershellScript: Lane = (place, random) =>
  windowsRecord('powershell', 4104, place, {
    MessageNumber: 1,
    MessageTotal: 1,
    ScriptBlockText: `${random.pick(cmdlets)} -Path D:\\logs\\part-${random.below(900)}.log | ${random.pick(cmdlets)} | Out-Host`,
    ScriptBlockId: random.guid(),
    Path: 'D:\\jobs\\report.ps1',
  });

export const securityEvent: Lane = (place, random) => {
  const subject = {
    SubjectUserSid: 'S-1-5-18',
    SubjectUserName: `${place.computer}$`,
    SubjectDomainName: 'CONTOSO',
  };
  return random.below(2) === 0
    ? windowsRecord('security', 4624, place, {
        ...subject,
        SubjectLogonId: '0x3e7',
        TargetUserSid: `S-1-5-21-1004336348-1177238915-682003330-${1100 + random.below(400)}`,
        TargetUserName: place.user.split('\\')[1] ?? '',
        TargetDomainName: 'CONTOSO',
        TargetLogonId: `0x${random.hex(6)}`,
        LogonType: random.pick([2, 3, 5, 7]),
        LogonProcessName: 'Kerberos',
        AuthenticationPackageName: 'Kerberos',
        WorkstationName: '-',
        LogonGuid: `{${random.guid()}}`,
        KeyLength: 0,
        ProcessId: '0x0',
        ProcessName: '-',
        IpAddress: `10.1.${random.below(8)}.${1 + random.below(250)}`,
        IpPort: String(49_152 + random.below(9000)),
      })
    : windowsRecord('security', 4634, place, {
        TargetUserSid: 'S-1-5-18',
        TargetUserName: place.user.split('\\')[1] ?? '',
        TargetDomainName: 'CONTOSO',
        TargetLogonId: `0x${random.hex(6)}`,
        LogonType: 3,
      });
};

export const systemEvent: Lane = (place, random) =>
  windowsRecord('system', 7036, place, {
    param1: random.pick(['Windows Update', 'Network Setup Service', 'Contoso Agent', 'Software Protection']),
    param2: random.pick(['running', 'stopped']),
  });
