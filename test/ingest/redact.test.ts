import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { memoryInput } from './support/memory-input.ts';
import { readAll } from './support/read-all.ts';

/* Synthetic: command lines as the handlers' source code builds them; every password is made up. */

const script = '/home/svc-deploy/waagent/run-command-handler-runas/download/deploy/0/script.sh';
const runAs = (password: string): string => `echo ${password} | sudo -S -u svc-deploy ${script}`;
const action = 'powershell  -ExecutionPolicy Unrestricted -File script12.ps1';

function defend(process: Record<string, unknown>): Record<string, unknown> {
  return {
    '@timestamp': '2026-06-03T09:30:00.1234567Z',
    data_stream: { type: 'logs', dataset: 'endpoint.events.process', namespace: 'default' },
    event: { id: 'event-1', dataset: 'endpoint.events.process', action: 'exec' },
    process,
  };
}

interface Case {
  readonly name: string;
  readonly process: Record<string, unknown>;
  readonly expected: Record<string, unknown>;
}

const cases: readonly Case[] = [
  {
    name: 'a RunAs password on a command line',
    process: { command_line: `/bin/bash -c ${runAs('P@ss w0rd"\\|;echo')}` },
    expected: { command_line: `/bin/bash -c ${runAs('[redacted]')}` },
  },
  {
    name: 'in arguments, in the parent, in leaders and in text',
    process: {
      args: ['/bin/bash', '-c', runAs('secret1')],
      parent: { command_line: runAs('secret1'), args: [runAs('secret1')] },
      entry_leader: { args: ['bash', '-c', runAs('secret1')] },
      io: {
        text: `CommandLine: ${runAs('secret1')}\r\nParentCommandLine: ${runAs('secret1')}\r\nUser: root`,
      },
    },
    expected: {
      args: ['/bin/bash', '-c', runAs('[redacted]')],
      parent: { command_line: runAs('[redacted]'), args: [runAs('[redacted]')] },
      entry_leader: { args: ['bash', '-c', runAs('[redacted]')] },
      io: {
        text: `CommandLine: ${runAs('[redacted]')}\r\nParentCommandLine: ${runAs('[redacted]')}\r\nUser: root`,
      },
    },
  },
  {
    name: 'in arguments split at spaces',
    process: { args: ['/bin/bash', '-c', 'echo', 'two', 'words', '|', 'sudo', '-S', '-u', 'svc', script] },
    expected: {
      args: ['/bin/bash', '-c', 'echo', '[redacted]', '[redacted]', '|', 'sudo', '-S', '-u', 'svc', script],
    },
  },
  {
    name: 'in JSON inside a text',
    process: { detail: JSON.stringify({ line: runAs('a"b\u007cc') }).replaceAll('|', '\\u007c') },
    expected: { detail: JSON.stringify({ line: runAs('[redacted]') }) },
  },
  {
    name: 'twice on a line, and an echo before',
    process: { command_line: `echo hi; ${runAs('one')}; ${runAs('two')}` },
    expected: {
      command_line: `echo [redacted] | sudo -S -u svc-deploy ${script}; echo [redacted] | sudo -S -u svc-deploy ${script}`,
    },
  },
  {
    name: 'secret parameters of an action script',
    process: {
      command_line: `${action} -Name web -AdminPassword hunter2 -ApiKey:abc -Count 3 -Sas="x y" -token 'it''s' -v`,
    },
    expected: {
      command_line: `${action} -Name web -AdminPassword [redacted] -ApiKey:[redacted] -Count 3 -Sas=[redacted] -token [redacted] -v`,
    },
  },
  {
    name: 'values with spaces, escapes and quotes that do not end',
    process: {
      command_line: `cmd /c ${action} -ConnectionString Server=db;User Id=sa;Password=a^&b c -x 1`,
      parent: { command_line: `${action} -Secret "a \\" -b \`" c" -Next 1` },
      previous: { command_line: `${action} -Pwd "never ends -Next 1` },
    },
    expected: {
      command_line: `cmd /c ${action} -ConnectionString [redacted] -x 1`,
      parent: { command_line: `${action} -Secret [redacted] -Next 1` },
      previous: { command_line: `${action} -Pwd [redacted] -Next 1` },
    },
  },
  {
    name: 'secret parameters in arguments',
    process: {
      args: ['powershell', '-File', 'script0.ps1', '-AdminPassword', 'x y', 'z', '-Key:abc', '-Name', 'web'],
    },
    expected: {
      args: [
        'powershell',
        '-File',
        'script0.ps1',
        '-AdminPassword',
        '[redacted]',
        '[redacted]',
        '-Key:[redacted]',
        '-Name',
        'web',
      ],
    },
  },
  {
    name: 'a script of another name in a handler folder',
    process: {
      command_line: String.raw`powershell.exe -File "C:\Packages\Plugins\Microsoft.CPlat.Core.RunCommandHandlerWindows\2.0.9\Downloads\Set Up.ps1" -Password x`,
    },
    expected: {
      command_line: String.raw`powershell.exe -File "C:\Packages\Plugins\Microsoft.CPlat.Core.RunCommandHandlerWindows\2.0.9\Downloads\Set Up.ps1" -Password [redacted]`,
    },
  },
  {
    name: 'the password of net user, and of the net1 that it starts, in text, arguments and parent',
    process: {
      command_line: 'C:\\Windows\\system32\\net1 user svc-support hunter2 /add',
      args: ['C:\\Windows\\system32\\net1', 'user', 'svc-support', 'hunter2', '/add'],
      parent: {
        command_line: '"C:\\Windows\\system32\\net.exe" user /domain "svc support" "hun ter2" /add',
        args: ['C:\\Windows\\system32\\net.exe', 'user', '/domain', 'svc support', 'hun ter2', '/add'],
      },
    },
    expected: {
      command_line: 'C:\\Windows\\system32\\net1 user svc-support [redacted] /add',
      args: ['C:\\Windows\\system32\\net1', 'user', 'svc-support', '[redacted]', '/add'],
      parent: {
        command_line: '"C:\\Windows\\system32\\net.exe" user /domain "svc support" [redacted] /add',
        args: ['C:\\Windows\\system32\\net.exe', 'user', '/domain', 'svc support', '[redacted]', '/add'],
      },
    },
  },
  {
    name: 'the password of net user, whatever white space parts the two',
    process: {
      command_line: 'net\tuser svc-support hunter2',
      args: ['cmd', '/c', `net${' '.repeat(20)}user svc-support hunter2`],
      parent: { command_line: 'net.exe\f\r\n user svc-support hunter2' },
    },
    expected: {
      command_line: 'net\tuser svc-support [redacted]',
      args: ['cmd', '/c', `net${' '.repeat(20)}user svc-support [redacted]`],
      parent: { command_line: 'net.exe\f\r\n user svc-support [redacted]' },
    },
  },
  {
    name: 'the password of net use',
    process: {
      command_line: String.raw`net use X: \\files.contoso.com\share hunter2 /user:contoso\svc`,
      args: [
        'net',
        'use',
        'X:',
        String.raw`\\files.contoso.com\share`,
        'hunter2',
        String.raw`/user:contoso\svc`,
      ],
      parent: { command_line: String.raw`cmd /c "net use \\files\share /user:svc hunter2"` },
    },
    expected: {
      command_line: String.raw`net use X: \\files.contoso.com\share [redacted] /user:contoso\svc`,
      args: [
        'net',
        'use',
        'X:',
        String.raw`\\files.contoso.com\share`,
        '[redacted]',
        String.raw`/user:contoso\svc`,
      ],
      parent: { command_line: String.raw`cmd /c "net use \\files\share /user:svc [redacted]"` },
    },
  },
];

