import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attribute } from '../../../src/attribution/attribute.ts';
import { goalState, handlerLogEntry } from '../../../src/attribution/guest/guest-log.ts';
import { hostOfPath } from '../../../src/ingest/formats/guest-log/host-of-path.ts';
import { hubRecord } from '../support/azure-records.ts';
import { memoryInput } from '../support/memory-input.ts';
import { readAll } from '../support/read-all.ts';

/* Synthetic. */

const action = (seq: number, rest: string): string =>
  `time=2026-06-03T09:30:02Z version=v1.0.5/git@e924a1a-clean operation=enable seq=${seq} ${rest}`;
const folder = '/var/lib/waagent/run-command/download/3';

async function entries(lines: readonly string[], file: string) {
  const { events } = await readAll([memoryInput(lines.join('\n'), [], file)]);
  return events.map((event) => {
    const entry = handlerLogEntry(event);
    return (
      entry && [entry.kind, entry.handler, entry.sequence, entry.name, entry.scriptPath, event.doc['host']]
    );
  });
}

test('attribution reads the lines of a run, and of a replay', async () => {
  const host = { name: 'web01', os: { type: 'linux' } };
  const handler = 'Microsoft.CPlat.Core.RunCommandLinux';
  const lines = [
    action(3, `event="executing command" output=${folder}`),
    action(3, `event="executing protected script" output=${folder}`),
    action(3, `event="executed command" output=${folder}`),
    action(3, 'event=exit message="this script configuration is already processed, will not run again"'),
  ];
  assert.deepEqual(await entries(lines, 'web01/var/log/azure/run-command/handler.log'), [
    undefined,
    ['executing', handler, 3, undefined, `${folder}/script.sh`, host],
    ['executed', handler, 3, undefined, undefined, host],
    ['replay', handler, 3, undefined, undefined, host],
  ]);
});

test('the correlation id of a goal state is read in lower case, and none of none', async () => {
  const line = (correlation: string): string =>
    `2026-06-03T09:30:01.004512Z INFO ExtHandler ExtHandler ProcessExtensionsGoalState started [incarnation_1 channel: WireServer source: Fabric activity: None correlation ${correlation} created: None]`;
  const { events } = await readAll([
    memoryInput(
      `${line('AAAA0000-bb11-2222-33cc-444444dddddd')}\n${line('None')}\n`,
      [],
      'web01/waagent.log',
    ),
  ]);
  assert.deepEqual(
    events.map((event) => goalState(event)?.correlationId),
    ['aaaa0000-bb11-2222-33cc-444444dddddd', undefined],
  );
});

test('the same words on two machines are two events, the same log twice is one', async () => {
  const line = action(3, 'event=start');
  const { events } = await readAll(
    [
      'a/web01/var/log/azure/run-command/handler.log',
      'b/web01/var/log/azure/run-command/handler.log',
      'web02/handler.log',
    ].map((file) => memoryInput(line, [], file)),
  );
  const [first, second, third] = events.map(({ id }) => id);
  assert.equal(first, second);
  assert.notEqual(first, third);
});

test('a run that only the logs tell of is attributed', async () => {
  const cloud = hubRecord({ time: '2026-06-03T09:30:00.1Z' });
  const inputs = [
    memoryInput(JSON.stringify(cloud), [], 'activity.json'),
    memoryInput(
      [
        action(3, `event="executing public script" output=${folder}`),
        action(3, `event="executed command" output=${folder}`),
      ].join('\n'),
      [],
      'collected/web01/var/log/azure/run-command/handler.log',
    ),
  ];
  const { events } = await readAll(inputs);
  const { attributions } = await attribute(async function* () {
    yield events;
  });
  assert.deepEqual(
    attributions.map(({ verdict }) => verdict),
    ['attributed'],
  );
});

test('passwords of RunAs go, in the document and in the original', async () => {
  const secret = 'message="RunAs cmd is echo P@ss \\"w0rd\\" | sudo -S -u opsuser /home/opsuser/x/script.sh"';
  const { events } = await readAll([memoryInput(action(0, secret), [], 'web01/handler.log')]);
  assert.doesNotMatch(JSON.stringify(events), /w0rd|P@ss/);
  assert.match(events[0]?.original ?? '', /^time=.*echo \[redacted\] \| sudo -S -u opsuser/);
});

test('the machine by the path of its log', () => {
  const cases: [string, string | undefined][] = [
    ['web01/var/log/waagent.log', 'web01'],
    ['case 7/web01/var/log/azure/run-command/handler.log', 'web01'],
    ['triage/web01.tar.gz/var/log/waagent.log', 'web01'],
    ['triage.zip/web02/[root]/var/log/waagent.log', 'web02'],
    ['/cases/uploads/auto/var/log/waagent.log', 'cases'],
    ['win01/C/WindowsAzure/Logs/WaAppAgent.log', 'win01'],
    [
      'win01/C:/WindowsAzure/Logs/Plugins/Microsoft.CPlat.Core.RunCommandWindows/1.1.11/RunCommandExtension.log',
      'win01',
    ],
    ['web01/waagent.log', 'web01'],
    ['web01/logs/azure/run-command/handler.log', 'web01'],
    ['web01/Microsoft.CPlat.Core.RunCommandWindows/1.1.11/RunCommandExtension.log', 'web01'],
    ['web01.contoso.com/handler.log', 'web01.contoso.com'],
    ['/var/log/waagent.log', undefined],
    ['waagent.log', undefined],
    ['logs/waagent.log', undefined],
    ['../waagent.log', undefined],
    ['-', undefined],
  ];
  for (const [file, host] of cases) assert.equal(hostOfPath(file), host, file);
});
