import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { processChange, processOf } from '../../../src/attribution/guest/process-start.ts';
import { getText } from '../../../src/event/fields.ts';
import { memoryInput } from '../support/memory-input.ts';
import { noOracle, oraclePath } from '../support/oracle.ts';
import { readAll } from '../support/read-all.ts';

/* Synthetic, but for the last test. */

const hex = (text: string): string => Buffer.from(text).toString('hex').toUpperCase();
const at = 'msg=audit(1780479002.155:7)';
const call = `type=SYSCALL ${at}: arch=c000003e syscall=59 success=yes exit=0 ppid=2 pid=3 uid=0 comm="bash" exe="/usr/bin/bash" key=(null)`;

test('the order of lines does not matter', async () => {
  const lines = [call, `type=EXECVE ${at}: argc=2 a0="bash" a1="x.sh"`, `type=CWD ${at}: cwd="/tmp"`];
  const read = async (some: readonly string[]) =>
    (await readAll([memoryInput(some.join('\n'), [], 'web01/audit.log')])).events;
  const [forward] = await read(lines);
  const [backward] = await read([...lines].reverse());
  assert.deepEqual([backward?.id, backward?.doc], [forward?.id, forward?.doc]);
});

test('passwords of RunAs go although auditd codes them, in the document and in the original', async () => {
  const secret = `echo hunter2 | sudo -S -u opsuser /home/opsuser/x/script.sh`;
  const text = [
    call,
    `type=EXECVE ${at}: argc=3 a0="/bin/bash" a1="-c" a2=${hex(secret)}`,
    `type=PROCTITLE ${at}: proctitle=${hex(`/bin/bash\0-c\0${secret}`)}`,
  ].join('\n');
  const { events } = await readAll([memoryInput(text, [], 'web01/audit.log')]);
  const all = JSON.stringify(events);
  assert.doesNotMatch(all, /hunter2/);
  assert.doesNotMatch(all, new RegExp(hex('hunter2')));
  assert.match(getText(events[0]?.doc ?? {}, 'process.command_line') ?? '', /echo \[redacted\] \| sudo -S/);
});

test('lines that came too late do not pass for the event', async () => {
  const others = Array.from({ length: 300 }, (_, n) => `type=CWD msg=audit(1780479003.000:${n}): cwd="/"`);
  const late = `type=CWD ${at}: cwd="/late"`;
  const { events } = await readAll([memoryInput([call, ...others, late].join('\n'), [], 'web01/audit.log')]);
  assert.equal(new Set(events.map(({ id }) => id)).size, events.length);
});

test('attribution reads a start', async () => {
  const { events } = await readAll([
    memoryInput(
      `${call}\ntype=EXECVE ${at}: argc=2 a0="/bin/bash" a1="/x y/s.sh"\n`,
      [],
      'web01/var/log/audit/audit.log',
    ),
  ]);
  const [event] = events;
  assert.ok(event);
  assert.equal(processChange(event.doc), 'start');
  const { pid, parentPid, executable, commandLine, args, userId, sensor } = processOf(event);
  assert.deepEqual(
    { pid, parentPid, executable, commandLine, args, userId, sensor },
    {
      pid: 3,
      parentPid: 2,
      executable: '/usr/bin/bash',
      commandLine: '/bin/bash /x y/s.sh',
      args: ['/bin/bash', '/x y/s.sh'],
      userId: '0',
      sensor: 'logs-auditd_manager.auditd-default',
    },
  );
});

const sample = oraclePath('azure', 'otrf', 'sh_arp_cache.auditd.log');
test('a real log: the starts of its programs', { skip: noOracle(sample) }, async (t) => {
  const { events, report } = await readAll([memoryInput(readFileSync(sample), [], 'wardog/audit.log')]);
  assert.deepEqual(report.faults, []);
  assert.deepEqual(
    events.map(({ doc, source }) => [
      source.line,
      ...['process.command_line', 'process.executable', 'process.pid', 'process.parent.pid', 'user.id'].map(
        (path) => getText(doc, path),
      ),
      getText(doc, 'process.working_directory'),
      getText(doc, 'process.title'),
      getText(doc, 'host.name'),
    ]),
    [
      [1, 'arp -a', '/usr/sbin/arp', '1631', '29002', '1000', '/home/wardog', 'arp -a', 'wardog'],
      [7, 'grep -v ^?', '/bin/grep', '1632', '29002', '1000', '/home/wardog', 'grep -v ^?', 'wardog'],
    ],
  );
  t.diagnostic(`oracle: ${events.length} cases of audit events`);
});