for (const { name, process, expected } of cases) {
  test(`redacted: ${name}`, async () => {
    const line = JSON.stringify(defend(process));
    const { events } = await readAll([memoryInput(line)]);
    assert.deepEqual(events[0]?.doc['process'], expected);
    assert.deepEqual(JSON.parse(events[0]?.original ?? ''), defend(expected));
  });
}

const untouched: readonly Record<string, unknown>[] = [
  { command_line: 'sudo -S -u svc ls', args: ['sudo', '-S'] },
  { command_line: 'echo hello | sudo tee /etc/motd' },
  { command_line: 'echo hello | grep x' },
  { command_line: 'powershell -File C:\\tools\\deploy.ps1 -Password visible' },
  { command_line: `${action} -Name web -Count 3` },
  { command_line: `${action} -PassThru -Name web` },
  { command_line: 'net user', args: ['net', 'user'] },
  { command_line: 'net user guest /active:yes', args: ['net', 'user', 'guest', '/active:yes'] },
  { command_line: 'net1 user guest * /add', args: ['net1', 'user', 'guest', '*', '/add'] },
  { command_line: 'net use', args: ['net', 'use', '*', '/delete'] },
  { command_line: 'net localgroup administrators svc /add', args: ['net', 'localgroup', 'x', 'svc', '/add'] },
  { command_line: 'dotnet user secrets', args: ['dotnet', 'user', 'a', 'b'] },
];

