import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeAll } from '../support/decode-all.ts';
import { testDecoding } from './decode-case.ts';

/* Synthetic, in the form of auditd's log. */

const hex = (text: string): string => Buffer.from(text).toString('hex').toUpperCase();
const at = (serial: number, second = 0): string =>
  `audit(1780479000.${String(second).padStart(3, '0')}:${serial})`;
const syscall = (serial: number): string =>
  `type=SYSCALL msg=${at(serial)}: arch=c000003e syscall=59 success=yes exit=0 a0=5581 a1=10 ppid=2 pid=3 uid=0 comm="sh" exe="/usr/bin/dash" key=(null)`;
const syscallFields = {
  type: 'SYSCALL',
  arch: 'c000003e',
  syscall: '59',
  success: 'yes',
  exit: '0',
  a0: '5581',
  a1: '10',
  ppid: '2',
  pid: '3',
  uid: '0',
  comm: 'sh',
  exe: '/usr/bin/dash',
  key: '(null)',
};
const audit = (serial: number): unknown => ({ time: '1780479000.000', serial: String(serial) });

testDecoding('audit', [
  {
    name: 'lines of one event are one record, however they interleave',
    input: [
      syscall(1),
      syscall(2),
      `type=CWD msg=${at(2)}: cwd="/tmp"`,
      `type=EXECVE msg=${at(1)}: argc=2 a0="sh" a1=${hex('-c x')}`,
      `type=PROCTITLE msg=${at(2)}: proctitle=${hex('sh\0-c\0id')}`,
      `type=CWD msg=${at(1)}: cwd=${hex('/my dir')}`,
    ].join('\n'),
    records: [
      {
        audit: audit(1),
        records: [
          syscallFields,
          { type: 'EXECVE', argc: '2', args: ['sh', '-c x'] },
          { type: 'CWD', cwd: '/my dir' },
        ],
      },
      {
        audit: audit(2),
        records: [syscallFields, { type: 'CWD', cwd: '/tmp' }, { type: 'PROCTITLE', proctitle: 'sh -c id' }],
      },
    ],
    lines: [1, 2],
    raws: [
      [
        syscall(1),
        `type=EXECVE msg=${at(1)}: argc=2 a0="sh" a1=${hex('-c x')}`,
        `type=CWD msg=${at(1)}: cwd=${hex('/my dir')}`,
      ].join('\n'),
      [
        syscall(2),
        `type=CWD msg=${at(2)}: cwd="/tmp"`,
        `type=PROCTITLE msg=${at(2)}: proctitle=${hex('sh\0-c\0id')}`,
      ].join('\n'),
    ],
  },
  {
    name: 'arguments in pieces, over several records and out of order',
    input: [
      `type=EXECVE msg=${at(1)}: argc=3 a0="sh" a1_len=8 a1[1]=${hex('cd')}`,
      `type=EXECVE msg=${at(1)}: a1[0]=${hex('ab')}`,
      `type=EXECVE msg=${at(1)}: a2="last"`,
    ].join('\n'),
    records: [{ audit: audit(1), records: [{ type: 'EXECVE', argc: '3', args: ['sh', 'abcd', 'last'] }] }],
  },
  {
    name: 'nodes are apart, and so are equal numbers at another time',
    input: [
      `node=web01 type=CWD msg=${at(1)}: cwd="/a"`,
      `node=web02 type=CWD msg=${at(1)}: cwd="/b"`,
      `node=web01 type=CWD msg=${at(1, 5)}: cwd="/c"`,
    ].join('\n'),
    records: [
      { audit: { ...(audit(1) as object), node: 'web01' }, records: [{ type: 'CWD', cwd: '/a' }] },
      { audit: { ...(audit(1) as object), node: 'web02' }, records: [{ type: 'CWD', cwd: '/b' }] },
      {
        audit: { node: 'web01', time: '1780479000.005', serial: '1' },
        records: [{ type: 'CWD', cwd: '/c' }],
      },
    ],
  },
  {
    name: 'messages in quotes, and words that auditd adds, of names that come twice the first',
    input: `type=USER_CMD msg=${at(9)}: pid=1 uid=0 msg='cwd="/root" cmd=${hex('cat x')} exe="/usr/bin/sudo" res=success'\x1dUID="root" AUID="sam"\n`,
    records: [
      {
        audit: audit(9),
        records: [
          {
            type: 'USER_CMD',
            pid: '1',
            uid: '0',
            cwd: '/root',
            cmd: 'cat x',
            exe: '/usr/bin/sudo',
            res: 'success',
            UID: 'root',
            AUID: 'sam',
          },
        ],
      },
    ],
  },
  {
    name: 'numbers that look like hexadecimal text stay, text that is none stays',
    input: `type=SYSCALL msg=${at(1)}: a0=6162 old=64 exe=ABC comm=6g name=(null)\n`,
    records: [
      {
        audit: audit(1),
        records: [{ type: 'SYSCALL', a0: '6162', old: '64', exe: 'ABC', comm: '6g', name: '(null)' }],
      },
    ],
  },
  {
    name: 'an event that grows too long',
    input: `${syscall(1)}\n${`type=PATH msg=${at(1)}: name="${'x'.repeat(100)}"\n`.repeat(5)}${syscall(2)}\n`,
    limits: { maxRecordBytes: 400 },
    records: [{ audit: audit(2), records: [syscallFields] }],
    faults: ['record-too-long 1'],
  },
  {
    name: 'hostile names of fields',
    input: `type=X msg=${at(1)}: __proto__=1 constructor=2 a99999=3\ntype=EXECVE msg=${at(2)}: a99999="x" a0="y"\n`,
    records: [
      {
        audit: audit(1),
        records: [JSON.parse('{"__proto__":"1","constructor":"2","a99999":"3","type":"X"}')],
      },
      { audit: audit(2), records: [{ type: 'EXECVE', argc: '', args: ['y'] }] },
    ],
  },
]);

test('audit: text that was coded is handed on in plain, for whoever searches for secrets', async () => {
  const { records } = await decodeAll(
    `type=EXECVE msg=${at(1)}: argc=1 a0=${hex('echo pw | sudo -S x')}\ntype=CWD msg=${at(2)}: cwd="/"\n`,
  );
  assert.match(records[0]?.decoded ?? '', /echo pw \| sudo -S x/);
  assert.equal(records[1]?.decoded, undefined);
});

test('audit: a line that comes much later is a record of its own', async () => {
  const others = Array.from({ length: 300 }, (_, serial) => `type=CWD msg=${at(serial + 100)}: cwd="/"`);
  const { records } = await decodeAll(
    [syscall(1), ...others, `type=CWD msg=${at(1)}: cwd="/late"`].join('\n'),
  );
  assert.equal(records.length, 302);
});
