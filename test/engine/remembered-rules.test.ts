import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KnownByMembers } from '../../src/engine/known-by-members.ts';
import { RuleSet } from '../../src/engine/rule-set.ts';
import { Frame } from '../../src/exec/frame.ts';
import type { Normalised } from '../../src/ingest/formats/format.ts';
import { windowsFlat } from '../../src/ingest/formats/windows-flat.ts';
import { UnparsedEvent } from '../../src/ingest/skim/unparsed/unparsed-event.ts';
import { UnparsedRecords } from '../../src/ingest/skim/unparsed/unparsed-records.ts';
import { rule } from '../rules/support.ts';

/* What a rule said of an event is remembered for others that have the same in what it read. Synthetic. */

const context = { file: 'x.ndjson', zone: undefined };
const begin = Date.UTC(2026, 0, 12, 9);

/** A start as Sysmon tells of it. Little of it changes, at different times, and some of it comes again. */
function start(at: number): object {
  const time = new Date(begin + (at >> 1) * 1000).toISOString();
  return {
    '@timestamp': time,
    UtcTime: time.slice(0, 23).replace('T', ' '),
    Channel: 'Microsoft-Windows-Sysmon/Operational',
    EventID: 1,
    Hostname: 'web-01',
    RecordNumber: at % 2,
    ExecutionProcessID: 100 + (at >> 6),
    Image: `C:\\Windows\\${at % 5 === 0 ? 'cmd.exe' : 'notepad.exe'}`,
    CommandLine: `"a b" ${at % 7 === 0 ? '-q' : '/c'} word${(at >> 5) % 3}`,
    User: `CONTOSO\\user${at >> 5}`,
    Description: (at >> 4) % 4 === 3 ? 'a Needle' : '-',
  };
}

const records = new UnparsedRecords();
const lines = Array.from({ length: 400 }, (_, at) => Buffer.from(`${JSON.stringify(start(at))}\n`));

function read(line: Buffer) {
  const shape = records.read(line, 0, line.length - 1);
  assert.ok(shape);
  return shape.record;
}

function madeOf(line: Buffer): Normalised {
  const made = windowsFlat.normalise(JSON.parse(line.toString()), context);
  assert.ok(made.kind === 'event');
  return made;
}

/** One event for all, as where they are passed over. */
function unparsed() {
  const like = windowsFlat.normalise(read(lines[0] as Buffer), context);
  assert.ok(like.kind === 'event' && like.direct);
  const event = new UnparsedEvent(like, like.direct, windowsFlat.name, records);
  return (line: Buffer, number: number): UnparsedEvent => {
    assert.equal(windowsFlat.ofKinds?.renew(read(line), like, context), like);
    event.renew('x.ndjson', number);
    return event;
  };
}

const id = (at: number) => madeOf(lines[at] as Buffer).id;

const queries = [
  `not _id: "${id(0)}"`,
  `_id: ("${id(250)}" or "${id(301)}")`,
  '@timestamp >= "2026-01-12T09:02:00Z"',
  'process.name: cmd.exe and @timestamp < "2026-01-12T09:01:00Z"',
  'event.created >= "2026-01-12T09:02:00Z" or process.args: "-q"',
  'event.kind: event and event.category: process and host.os.type: windows',
  'data_stream.dataset: *sysmon* and host.name: web-01',
  'related.user: (user7 or user9)',
  'not related.user: user0 and not winlog.process.pid < 103',
  'winlog.process.pid: 104 or process.args_count: 17',
  'process.args: word2 and process.args: "a b"',
  'user.name: user5 and not process.name: cmd.exe',
  'not user.name: (user0 or user1 or user2)',
  'not user.name: (user0 or user1) and process.name: *',
  'process.name: cmd.exe or (user.name: user3 and process.command_line: *word1)',
  '*Needle*',
  'not "user4" and process.name: cmd.exe',
  'winlog.event_data.Description: *Needle* and winlog.record_id: 1',
  'no.such.field: * or not winlog.event_data.NoSuch: *',
];

test('rules say the same of events when it is remembered as when it is worked out', () => {
  const rules = queries.map((query, at) => rule(`name = "${at}"\nrule_id = "${at}"\nquery = '''${query}'''`));
  const { rules: compiled, cannotRun } = new RuleSet(rules, { now: begin });
  assert.deepEqual(cannotRun, []);
  assert.equal(compiled.length, queries.length);
  let worked = 0;
  const sides = compiled.map(({ events }) => {
    assert.ok(events);
    const { matches } = events;
    const counting = (frame: Frame) => {
      worked++;
      return matches(frame);
    };
    return { matches, known: new KnownByMembers(counting, 1 << 20), yes: 0 };
  });
  const eventOf = unparsed();
  const frame = new Frame();
  const plain = new Frame();
  // Again from the begin: then much is known.
  for (const [number, line] of [...lines, ...lines, ...lines].entries()) {
    frame.load(eventOf(line, number + 1));
    const { doc, id = '', dataStream } = madeOf(line);
    plain.load({ doc, id, dataStream, original: line.toString().trim() });
    for (const [at, side] of sides.entries()) {
      const expected = side.matches(plain);
      assert.equal(side.known.of(frame), expected, `${queries[at]}: ${line}`);
      if (expected) side.yes++;
    }
  }
  for (const [at, { yes }] of sides.entries()) assert.ok(yes > 0, `${queries[at]} holds for none`);
  const asked = sides.length * 3 * lines.length;
  assert.ok(worked < asked / 2, `${worked} of ${asked} worked out`);
});
