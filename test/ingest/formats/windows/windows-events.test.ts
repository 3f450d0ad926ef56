import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { scriptBlock } from '../../../../src/attribution/guest/guest-log.ts';
import { hostSighting } from '../../../../src/attribution/guest/host-sighting.ts';
import { processChange, processOf } from '../../../../src/attribution/guest/process-start.ts';
import { getField } from '../../../../src/event/fields.ts';
import type { JsonObject } from '../../../../src/event/json.ts';
import { openInputs } from '../../../../src/ingest/sources/open-inputs.ts';
import { noOracle, oraclePath } from '../../support/oracle.ts';
import { readAll, readOne } from '../../support/read-all.ts';

/* Synthetic unless it says otherwise, as the samples. */

function samples(format: string): JsonObject[] {
  const file = new URL(`../samples/${format}.json`, import.meta.url);
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: { record: JsonObject }[] };
  return cases.map(({ record }) => record);
}

const flat = samples('windows-flat');
const [sysmon, , , , , created] = flat as [
  JsonObject,
  JsonObject,
  JsonObject,
  JsonObject,
  JsonObject,
  JsonObject,
];

/** Changes to a record, and fields of the document that they decide; undefined means absent. */
const rows: readonly [name: string, record: JsonObject, fields: Record<string, unknown>][] = [
  [
    'both times of Sysmon',
    sysmon,
    { '@timestamp': '2026-06-03T09:30:13.301Z', 'event.created': '2026-06-03T05:30:13.310Z' },
  ],
  ['Sysmon without its own time', { ...sysmon, UtcTime: '' }, { '@timestamp': '2026-06-03T05:30:13.310Z' }],
  ['the writer of Sysmon is not the user', sysmon, { 'user.id': undefined, 'user.name': 'SYSTEM' }],
  ['pids are hexadecimal', created, { 'process.pid': 4212, 'process.parent.pid': 4200 }],
  ['nobody as target', created, { 'user.effective': undefined }],
  [
    'somebody as target',
    {
      ...created,
      TargetUserSid: 'S-1-5-21-1-2-3-1001',
      TargetUserName: 'miriamg',
      TargetDomainName: 'CONTOSO',
    },
    {
      'user.effective': { domain: 'CONTOSO', id: 'S-1-5-21-1-2-3-1001', name: 'miriamg' },
      'user.name': 'WEB01$',
    },
  ],
  [
    'without command lines in the log',
    { ...created, CommandLine: '' },
    { 'process.command_line': undefined, 'process.args': undefined },
  ],
  [
    'a level that Windows does not know',
    { ...created, Severity: undefined, Level: '8' },
    { 'log.level': undefined },
  ],
  [
    'the log by its channel alone',
    { ...created, SourceName: undefined, Channel: 'security' },
    { 'event.action': 'created-process' },
  ],
  ['a forwarded event', { ...created, Channel: 'ForwardedEvents' }, { 'event.dataset': 'system.security' }],
];

for (const [name, record, fields] of rows) {
  test(`field by field: ${name}`, async () => {
    const { events, report } = await readOne(record);
    assert.equal(report.bad, 0);
    for (const [path, value] of Object.entries(fields)) {
      assert.deepEqual(getField(events[0]?.doc ?? {}, path), value, path);
    }
  });
}

test('what attribution reads is the same from every log of one process', async () => {
  const security = { ...created, EventTime: undefined, '@timestamp': '2026-06-03T09:30:13.301Z' };
  const [row] = samples('sentinel-security-event') as [JsonObject];
  const [event] = samples('sentinel-event') as [JsonObject];
  for (const record of [sysmon, security, row, event]) {
    const [read] = (await readOne(record)).events;
    assert.ok(read);
    assert.equal(processChange(read.doc), 'start');
    const { pid, parentPid, executable, commandLine, parentExecutable, time } = processOf(read);
    assert.deepEqual(
      [pid, parentPid, time.ms],
      [4212, 4200, Date.UTC(2026, 5, 3, 9, 30, 13, Math.min(time.ms % 1000, 310))],
    );
    assert.equal(executable, 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe');
    assert.equal(commandLine, 'powershell  -ExecutionPolicy Unrestricted -File script0.ps1');
    assert.equal(parentExecutable, 'C:\\Windows\\System32\\cmd.exe');
    assert.equal(hostSighting(read)?.name, 'web01.contoso.com');
    assert.equal(hostSighting(read)?.osType, 'windows');
  }
});

test('a row of a workspace names its machine', async () => {
  for (const format of ['sentinel-security-event', 'sentinel-event', 'sentinel-syslog']) {
    const [record] = samples(format) as [JsonObject];
    const [event] = (await readOne(record)).events;
    assert.ok(event);
    assert.equal(hostSighting(event)?.resourceId, record['_ResourceId']);
  }
});

test('a logged script is one for attribution, without its secrets', async () => {
  for (const record of [flat[7], samples('sentinel-event')[1], samples('elastic-powershell')[0]]) {
    const [event] = (await readOne(record)).events;
    assert.ok(event);
    const block = scriptBlock(event);
    assert.match(block?.path ?? '', /Downloads\\script0\.ps1$/);
    assert.match(block?.text ?? '', /whoami/);
    assert.ok(!JSON.stringify(event).includes('hunter2'));
  }
});

test('a record without a date is told', async () => {
  const { EventTime: _, ...record } = created;
  const { report } = await readOne(record);
  assert.match(report.faults[0]?.samples[0]?.message ?? '', /none is a date/);
});

const real = oraclePath('azure', 'otrf');

test('published events of two hosts', { skip: noOracle(real) }, async (t) => {
  const { inputs } = await openInputs([`${real}/*.jsonl`], { cwd: '/' });
  const { events, report } = await readAll(inputs);
  assert.deepEqual(report.faults, []);
  assert.deepEqual([...new Set(events.map(({ format }) => format))], ['windows-flat']);
  const starts = events.filter(({ doc }) => processChange(doc) === 'start').map(processOf);
  assert.equal(starts.length, 6);
  // The two logs tell of the same processes.
  for (const start of starts) {
    const twins = starts.filter(
      ({ pid, commandLine }) => pid === start.pid && commandLine === start.commandLine,
    );
    assert.equal(twins.length, 2);
    assert.equal(new Set(twins.map(({ parentPid }) => parentPid)).size, 1);
    assert.equal(new Set(twins.map(({ parentExecutable }) => parentExecutable)).size, 1);
  }
  // The shipper wrote local time: 4 and 16 hours off.
  const off = events.flatMap(({ doc, time }) => {
    const created = Date.parse(String(getField(doc, 'event.created')));
    return getField(doc, 'event.code') === '1' ? [Math.round((time.ms - created) / 3_600_000)] : [];
  });
  assert.deepEqual(
    off.sort((a, b) => a - b),
    [4, 4, 16],
  );
  t.diagnostic('oracle: 6 cases of Windows events');
});
