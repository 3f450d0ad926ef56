import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Event } from '../../../src/event/event.ts';
import { getField } from '../../../src/event/fields.ts';
import { parseAuditClock } from '../../../src/ingest/formats/audit/audit-clock.ts';
import { parseZone } from '../../../src/ingest/formats/zone.ts';
import { memoryInput } from '../support/memory-input.ts';
import { readAll } from '../support/read-all.ts';

/* Synthetic, in the forms of auditd's log, of ausearch, and of LAUREL. */

const at = 'msg=audit(1780479013.301:812)';
const call = (number: number, more = ''): string =>
  `type=SYSCALL ${at}: arch=c000003e syscall=${number} success=yes exit=0 items=2 ppid=880 pid=901 auid=1000 uid=0 euid=0 comm="sh" exe="/usr/bin/dash" key="watch"${more}`;

async function readOne(lines: readonly string[]): Promise<Event> {
  const { events, report } = await readAll([memoryInput(lines.join('\n'), [], 'web01/audit.log')]);
  assert.deepEqual(report.faults, []);
  assert.equal(events.length, 1);
  return events[0] as Event;
}

const cases: readonly [name: string, lines: readonly string[], fields: Readonly<Record<string, unknown>>][] =
  [
    [
      'a file that is created, by its folder',
      [
        call(257),
        `type=CWD ${at}: cwd="/etc"`,
        `type=PATH ${at}: item=1 name="cron.d/job" inode=7 mode=0100644 ouid=0 nametype=CREATE`,
        `type=PATH ${at}: item=0 name="cron.d/" inode=6 mode=040755 ouid=0 nametype=PARENT`,
      ],
      {
        'event.action': 'opened-file',
        'event.category': ['file'],
        'file.path': '/etc/cron.d/job',
        'file.name': 'job',
        'auditd.paths': [
          { item: '0', name: 'cron.d/', inode: '6', mode: '040755', ouid: '0', nametype: 'PARENT' },
          { item: '1', name: 'cron.d/job', inode: '7', mode: '0100644', ouid: '0', nametype: 'CREATE' },
        ],
        tags: ['watch'],
      },
    ],
    [
      'a file that is deleted',
      [call(87), `type=PATH ${at}: item=0 name="/root/.bash_history" nametype=DELETE`],
      { 'event.action': 'deleted', 'event.type': ['deletion'], 'file.path': '/root/.bash_history' },
    ],
    [
      'a connection',
      [call(42), `type=SOCKADDR ${at}: saddr=020001BBCB00715000000000000000000000`],
      {
        'event.action': 'connected-to',
        'event.category': ['network'],
        destination: { ip: '203.0.113.80', port: 443 },
      },
    ],
    [
      'a connection over IPv6',
      [call(42), `type=SOCKADDR ${at}: saddr=0A0001BB0000000020010DB800000000000000000000005000000000`],
      { destination: { ip: '2001:db8::50', port: 443 } },
    ],
    [
      'a connection to a socket of the machine itself',
      [call(42), `type=SOCKADDR ${at}: saddr=01002F7661722F72756E2F6E7363642F736F636B657400`],
      { destination: undefined, 'event.action': 'connected-to' },
    ],
    [
      'an account',
      [
        `type=ADD_USER ${at}: pid=901 uid=0 auid=1000 ses=3 msg='op=adding user id=1001 exe="/usr/sbin/useradd" hostname=web01 addr=? terminal=pts/0 res=success'`,
      ],
      {
        'event.action': 'added-user-account',
        'event.type': ['user', 'creation'],
        'event.outcome': 'success',
      },
    ],
    [
      'two keys of rules',
      [call(42, '').replace('"watch"', '6E65740177617463680A'.slice(0, 16))],
      { tags: ['net', 'watc'] },
    ],
  ];

for (const [name, lines, fields] of cases) {
  test(`audit: ${name}`, async () => {
    const { doc } = await readOne(lines);
    for (const [path, value] of Object.entries(fields)) assert.deepEqual(getField(doc, path), value, path);
  });
}

