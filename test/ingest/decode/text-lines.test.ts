import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineShape } from '../../../src/ingest/decode/text/line-shape.ts';
import { decodeAll } from '../support/decode-all.ts';
import { testDecoding } from './decode-case.ts';

/* Synthetic, in the forms that the programs' sources give. */

const agent = '2026-06-03T09:30:00.123456Z INFO ExtHandler ExtHandler ProcessExtensionsGoalState started [x]';
const handler =
  'time=2026-06-03T09:30:02Z version=v1.3.5/git@0123abc-clean operation=enable seq=3 event=start';
const windows = '[4892+00000001] [06/03/2026 09:30:04.30] [INFO] Starting RunCommand Extension v1';
const syslog = 'Jun  3 09:30:05 web01 sshd[811]: Connection closed by 203.0.113.7 port 22';

testDecoding('text', [
  {
    name: 'a record a line, whatever program wrote it',
    input: [agent, handler, windows, syslog].join('\n'),
    records: [{ line: agent }, { line: handler }, { line: windows }, { line: syslog }],
    lines: [1, 2, 3, 4],
  },
  {
    name: 'carriage returns, a byte order mark, blank lines and zeros of a crash are no part of a record',
    input: `\ufeff${agent}\r\n\r\n\0\0\0${handler}\r\n`,
    records: [{ line: agent }, { line: handler }],
    lines: [1, 3],
  },
  {
    name: 'lines that begin no record continue the one before, with the blank lines between',
    input: `${agent}\nTraceback:\n\n  File "x"\n\n${handler}\n+ nohup bin/run-command-extension enable\n`,
    records: [
      { line: `${agent}\nTraceback:\n\n  File "x"` },
      { line: `${handler}\n+ nohup bin/run-command-extension enable` },
    ],
    lines: [1, 6],
  },
  {
    name: 'records in JSON between the lines are records, JSON that a log prints is not',
    input: [
      agent,
      '{"@timestamp":"2026-06-03T09:30:01Z","n":12345678901234567890}',
      '{"status":"x"}',
      handler,
    ]
      .concat(['{"time":"2026-06-03T09:30:03Z"', '{"time":"2026-06-03T09:30:04Z"} '])
      .join('\n'),
    records: [
      { line: agent },
      { '@timestamp': '2026-06-03T09:30:01Z', n: '12345678901234567890' },
      { line: '{"status":"x"}' },
      { line: `${handler}\n{"time":"2026-06-03T09:30:03Z"` },
      { time: '2026-06-03T09:30:04Z' },
    ],
    lines: [1, 2, 3, 4, 6],
  },
  {
    name: 'syslog writes a record a line: nothing continues it',
    input: `${syslog}\nwhat is this\n${syslog}`,
    records: [{ line: syslog }, { line: 'what is this' }, { line: syslog }],
  },
  {
    name: 'what comes before the first record stays with it',
    input: `+ bin/run-command-extension install\nWriting a status file\n${handler}\n`,
    records: [{ line: handler, before: '+ bin/run-command-extension install\nWriting a status file' }],
    raws: [`+ bin/run-command-extension install\nWriting a status file\n${handler}`],
    lines: [3],
  },
  {
    name: 'too many lines before the first record are records of their own, of no format',
    input: `${'x\n'.repeat(10)}${agent}\n${'y\n'.repeat(2)}`,
    records: [{ line: agent, before: 'x\n'.repeat(10).trimEnd() }].map((record) => ({
      line: `${record.line}\ny\ny`,
      before: record.before,
    })),
  },
  {
    name: 'bytes that are no UTF-8',
    input: Buffer.from(`${agent} caf\xe9\n${handler}`, 'latin1'),
    records: [{ line: `${agent} caf\ufffd` }, { line: handler }],
    faults: ['record-encoding 1'],
  },
  {
    name: 'a line that is too long, and what continues it',
    input: `${agent}\n${handler} ${'x'.repeat(300)}\n  more of it\n${windows}\n`,
    limits: { maxRecordBytes: 200 },
    records: [{ line: agent }, { line: windows }],
    faults: ['record-too-long 2'],
  },
  {
    name: 'a record that grows too long line by line',
    input: `${agent}\n${`${'x'.repeat(60)}\n`.repeat(9)}${handler}\n`,
    limits: { maxRecordBytes: 200 },
    records: [{ line: handler }],
    faults: ['record-too-long 1'],
  },
]);

test('sixty lines before the first record are no preamble', async () => {
  const { records } = await decodeAll(`${agent.slice(30)}\n`.repeat(10) + `x\n`.repeat(50) + agent);
  assert.equal(records.length, 0, 'nothing says that it is a log: as JSON');
  const { records: found } = await decodeAll(`${agent}\n${syslog}\n${'x\n'.repeat(60)}${agent}`);
  assert.equal(found.length, 63);
});

test('shapes of lines', () => {
  const shapes: [string, string | undefined][] = [
    [agent, 'stamped'],
    ['2019/09/26 12:16:35.123456 INFO Daemon Agent WALinuxAgent-2.2.45', 'stamped'],
    [handler, 'logfmt'],
    [windows, 'windows-agent'],
    ['[00000006] [11/14/2019 05:52:13.44] [INFO]  WindowsAzureGuestAgent starting.', 'windows-agent'],
    [syslog, 'syslog'],
    ['2026-06-03T09:30:05.123456+00:00 web01 sysmon: <Event>', 'syslog'],
    ['<14>1 2026-06-03T09:30:05.123Z web01 sysmon 1102 - - <Event>', 'syslog'],
    [`Jun 13 09:30:05 web01 python3[1454]: ${agent}`, 'syslog'],
    ['type=SYSCALL msg=audit(1604994496.155:92733): arch=c000003e', 'audit'],
    ['node=web01 type=EXECVE msg=audit(1604994496.155:92733): argc=1', 'audit'],
    ['Jun  3 09:30:05 web01 audispd: node=web01 type=CWD msg=audit(1604994496.155:1): cwd="/"', 'audit'],
    ['{"time":"2026-06-03"}', undefined],
    ['time,category', undefined],
    ['time is up', undefined],
    ['  at Object.<anonymous>', undefined],
  ];
  for (const [line, shape] of shapes) assert.equal(lineShape(line), shape, line);
});