for (const process of untouched) {
  test(`left alone: ${process['command_line']}`, async () => {
    const line = JSON.stringify(defend(process));
    const { events } = await readAll([memoryInput(line)]);
    assert.deepEqual(events[0]?.doc, defend(process));
    assert.equal(events[0]?.original, line);
  });
}

for (const gap of [
  '\\t',
  '\\f',
  '\\r\\n',
  '\u2003'.repeat(3),
  ' '.repeat(9),
  '\\u0009',
  '\\u2003',
  '\\" \\t',
])
  test(`net and user may be parted by ${gap}, as it is written`, async () => {
    const line = JSON.stringify(defend({ command_line: 'net-user svc-support hunter2' }));
    const { events } = await readAll([memoryInput(line.replace('-user', `${gap}user`))]);
    assert.equal(events.length, 1);
    assert.ok(!JSON.stringify(events).includes('hunter2'));
  });

test('the pipe may be escaped in the record', async () => {
  const line = JSON.stringify(defend({ command_line: runAs('hunter2') })).replaceAll('|', '\\u007C');
  const { events } = await readAll([memoryInput(line)]);
  assert.ok(!JSON.stringify(events).includes('hunter2'));
});

test('no password of RunAs survives, whatever it is made of', async () => {
  const password = fc
    .string({ unit: 'grapheme', minLength: 4, maxLength: 20 })
    .filter((text) => !/[\r\n]|^\s|\s$/.test(text));
  await fc.assert(
    fc.asyncProperty(password, async (text) => {
      const secret = `${text}hunter2`;
      const { events } = await readAll([
        memoryInput(JSON.stringify(defend({ command_line: runAs(secret), args: [runAs(secret)] }))),
      ]);
      assert.ok(!JSON.stringify(events).includes('hunter2'));
    }),
  );
});

test('hostile command lines take no longer than others', async () => {
  const bulk = 400_000;
  const hostile = [
    '| sudo -S '.repeat(bulk / 10),
    `|${'/'.repeat(bulk)}sudo`,
    `| sudo -${'S'.repeat(bulk)}!`,
    `${action} ${'-pass " \\"'.repeat(bulk / 10)}`,
    'echo '.repeat(bulk / 5),
    `${action} -pass${' '.repeat(bulk)}x`,
    'script1.ps1 '.repeat(bulk / 12),
    'net user '.repeat(bulk / 9),
    `net user ${'/a '.repeat(bulk / 3)}`,
    `net use ${'x: '.repeat(bulk / 3)}`,
    `net user "${'a '.repeat(bulk / 2)}`,
    `net${' '.repeat(bulk)}`,
    'net\t'.repeat(bulk / 4),
    `net${'\t'.repeat(bulk)}user`,
    `net${'\\u0009'.repeat(bulk / 6)}user`,
  ];
  const start = performance.now();
  for (const line of hostile) await readAll([memoryInput(JSON.stringify(defend({ command_line: line })))]);
  assert.ok(performance.now() - start < 5000);
});

test('protected settings of a request body go, names of parameters stay', async () => {
  const body = {
    properties: {
      source: { script: 'whoami' },
      protectedParameters: [{ name: 'token', value: 'hunter2' }],
      runAsPassword: 'hunter2',
      protectedSettings: { commandToExecute: 'hunter2' },
    },
  };
  const record = {
    time: '2026-06-03T09:30:00Z',
    category: 'Administrative',
    operationName: 'MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMANDS/WRITE',
    resultType: 'Start',
    properties: { requestbody: JSON.stringify(body), cut: '{"runAsPassword":"hunter2","x' },
  };
  const { events } = await readAll([memoryInput(JSON.stringify(record))]);
  assert.ok(!JSON.stringify(events).includes('hunter2'));
  assert.ok(events[0]?.original.includes('whoami'));
  assert.ok(events[0]?.original.includes('token'));
});
