import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getField } from '../../../src/event/fields.ts';
import { parseZone } from '../../../src/ingest/formats/zone.ts';
import { memoryInput } from '../support/memory-input.ts';
import { readAll } from '../support/read-all.ts';

/* Synthetic: a report of Discover, as Kibana writes it. */

const csv = [
  '\ufeff"@timestamp","event.dataset","event.id","event.category","event.ingested","host.name","process.pid","process.args","process.command_line","user.name"',
  '"Jun 3, 2026 @ 11:30:13.301","endpoint.events.process",native,"[""process""]","Jun 3, 2026 @ 11:30:22.000","web01","4,212","[""cmd"",""/c"",""dir""]","cmd /c dir","-"',
].join('\n');

test('a row of Kibana becomes the document that it shows', async () => {
  const { events, report } = await readAll([memoryInput(csv)], { zone: parseZone('Europe/Berlin') });
  assert.deepEqual(report.faults, []);
  const [event] = events;
  assert.deepEqual([event?.format, event?.id], ['elastic-defend', 'native']);
  assert.equal(event?.time.ms, Date.UTC(2026, 5, 3, 9, 30, 13, 301));
  assert.equal(event?.ingested?.ms, Date.UTC(2026, 5, 3, 9, 30, 22));
  const doc = event?.doc ?? {};
  assert.equal(doc['@timestamp'], '2026-06-03T09:30:13.301Z');
  assert.equal(getField(doc, 'process.pid'), 4212);
  assert.deepEqual(getField(doc, 'process.args'), ['cmd', '/c', 'dir']);
  assert.deepEqual(getField(doc, 'event.category'), ['process']);
  assert.equal(getField(doc, 'user.name'), undefined);
});

test('without a zone the row is read as UTC, and that is counted', async () => {
  const { events, report } = await readAll([memoryInput(csv)]);
  assert.equal(events[0]?.time.ms, Date.UTC(2026, 5, 3, 11, 30, 13, 301));
  assert.deepEqual(
    report.faults.map(({ code, count }) => [code, count]),
    [['record-time-zone', 1]],
  );
  assert.deepEqual([report.records, report.bad], [1, 0]);
});

test('a column of Log Analytics in local time is read where the zone is known, else refused', async () => {
  const rows =
    'TimeGenerated [Local Time],OperationNameValue,ActivityStatusValue\n"6/3/2026, 11:30:00.000 AM",Microsoft.Compute/virtualMachines/runCommand/action,Start\n';
  const read = await readAll([memoryInput(rows)], { zone: parseZone('+02:00') });
  assert.equal(read.events[0]?.time.ms, Date.UTC(2026, 5, 3, 9, 30));
  const refused = await readAll([memoryInput(rows)]);
  assert.match(refused.report.faults[0]?.samples[0]?.message ?? '', /local time.*--time-zone/);
});
