import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { KnownByMembers } from '../../src/engine/known-by-members.ts';
import { Frame } from '../../src/exec/frame.ts';
import { windowsFlat } from '../../src/ingest/formats/windows-flat.ts';
import { UnparsedEvent } from '../../src/ingest/skim/unparsed/unparsed-event.ts';
import { type RecordShape, UnparsedRecords } from '../../src/ingest/skim/unparsed/unparsed-records.ts';

const records = new UnparsedRecords();

/** A start as Sysmon tells of it, which is read. Synthetic. */
function read(commandLine: string): RecordShape {
  const line = JSON.stringify({
    UtcTime: '2026-01-12 09:30:00.000',
    Channel: 'Microsoft-Windows-Sysmon/Operational',
    EventID: 1,
    Hostname: 'web-01',
    CommandLine: commandLine,
  });
  const bytes = Buffer.from(`${line}\n`);
  const shape = records.read(bytes, 0, bytes.length - 1);
  assert.ok(shape);
  return shape;
}

function eventOf({ record }: RecordShape): UnparsedEvent {
  const made = windowsFlat.normalise(record, { file: 'x' });
  assert.ok(made.kind === 'event' && made.direct);
  return new UnparsedEvent(made, made.direct, windowsFlat.name, records);
}

describe('what was concluded from members', () => {
  test('is known of others like them, but not of so many that they fill memory', () => {
    const event = eventOf(read('first'));
    const frame = new Frame();
    let concluded = 0;
    const lengths = new KnownByMembers(({ subject }) => {
      concluded++;
      const value = subject.direct?.get('process.command_line');
      return typeof value === 'string' ? value.length : -1;
    }, 10_000);
    const lengthOf = (commandLine: string): number => {
      read(commandLine);
      frame.load(event);
      return lengths.of(frame);
    };
    const long = (at: number) => `${at} ${'x'.repeat(500 + at)}`;
    for (let times = 0; times < 3; times++) assert.equal(lengthOf('first'), 5);
    assert.equal(concluded, 1);
    for (let at = 10; at < 50; at++)
      for (let times = 0; times < 2; times++) assert.equal(lengthOf(long(at)), 503 + at);
    assert.equal(concluded, 41);
    assert.equal(lengthOf('first'), 5);
    assert.equal(concluded, 42, 'the first is forgotten');
    lengthOf(long(49));
    assert.equal(concluded, 42, 'the last is not');
  });
});
