import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Event } from '../../../src/event/event.ts';
import { getField, getText } from '../../../src/event/fields.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/event/json.ts';
import { evtxFile } from '../support/evtx-file.ts';
import { memoryInput } from '../support/memory-input.ts';
import { noOracle, oraclePath } from '../support/oracle.ts';
import { readAll, readOne } from '../support/read-all.ts';

const time = Date.UTC(2026, 5, 3, 9, 30, 2, 649);

/* Synthetic. */
test('one record as EVTX, as XML, as JSON and as an Elastic document is one event', async () => {
  const data = {
    UtcTime: '2026-06-03 09:30:02.632',
    ProcessGuid: '{0197231e-9be6-6934-5301-000000000b00}',
    ProcessId: '8012',
    Image: 'C:\\Windows\\System32\\cmd.exe',
    CommandLine: 'cmd /c "dir & echo <x>"',
  };
  const frame = {
    provider: 'Microsoft-Windows-Sysmon',
    channel: 'Microsoft-Windows-Sysmon/Operational',
    computer: 'Win01',
    eventId: 1,
    recordId: 67583,
    time,
  };
  const json = {
    Event: {
      System: {
        Provider: { '#attributes': { Name: frame.provider } },
        EventID: 1,
        TimeCreated: { '#attributes': { SystemTime: new Date(time).toISOString() } },
        EventRecordID: 67583,
        Channel: frame.channel,
        Computer: frame.computer,
      },
      EventData: { ...data, ProcessGuid: '0197231E-9BE6-6934-5301-000000000B00', ProcessId: 8012 },
    },
  };
  const shapes = [evtxFile([{ ...frame, data }]), xmlOf(json), JSON.stringify(json)];
  const { events, report } = await readAll(shapes.map((shape) => memoryInput(shape)));
  assert.deepEqual(report.faults, []);
  const [first, ...others] = events;
  assert.equal(others.length, 2);
  for (const other of others) {
    assert.deepEqual([other.id, other.doc, other.time], [first?.id, first?.doc, first?.time]);
  }
  const { events: elastic } = await readOne(first?.doc);
  assert.deepEqual([elastic[0]?.format, elastic[0]?.id], ['elastic-sysmon', first?.id]);
});

test('an event without a time is counted, one of no frame is of no format', async () => {
  const { report } = await readAll([
    memoryInput(
      '<Event><System><EventID>1</EventID></System></Event><Event><System/></Event><Event>x</Event>',
    ),
  ]);
  assert.deepEqual(
    report.faults.map(({ code, count }) => [code, count]),
    [
      ['record-no-time', 1],
      ['record-unknown-format', 2],
    ],
  );
});

const evtx = oraclePath('sigma', 'evtx');
const reference = oraclePath('sigma', 'regression');

/* Real: events that SigmaHQ published with its rules, and another reader's fields of them. */
test('real EVTX files: all fields of the reference', { skip: noOracle(evtx) }, async (t) => {
  const events = await eventsOfFiles();
  const differences: string[] = [];
  let fields = 0;
  for (const { _id, _logsources, ...flat } of linesOf('events.ndjson')) {
    const event = events.get(String(_id));
    assert.ok(event, String(_id));
    for (const [name, value] of Object.entries(flat)) {
      fields++;
      const found = fieldOf(event, name);
      if (!alike(found, value)) differences.push(`${_id} ${name}: ${found} / ${value}`);
    }
  }
  assert.deepEqual(differences, explained);
  t.diagnostic(`oracle: ${fields} cases of fields of Windows events, ${explained.length} explained`);
});

test('real events as JSON and as XML give the same documents', { skip: noOracle(evtx) }, async (t) => {
  const events = await eventsOfFiles();
  let count = 0;
  for (const { _id, Event } of linesOf('events_raw.ndjson')) {
    const record = { Event: Event as JsonObject };
    const { events: read, report } = await readAll([
      memoryInput(JSON.stringify(record)),
      memoryInput(xmlOf(record)),
    ]);
    assert.deepEqual(report.faults, [], String(_id));
    const [json, xml] = read;
    assert.deepEqual(xml?.doc, json?.doc, String(_id));
    assert.deepEqual([json?.id, xml?.id], [events.get(String(_id))?.id, json?.id]);
    count += 2;
  }
  t.diagnostic(`oracle: ${count} cases of Windows events in other shapes`);
});

test('real Sysmon events have the fields that rules look at', { skip: noOracle(evtx) }, async (t) => {
  let count = 0;
  for (const event of (await eventsOfFiles()).values()) {
    if (event.dataStream !== 'logs-windows.sysmon_operational-default') continue;
    const data = getField(event.doc, 'winlog.event_data') as JsonObject;
    const pairs: [string, string][] = [
      ['process.executable', 'Image'],
      ['process.command_line', 'CommandLine'],
      ['process.parent.executable', 'ParentImage'],
      ['process.entity_id', 'ProcessGuid'],
      ['process.pid', 'ProcessId'],
      ['process.pe.original_file_name', 'OriginalFileName'],
      ['file.path', 'TargetFilename'],
      ['file.path', 'ImageLoaded'],
      ['file.name', 'PipeName'],
      ['registry.path', 'TargetObject'],
    ];
    assert.ok(getText(event.doc, 'event.category') ?? getText(event.doc, 'event.type'));
    for (const [ecs, name] of pairs) {
      const value = String(data[name] ?? '').trim();
      if (value === '' || value === '-' || (ecs.includes('pe.') && getText(event.doc, 'event.code') !== '1'))
        continue;
      assert.equal(getText(event.doc, ecs), value, `${event.source.file} ${ecs}`);
      count++;
    }
  }
  t.diagnostic(`oracle: ${count} cases of ECS fields of Sysmon events`);
});