const raw = [
  `type=SYSCALL ${at}: arch=c000003e syscall=59 success=yes exit=0 a0=5581 items=1 ppid=880 pid=901 auid=4294967295 uid=0 euid=0 comm="sh" exe="/usr/bin/dash" key="exec"`,
  `type=EXECVE ${at}: argc=3 a0="/bin/sh" a1="-c" a2="/var/lib/waagent/run-command/download/3/script.sh"`,
  `type=CWD ${at}: cwd="/var/lib/waagent"`,
  `type=PATH ${at}: item=0 name="/bin/sh" nametype=NORMAL`,
  `type=PROCTITLE ${at}: proctitle=2F62696E2F7368002D63`,
];
const clock = 'msg=audit(06/03/2026 11:30:13.301:812)';
const interpreted = [
  '----',
  `type=PROCTITLE ${clock} : proctitle=/bin/sh -c `,
  `type=PATH ${clock} : item=0 name=/bin/sh nametype=NORMAL `,
  `type=CWD ${clock} : cwd=/var/lib/waagent `,
  `type=EXECVE ${clock} : argc=3 a0=/bin/sh a1=-c a2=/var/lib/waagent/run-command/download/3/script.sh `,
  `type=SYSCALL ${clock} : arch=x86_64 syscall=execve success=yes exit=0 a0=0x5581 items=1 ppid=880 pid=901 auid=unset uid=root euid=root comm=sh exe=/usr/bin/dash key=exec `,
];
const laurel = {
  ID: '1780479013.301:812',
  SYSCALL: {
    ...{ arch: '0xc000003e', syscall: 59, success: 'yes', exit: 0, items: 1, ppid: 880, pid: 901 },
    ...{
      auid: 4294967295,
      uid: 0,
      euid: 0,
      comm: 'sh',
      exe: '/usr/bin/dash',
      key: 'exec',
      SYSCALL: 'execve',
      UID: 'root',
    },
  },
  EXECVE: { argc: 3, ARGV: ['/bin/sh', '-c', '/var/lib/waagent/run-command/download/3/script.sh'] },
  CWD: { cwd: '/var/lib/waagent' },
  PATH: [{ item: 0, name: '/bin/sh', nametype: 'NORMAL' }],
  PROCTITLE: { ARGV: ['/bin/sh', '-c'] },
  PARENT_INFO: {
    ID: '1780479012.000:800',
    comm: 'run-command-ext',
    exe: '/opt/bin/run-command-extension',
    ppid: 1,
  },
};
const beat = {
  '@timestamp': '2026-06-03T09:30:13.301Z',
  event: { module: 'auditd', action: 'executed', category: ['process'], type: ['start'] },
  auditd: { sequence: 812 },
  host: { name: 'web01' },
  process: { pid: 901 },
};

test('one event of auditd in every shape is one event', async () => {
  const plain = raw.join('\n');
  const shown = `----\ntime->Wed Jun  3 09:30:13 2026\n${raw.toReversed().join('\n')}\n`;
  const contents = [plain, shown, interpreted.join('\n'), JSON.stringify(laurel), JSON.stringify(beat)];
  const inputs = contents.map((content) => memoryInput(content, [], 'web01/audit.log'));
  const { events, report } = await readAll(inputs, { zone: parseZone('+02:00') });
  assert.deepEqual(report.faults, []);
  assert.equal(new Set(events.map(({ id }) => id)).size, 1);
  assert.equal(events.length, contents.length);
  for (const { doc } of events.slice(0, 4)) {
    const { args, command_line, executable, name, pid, working_directory, title } = doc['process'] as Record<
      string,
      unknown
    >;
    assert.deepEqual(
      { args, command_line, executable, name, pid, working_directory, title },
      {
        args: laurel.EXECVE.ARGV,
        command_line: laurel.EXECVE.ARGV.join(' '),
        executable: '/usr/bin/dash',
        name: 'sh',
        pid: 901,
        working_directory: '/var/lib/waagent',
        title: '/bin/sh -c',
      },
    );
    assert.equal(getField(doc, 'user.id'), '0');
    assert.deepEqual(doc['tags'], ['exec']);
  }
  assert.equal(getField(events[3]?.doc ?? {}, 'process.parent.name'), 'run-command-ext');
});

test('interpreted times have no zone, which is said', async () => {
  const { report } = await readAll([memoryInput(interpreted.join('\n'))]);
  assert.equal(report.countOf('record-time-zone'), 1);
});

const clocks: readonly [text: string, iso: string | undefined][] = [
  ['06/03/2026 09:30:13.301', '2026-06-03'],
  ['06/03/26 09:30:13.301', '2026-06-03'],
  ['25/06/2026 09:30:13.301', '2026-06-25'],
  ['03.06.2026 09:30:13.301', '2026-06-03'],
  ['2026-06-03 09:30:13.301', '2026-06-03'],
  ['31/31/2026 09:30:13.301', undefined],
];

for (const [text, iso] of clocks) {
  test(`audit: the date ${text}`, () => {
    const time = parseAuditClock(text);
    assert.equal(time && new Date(time.ms).toISOString().slice(0, 10), iso);
  });
}
