import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { simulate } from '../../src/simulate/simulate.ts';
import { noSamples, sample } from './oracle.ts';
import { bundled, parsed, small } from './scenarios.ts';

type Doc = Record<string, unknown>;

/** Every path to a value. Claims are taken as one value: which a token has depends on who holds it. */
function paths(value: unknown, prefix = '', into = new Set<string>()): Set<string> {
  if (Array.isArray(value) && typeof value[0] === 'object') {
    for (const item of value) paths(item, prefix, into);
    return into;
  }
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject || prefix.endsWith('claims')) into.add(prefix);
  else
    for (const [key, child] of Object.entries(value))
      paths(child, prefix === '' ? key : `${prefix}.${key}`, into);
  return into;
}

/** The records of one file, whatever holds them. */
function records(scenario: string, path: string): Doc[] {
  const { files } = simulate(bundled(scenario), 1);
  const text = files
    .filter((file) => file.path.startsWith(`${scenario}/${path}`))
    .map((file) => file.chunks.join(''))
    .join('');
  if (text.startsWith('[')) return JSON.parse(text) as Doc[];
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Doc)
    .flatMap((doc) => (doc['records'] ?? doc['value'] ?? [doc]) as Doc[]);
}

function allPaths(docs: readonly Doc[]): Set<string> {
  return docs.reduce((into, doc) => paths(doc, '', into), new Set<string>());
}

/** Fields of a real sample that the writer never writes, beside those with a reason not to. */
function lacking(docs: readonly Doc[], real: Iterable<string>, notOurs: RegExp): string[] {
  const ours = allPaths(docs);
  return [...real].filter((path) => !ours.has(path) && !notOurs.test(path));
}

describe('shapes, beside real samples', { skip: noSamples }, () => {
  test('Event Hub', (t) => {
    const [line] = sample('elastic-integrations/test-activitylogs-raw.log').split('\n');
    const docs = records('shapes', 'hub.ndjson');
    assert.deepEqual(lacking(docs, paths(JSON.parse(line as string)), /^$/), []);
    assert.match(String(docs[0]?.['time']), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/);
    t.diagnostic('oracle: 1 cases of activity log samples');
  });

  test('REST', (t) => {
    const real = paths(JSON.parse(sample('stratus/run-command-succeeded.rest.json').replaceAll('\t', ' ')));
    assert.deepEqual(lacking(records('shapes', 'list.json'), real, /^$/), []);
    t.diagnostic('oracle: 1 cases of activity log samples');
  });

  test('the id of a REST record holds the ticks of its time', () => {
    for (const doc of records('shapes', 'list.json')) {
      const ticks = BigInt(String(doc['id']).split('/ticks/')[1] as string);
      const [, fraction] = /\.(\d{7})Z$/.exec(String(doc['eventTimestamp'])) as unknown as [string, string];
      assert.equal(String(ticks % 10_000_000n).padStart(7, '0'), fraction);
    }
    // The sample that settled what the number means: 637896803756986539 is 2022-06-01T11:39:35.6986539Z.
    const ms = (637_896_803_756_986_539n - 621_355_968_000_000_000n) / 10_000n;
    assert.equal(new Date(Number(ms)).toISOString(), '2022-06-01T11:39:35.698Z');
  });

  test('documents of the Azure integration', (t) => {
    const real = paths(JSON.parse(sample('elastic-integrations/sample_event.37c97e14.json')));
    const newer = /^(?:azure\.(?:correlation|resource_group|resource_provider)\.|cloud\.resource_id$)/;
    assert.deepEqual(lacking(records('shapes', 'elastic.ndjson'), real, newer), []);
    t.diagnostic('oracle: 1 cases of activity log samples');
  });

  const notOurs =
    /^(?:cloud|container|orchestrator|group\.Ext|user\.Ext|process\.(?:ai_agent|session_leader|group_leader|env_vars|tty|thread|supplemental_groups|origin_|parent\.(?:Ext|thread|tty|supplemental_groups|code_signature)|entry_leader\.(?:entry_meta\.source|group|parent|real_|user|tty|supplemental_groups|working_directory)|Ext\.(?:command_line_truncated|trusted|created_suspended|defense_evasions|desktop_name|device\.|effective_parent|mitigation_policies|protection|relative_|session_info\.|token\.security_attributes|windows|code_signature))|process\.code_signature\.thumbprint_sha256|process\.pe\.imphash)/;
  for (const [system, page] of [
    ['windows', 'elastic-endpoint/windows_process_create_and_exit.fields.txt'],
    ['ubuntu', 'elastic-endpoint/linux_process_fork_exec_exit.fields.txt'],
  ] as const) {
    test(`process documents of Elastic Defend on ${system}`, (t) => {
      const { files } = simulate(
        parsed(small({ machines: `[{ name: web, subscription: prod, system: ${system} }]` })),
        1,
      );
      const text = files.find((file) => file.path.includes('guest'))?.chunks ?? [];
      const real = sample(page).trim().split('\n');
      assert.deepEqual(
        lacking(
          text.map((line) => JSON.parse(line) as Doc),
          real,
          notOurs,
        ),
        [],
      );
      t.diagnostic('oracle: 1 cases of endpoint samples');
    });
  }

  test('Sysmon documents hold what the raw event says', (t) => {
    const line = sample('otrf/cmd_sharpview_pcre_net.sysmon1_4688.jsonl')
      .split('\n')
      .find((one) => one.includes('"EventID":1,'));
    const raw = JSON.parse(line as string) as Doc;
    const { files } = simulate(
      parsed(
        small({
          machines: '[{ name: web, subscription: prod, sensors: sysmon }]',
          'guest-logs': '[{ path: guest.ndjson, sensor: sysmon }]',
        }),
      ),
      1,
    );
    const docs = (files.find((file) => file.path.includes('guest'))?.chunks ?? []).map(
      (one) => JSON.parse(one) as Doc,
    );
    const data = [...allPaths(docs)]
      .filter((path) => path.startsWith('winlog.event_data.'))
      .map((path) => path.split('.')[2]);
    // What the pipeline moves to ECS fields, and what belongs to the envelope of another collector.
    const moved =
      /^(?:CommandLine|ParentCommandLine|Image|ParentImage|ProcessId|ParentProcessId|ProcessGuid|ParentProcessGuid|CurrentDirectory|Hashes|UtcTime|OriginalFileName|RuleName)$/;
    const envelope =
      /^(?:Keywords|Task|TimeCreated|SourceName|@timestamp|Hostname|Level|EventID|ProviderGuid|Message|Channel)$/;
    assert.deepEqual(
      Object.keys(raw).filter((key) => !data.includes(key) && !moved.test(key) && !envelope.test(key)),
      [],
    );
    const guid = /^\{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}$/;
    assert.match(String(raw['ProcessGuid']), guid);
    for (const doc of docs) assert.match((doc['process'] as { entity_id: string }).entity_id, guid);
    t.diagnostic('oracle: 1 cases of endpoint samples');
  });
});
