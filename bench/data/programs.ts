/** What a machine runs all day: path, arguments, and who starts it. */
export interface Program {
  readonly executable: string;
  readonly args: readonly string[];
  readonly workingDirectory: string;
  readonly parent: string;
}

const system = 'C:\\Windows\\System32';
const services = `${system}\\services.exe`;

export const windowsPrograms: readonly Program[] = [
  [`${system}\\svchost.exe`, ['-k', 'netsvcs', '-p', '-s', 'Schedule'], services],
  [`${system}\\taskhostw.exe`, ['SYSTEM'], `${system}\\svchost.exe`],
  [`${system}\\conhost.exe`, ['0xffffffff', '-ForceV1'], `${system}\\cmd.exe`],
  [
    `${system}\\backgroundTaskHost.exe`,
    ['-ServerName:CortanaUI.AppX8z9r6jm96hw4bsbneegw0kyxx296wr9t.mca'],
    services,
  ],
  [`${system}\\wbem\\WmiPrvSE.exe`, ['-secured', '-Embedding'], `${system}\\svchost.exe`],
  [
    `${system}\\inetsrv\\w3wp.exe`,
    ['-ap', 'DefaultAppPool', '-v', 'v4.0', '-l', 'webengine4.dll'],
    `${system}\\svchost.exe`,
  ],
  [
    `${system}\\cmd.exe`,
    ['/c', 'D:\\jobs\\rotate-logs.cmd', '/keep:14', '/target:D:\\logs'],
    `${system}\\svchost.exe`,
  ],
  [
    `${system}\\WindowsPowerShell\\v1.0\\powershell.exe`,
    ['-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', 'D:\\jobs\\health.ps1'],
    `${system}\\svchost.exe`,
  ],
  [
    'C:\\Program Files\\Contoso\\Agent\\collector.exe',
    ['--config', 'C:\\ProgramData\\Contoso\\agent.yml', '--once', '--metrics', 'cpu,disk,net'],
    services,
  ],
  [`${system}\\net.exe`, ['use', '\\\\files-01\\share'], `${system}\\cmd.exe`],
].map(([executable, args, parent]) => ({
  executable: executable as string,
  args: args as string[],
  workingDirectory: `${system}\\`,
  parent: parent as string,
}));

export const linuxPrograms: readonly Program[] = [
  ['/usr/bin/dash', ['-c', 'command -v debian-sa1 > /dev/null && debian-sa1 1 1'], '/usr/sbin/cron'],
  ['/usr/bin/python3.12', ['-u', '/usr/sbin/waagent', '-run-exthandlers'], '/usr/lib/systemd/systemd'],
  ['/usr/bin/find', ['/var/log', '-name', '*.gz', '-mtime', '+14', '-delete'], '/usr/bin/dash'],
  ['/usr/sbin/logrotate', ['/etc/logrotate.conf'], '/usr/lib/systemd/systemd'],
  ['/usr/bin/curl', ['-fsS', '-m', '10', 'http://127.0.0.1:8080/healthz'], '/usr/bin/dash'],
  ['/usr/bin/awk', ['{ sum += $5 } END { print sum }', '/var/log/app/access.log'], '/usr/bin/dash'],
].map(([executable, args, parent]) => ({
  executable: executable as string,
  args: args as string[],
  workingDirectory: '/',
  parent: parent as string,
}));

export function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
}