async function eventsOfFiles(): Promise<Map<string, Event>> {
  const events = new Map<string, Event>();
  for (const name of readdirSync(evtx)) {
    const { events: read, report } = await readAll([memoryInput(readFileSync(`${evtx}/${name}`), [], name)]);
    assert.deepEqual(report.faults, [], name);
    read.forEach((event, at) => {
      assert.equal(event.format, 'windows-event');
      events.set(`${name.replace('.evtx', '')}#${at}`, event);
    });
  }
  return events;
}

function linesOf(name: string): JsonObject[] {
  return readFileSync(`${reference}/${name}`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as JsonObject);
}

/** Where a document has what the reference calls by a name of the XML. */
function fieldOf(event: Event, name: string): JsonValue | undefined {
  const path = frame[name] ?? `winlog.event_data.${name}`;
  const original = JSON.parse(event.original) as { Event: JsonObject };
  return path.startsWith('System.') ? getField(original.Event, path) : getField(event.doc, path);
}

/** What a document of Elastic's leaves out is compared in the original. */
const frame: Readonly<Record<string, string>> = {
  Provider_Name: 'winlog.provider_name',
  Provider_Guid: 'winlog.provider_guid',
  EventID: 'winlog.event_id',
  EventRecordID: 'winlog.record_id',
  Channel: 'winlog.channel',
  Computer: 'winlog.computer_name',
  TimeCreated_SystemTime: 'event.created',
  Execution_ProcessID: 'winlog.process.pid',
  Execution_ThreadID: 'winlog.process.thread.id',
  Security_UserID: 'winlog.user.identifier',
  Version: 'System.Version',
  Level: 'System.Level',
  Task: 'System.Task',
  Opcode: 'System.Opcode',
  Keywords: 'System.Keywords',
  Correlation_ActivityID: 'System.Correlation.#attributes.ActivityID',
};

/** Numbers are text in Elastic's documents, identifiers have braces; the reference was tidied of white space and of the last digit. */
function alike(found: JsonValue | undefined, reference: JsonValue | undefined): boolean {
  const [a, b] = [found, reference].map((value) =>
    String(value ?? '')
      .replace(/[{}]/g, '')
      .trim(),
  );
  if (a === b) return true;
  const isGuid = /^[\dA-F-]{36}$/.test(b ?? '');
  if (isGuid) return a?.toUpperCase() === b;
  return /^\d{4}-\d\d-\d\dT/.test(b ?? '') && a?.slice(0, 23) === b?.slice(0, 23);
}

/**
 * What is left, looked at one by one: an unknown parent has no identifier, as in Elastic's documents; and the file's bytes say `EXE`, the
 * reference was written by hand.
 */
const explained = [
  'd059842b-6b9d-4ed1-b5c3-5b89143c6ede#0 ParentProcessGuid: undefined / 00000000-0000-0000-0000-000000000000',
  'da92713f-ca2d-4fab-8320-098013d3f43a#0 ParentProcessGuid: undefined / 00000000-0000-0000-0000-000000000000',
  'ad691d92-15f2-4181-9aa4-723c74f9ddc3#0 ParentCommandLine: C:\\Windows\\Explorer.EXE / C:\\Windows\\Explorer.exe',
];

/** XML of an event in `evtx_dump`'s JSON, as `wevtutil` would print it. */
function xmlOf(record: JsonObject): string {
  const escaped = (text: string): string => text.replace(/[&<>'"]/g, (each) => `&#${each.codePointAt(0)};`);
  const element = (name: string, value: JsonValue | undefined): string => {
    if (!isJsonObject(value))
      return value === null || value === undefined
        ? `<${name}/>`
        : `<${name}>${escaped(String(value))}</${name}>`;
    const attributes = isJsonObject(value['#attributes']) ? value['#attributes'] : {};
    const written = Object.entries(attributes).map(([key, each]) => ` ${key}='${escaped(String(each))}'`);
    const children = Object.entries(value).filter(([key]) => !key.startsWith('#'));
    const inside = children.map(([key, each]) =>
      name === 'EventData'
        ? `<Data Name='${escaped(key)}'>${escaped(String(each ?? ''))}</Data>`
        : element(key, each),
    );
    const text = value['#text'] === undefined ? '' : escaped(String(value['#text']));
    return `<${name}${written.join('')}>${text}${inside.join('')}</${name}>`;
  };
  return element('Event', record['Event']);
}
