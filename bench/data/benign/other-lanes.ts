import type { Seeded } from '../seeded.ts';
import type { Place } from './windows-frame.ts';
import type { Lane } from './windows-lanes.ts';

/** Elastic's documents of process starts on Linux and macOS, and of requests to a web server, each as a line. */

const linuxCommands: readonly (readonly [string, (random: Seeded) => readonly string[], string])[] = [
  ['/usr/bin/find', () => ['/var/log/app', '-name', '*.gz', '-mtime', '+14'], '/usr/sbin/cron'],
  ['/usr/sbin/logrotate', () => ['/etc/logrotate.conf'], '/usr/lib/systemd/systemd'],
  ['/usr/bin/awk', (r) => ['{ print $5 }', `/srv/app/part-${r.below(900)}.csv`], '/usr/bin/dash'],
  ['/usr/bin/sort', (r) => ['-u', `/srv/app/part-${r.below(900)}.csv`], '/usr/bin/dash'],
  ['/usr/sbin/postgres', () => ['-D', '/srv/db'], '/usr/lib/systemd/systemd'],
];
const macosCommands: typeof linuxCommands = [
  ['/usr/libexec/mdworker_shared', () => ['-s', 'mdworker', '-c', 'MDSImporterWorker'], '/sbin/launchd'],
  ['/Applications/Safari.app/Contents/MacOS/Safari', () => [], '/sbin/launchd'],
  ['/usr/libexec/trustd', () => [], '/sbin/launchd'],
  ['/usr/bin/sw_vers', () => ['-productVersion'], '/Applications/Contoso.app/Contents/MacOS/Contoso'],
];

export const linuxProcess: Lane = (place, random) => elasticProcess(place, random, 'linux', linuxCommands);
export const macosProcess: Lane = (place, random) => elasticProcess(place, random, 'macos', macosCommands);

function elasticProcess(
  { computer, ms }: Place,
  random: Seeded,
  os: 'linux' | 'macos',
  commands: typeof linuxCommands,
): string {
  const [executable, args, parent] = random.pick(commands);
  const list = [executable, ...args(random)];
  return line({
    '@timestamp': new Date(ms).toISOString(),
    agent: { type: 'endpoint', id: random.guid() },
    data_stream: { type: 'logs', dataset: 'endpoint.events.process', namespace: 'default' },
    event: {
      id: random.guid(),
      kind: 'event',
      category: ['process'],
      type: ['start'],
      action: 'exec',
      module: 'endpoint',
      dataset: 'endpoint.events.process',
    },
    host: { name: computer, id: random.guid(), os: { type: os, family: os } },
    process: {
      entity_id: random.hex(22),
      pid: 1000 + random.below(60_000),
      executable,
      name: nameOf(executable),
      args: list,
      command_line: list.join(' '),
      working_directory: '/',
      parent: {
        executable: parent,
        name: nameOf(parent),
        pid: 1,
        command_line: parent,
        entity_id: random.hex(22),
      },
    },
    user: { name: random.pick(['app', 'postgres', 'meganb']), id: '1001' },
  });
}

export const webRequest: Lane = ({ computer, ms }, random) => {
  const path = random.pick([
    '/index.html',
    `/api/v1/orders/${random.below(9000)}`,
    '/static/app.js',
    '/health',
  ]);
  const status = random.pick([200, 200, 200, 304, 404]);
  return line({
    '@timestamp': new Date(ms).toISOString(),
    data_stream: { type: 'logs', dataset: 'nginx.access', namespace: 'default' },
    event: { kind: 'event', category: ['web'], type: ['access'], module: 'nginx', dataset: 'nginx.access' },
    host: { name: computer },
    http: {
      request: { method: random.pick(['GET', 'GET', 'POST']) },
      response: { status_code: status, body: { bytes: 512 } },
    },
    source: { ip: `203.0.113.${1 + random.below(250)}` },
    url: { original: path, path, domain: 'www.contoso.com' },
    user_agent: { original: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)' },
  });
};

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function line(document: object): string {
  return `${JSON.stringify(document)}\n`;
}
