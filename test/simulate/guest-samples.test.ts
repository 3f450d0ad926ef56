import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { noSamples, sample } from './oracle.ts';
import { bundled } from './scenarios.ts';
import { logsOf } from './worlds.ts';

type Row = Readonly<Record<string, unknown>>;

/** Records of the scenario of all shapes, by the path of their log. */
const logs = logsOf(bundled('guest-shapes'), 1);

function texts(path: string): string[] {
  return logs
    .filter(({ spec }) => spec.path.startsWith(path))
    .flatMap(({ records }) => records.map(({ text }) => text));
}

function rows(path: string): Row[] {
  return texts(path).map((text) => JSON.parse(text) as Row);
}

function lines(path: string): Row[] {
  return sample(path)
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Row);
}

function lacking(real: Row, ours: readonly Row[], notOurs: RegExp): string[] {
  const known = new Set(ours.flatMap(Object.keys));
  return Object.keys(real).filter((key) => !known.has(key) && !notOurs.test(key));
}

describe('guests’ shapes, beside real samples', { skip: noSamples }, () => {
  // Of the signer, of version resources, of features that servers seldom have, and what the sample alone has.
  const unwritten =
    /VersionInfo|Signature|Signer|TokenElevation|ObjectId$|Upn$|Sensitivity|ShareName|Previous|FileOrigin|Request(?:Account|Source)|InitiatingProcess(?:FileSize|LogonId)|^LogonId$|IsAzureInfo|NetworkAdapterName/;
  const streamed = rows('mde-stream');
  for (const table of ['DeviceProcessEvents', 'DeviceFileEvents']) {
    test(`Defender streams ${table}`, (t) => {
      const category = `AdvancedHunting-${table}`;
      const real = lines('m365-defender/test-device.EXCERPT.log').find(
        (row) => row['category'] === category,
      ) as Row;
      const ours = streamed.filter((row) => row['category'] === category);
      assert.deepEqual(lacking(real, ours, /^$/), []);
      const inner = (row: Row) => row['properties'] as Row;
      assert.deepEqual(lacking(inner(real), ours.map(inner), unwritten), []);
      assert.match(String(inner(ours[0] as Row)['Timestamp']), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/);
      t.diagnostic('oracle: 1 cases of Defender samples');
    });
  }

  const flat = 'otrf/cmd_sharpview_pcre_net.sysmon1_4688.jsonl';
  test('Sysmon, shipped flat', (t) => {
    const real = lines(flat).find((row) => row['EventID'] === 1) as Row;
    const ours = rows('sysmon-flat').filter((row) => row['EventID'] === 1);
    assert.deepEqual(lacking(real, ours, /^Message$/), []);
    assert.equal(typeof ours[0]?.['ProcessId'], typeof real['ProcessId']);
    t.diagnostic('oracle: 1 cases of endpoint samples');
  });

  test('data of 4688', (t) => {
    const real = lines(flat).find((row) => row['EventID'] === 4688) as Row;
    const frame =
      /^(?:@timestamp|TimeCreated|ProviderGuid|Level|Channel|Task|SourceName|Hostname|EventID|Keywords|Message)$/;
    const data = texts('security.jsonl').map(
      (text) => (JSON.parse(text) as { Event: { EventData: Row } }).Event.EventData,
    );
    assert.deepEqual(lacking(real, data, frame), []);
    assert.match(String(data[0]?.['NewProcessId']), /^0x[0-9a-f]+$/);
    t.diagnostic('oracle: 1 cases of endpoint samples');
  });

  test('lines of the audit log', (t) => {
    const fields = (line: string) => [...line.matchAll(/(?<= )(\w+)=/g)].map(([, name]) => name as string);
    const real = sample('otrf/sh_arp_cache.auditd.log').trim().split('\n');
    const ours = texts('hosts').join('\n').split('\n');
    for (const type of ['SYSCALL', 'EXECVE', 'CWD', 'PATH', 'PROCTITLE']) {
      const of = (all: readonly string[]) =>
        new Set(all.filter((line) => line.startsWith(`type=${type} `)).flatMap(fields));
      assert.deepEqual([...of(real).difference(of(ours))], [], type);
    }
    const [title] = /proctitle=(\S+)/.exec(real.find((line) => line.includes('PROCTITLE')) as string) ?? [];
    assert.match(title ?? '', /^proctitle=[0-9A-F]+$/);
    assert.ok(ours.some((line) => /proctitle=[0-9A-F]+$/.test(line)));
    t.diagnostic('oracle: 1 cases of audit samples');
  });

  test('files and connections of Elastic Defend', (t) => {
    const ours = rows('defend.json');
    for (const kind of ['file', 'network']) {
      const real = JSON.parse(sample(`elastic-endpoint/${kind}.sample_event.json`)) as Row;
      const own = ours.filter((row) => (row['event'] as Row)['category']?.toString() === kind);
      assert.ok(own.length > 0);
      // What is looked up on the way in, and a field that the sample alone has.
      assert.deepEqual(lacking(real, own, /^(?:Effective_process|dns)$/), []);
      const event = (row: Row) => row['event'] as Row;
      assert.deepEqual(lacking(event(real), own.map(event), /^$/), []);
    }
    t.diagnostic('oracle: 2 cases of endpoint samples');
  });
});
