import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hostSighting } from '../../src/attribution/guest/host-sighting.ts';
import { processChange, processOf } from '../../src/attribution/guest/process-start.ts';
import type { Event } from '../../src/event/event.ts';
import type { Fact } from '../../src/simulate/observe/fact.ts';
import { cloudShapes, guestShapes, scriptBlockShapes } from '../../src/simulate/scenario/shapes.ts';
import { layOut } from '../../src/simulate/write/files.ts';
import { memoryInput } from '../ingest/support/memory-input.ts';
import { readAll } from '../ingest/support/read-all.ts';
import { bundled } from './scenarios.ts';
import { logsOf } from './worlds.ts';

/** The format that each shape is meant for, where it does not go by the shape's own name. */
const formats: Readonly<Record<string, string>> = {
  'azure-blob': 'azure-event-hub',
  'azure-rest-value': 'azure-rest',
  'elastic-azure': 'azure-elastic',
  'filebeat-azure': 'azure-elastic',
  'winlogbeat-powershell': 'elastic-powershell',
  'windows-json': 'windows-event',
  'windows-xml': 'windows-event',
  'agent-log': 'waagent-log',
  'handler-log': 'run-command-log',
};
/** What such a log holds beside processes. */
const others: readonly [shape: string, formats: readonly string[]][] = [
  ['elastic-defend', ['elastic-defend-file', 'elastic-defend-network', 'elastic-document']],
  ['elastic-sysmon', ['elastic-sysmon-other', 'elastic-document']],
];

const used = new Set<string>();

describe('what a writer writes is read as what it means', () => {
  for (const name of ['shapes', 'guest-shapes', 'guest-logs']) {
    for (const log of logsOf(bundled(name), 1)) {
      const { spec, records } = log;
      const shape = 'kind' in spec && spec.kind !== 'script-block' ? spec.kind : spec.shape;
      if (records.length === 0) continue;
      used.add('kind' in spec ? `script ${shape}` : shape);
      test(`${name}: ${spec.path}`, async () => {
        const inputs = layOut(log, name).map(({ path, chunks }) => memoryInput(chunks.join(''), [], path));
        const { events, report } = await readAll(inputs);
        assert.deepEqual(report.faults, []);
        const meant = [formats[shape] ?? shape, ...(others.find(([one]) => one === shape)?.[1] ?? [])];
        assert.deepEqual(
          [...new Set(events.map(({ format }) => format))].filter((one) => !meant.includes(one)),
          [],
        );
        assert.equal(events.length, records.length);
        const read = new Set(events.map(sayings));
        const meantToSay = new Set(records.map(({ fact }) => (fact ? stated(fact) : '-')));
        const differing = read.symmetricDifference(meantToSay);
        assert.deepEqual([...differing].sort().slice(0, 4), []);
      });
    }
  }

  test('every shape is among them', () => {
    const all = [...cloudShapes, ...guestShapes, ...scriptBlockShapes.map((shape) => `script ${shape}`)];
    assert.deepEqual(
      all.filter((shape) => !used.has(shape)),
      [],
    );
  });
});

/** What the record says by what ingest and attribution read of it. */
function sayings(event: Event): string {
  const { doc, time, ingested, dataStream } = event;
  const host = hostSighting(event);
  if (!host) return said([time.ms, Math.floor(time.ns / 100)]);
  const about = [host.name, host.hostId, host.vmId, host.resourceId, host.instanceName, host.subscriptionId];
  const change = processChange(doc);
  if (!change) return said([time.ms, Math.floor(time.ns / 100), ...about]);
  const { pid, entityId, parentPid, parentEntityId } = processOf(event);
  const above = change === 'start' ? [parentPid || undefined, parentEntityId] : [];
  const when = [time.ms, Math.floor(time.ns / 100), ingested?.ms];
  return said([...when, ...about, change, dataStream, pid, entityId, ...above]);
}

/** The same of what the writer states. */
function stated(fact: Fact): string {
  if (fact.plane === 'inventory') return '-';
  const when = [fact.time.ms, Math.floor(fact.time.ns / 100)];
  if (fact.plane === 'cloud') return said(when);
  const { host } = fact;
  const about = [host.name, host.hostId, host.vmId, host.resourceId, host.instanceName, host.subscription];
  if (fact.plane !== 'guest') return said([...when, ...about]);
  const { kind, stream, pid, entityId, ingested, parentPid, parentEntityId } = fact;
  const above = kind === 'start' ? [parentPid || undefined, parentEntityId] : [];
  return said([...when, ingested, ...about, kind, stream, pid, entityId, ...above]);
}

function said(values: readonly unknown[]): string {
  return JSON.stringify(values.map((value) => value ?? null));
}
