import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { attribute } from '../../src/attribution/attribute.ts';
import type { EvidenceSource } from '../../src/attribution/model/operation.ts';
import type { AttributionResult } from '../../src/attribution/model/result.ts';
import { attributionTime } from '../../src/attribution/verdicts/decide.ts';
import type { Event } from '../../src/event/event.ts';
import { compareInstants } from '../../src/event/instant.ts';
import { compareText } from '../../src/event/order.ts';
import {
  type CloudNote,
  cloudEvent,
  type GuestNote,
  guestEvent,
  type RunNote,
  runEvents,
} from './case-events.ts';
import { type LogNote, logEvent, type ScriptNote, scriptEvent } from './case-logs.ts';

const clock = (second: number) =>
  new Date(Date.UTC(2026, 2, 2, 10) + second * 1000).toISOString().slice(11, -1);
/** Few times, so that much happens at one and the same. */
const at = fc.oneof(
  fc.integer({ min: 0, max: 600 }),
  fc.integer({ min: 0, max: 8 }).map((step) => step * 20),
);
const machine = fc.constantFrom('web01', 'web02', 'payments-prod-web-01', 'payments-prod-web-02');
const hostOf = (vm: string) => vm.slice(0, 15).toUpperCase();

const cloudNotes: fc.Arbitrary<CloudNote> = fc.record(
  {
    t: at.map(clock),
    phase: fc.constantFrom('Start', 'Accept', 'Success', 'Failure'),
    vm: machine,
    id: fc.constantFrom('a', 'b', 'c', 'd', ''),
    group: fc.constantFrom('RG1', 'RG1', 'RG2'),
    by: fc.constantFrom('adelev@contoso.com', 'meganb@contoso.com', 'nobody'),
    operationId: fc.constantFrom('one', 'two'),
    ip: fc.constantFrom('203.0.113.7', '203.0.113.8'),
    code: fc.constantFrom('Conflict', 'InternalError'),
  },
  { requiredKeys: ['t', 'phase', 'vm', 'id', 'group', 'by'] },
);

/** The same records in another shape, which tells something else of them. */
const twins = fc.array(fc.tuple(fc.nat(9), fc.constantFrom('198.51.100.7', '192.0.2.7')), { maxLength: 4 });

function withTwins(notes: readonly CloudNote[], pairs: readonly (readonly [number, string])[]): CloudNote[] {
  return [...notes, ...pairs.flatMap(([at, ip]) => (notes[at] ? [{ ...notes[at], ip }] : []))];
}

const runNotes: fc.Arbitrary<RunNote> = fc.record(
  {
    t: at.map(clock),
    host: machine.map(hostOf),
    kind: fc.constantFrom('windows', 'dash', 'bash', 'managed'),
    n: fc.integer({ min: 0, max: 3 }),
    name: fc.constantFrom('deploy', 'audit'),
    sensor: fc.constantFrom('defend', 'sysmon'),
    hostId: fc.constantFrom('one', 'two', 'three'),
    noHostId: fc.boolean(),
    agent: fc.constantFrom('agent-1', 'agent-2'),
    instance: fc.constantFrom('web01', 'payments-prod-web-01'),
    vmId: fc.constant('00000000-0000-0000-0000-00000000000a'),
    resource: fc.constantFrom('web02', 'payments-prod-web-02'),
  },
  { requiredKeys: ['t', 'host', 'kind', 'n', 'name'] },
);

const handler = '/var/lib/waagent/Microsoft.CPlat.Core.RunCommandLinux-1.3.8/bin/run-command-extension';
const script = '/var/lib/waagent/run-command/download/1/script.sh';

/** Starts, forks and ends on one machine with few pids, so that they are used again and sensors differ. */
const processNotes: fc.Arbitrary<GuestNote> = fc
  .record(
    {
      t: at.map(clock),
      host: fc.constantFrom('web01', 'web01', 'web02'),
      pid: fc.integer({ min: 1, max: 6 }),
      ppid: fc.integer({ min: 1, max: 6 }),
      parent: fc.constantFrom(handler, '/bin/sh', '/bin/bash'),
      sensor: fc.constantFrom('defend', 'sysmon'),
      noEntity: fc.boolean(),
      noHostId: fc.boolean(),
      end: fc.boolean(),
      fork: fc.boolean(),
      user: fc.constantFrom('root', 'adele'),
    },
    { requiredKeys: ['t', 'host', 'pid'] },
  )
  .chain((note) =>
    fc
      .constantFrom(
        { exe: '/bin/sh', cmd: `/bin/sh -c ${script}` },
        { exe: '/bin/bash', cmd: `/bin/bash ${script}` },
        { exe: '/usr/bin/id', cmd: 'id' },
        { exe: handler, cmd: 'run-command-extension enable' },
      )
      .map((image) => ({ ...note, ...image })),
  );

const logNotes: fc.Arbitrary<LogNote> = fc.record({
  t: at.map(clock),
  host: fc.constantFrom('node4', 'web01', 'payments-prod-w'),
  action: fc.constantFrom('goal-state-started', 'executing-script', 'executed-script', 'already-processed'),
  sequence: fc.integer({ min: 0, max: 3 }),
  correlation: fc.constantFrom('a', 'b', 'c', 'd'),
});

const downloads = 'C:\\Packages\\Plugins\\Microsoft.CPlat.Core.RunCommandWindows\\1.1.22\\Downloads';

const scriptNotes: fc.Arbitrary<ScriptNote> = fc.record({
  t: at.map(clock),
  host: fc.constantFrom('WEB01', 'WEB02'),
  path: fc.constantFrom(`${downloads}\\script1.ps1`, `${downloads.toLowerCase()}\\script1.ps1`),
  text: fc.constantFrom('whoami', 'hostname', 'ipconfig'),
  part: fc.integer({ min: 1, max: 3 }),
  parts: fc.integer({ min: 1, max: 3 }),
});

interface Disorder {
  readonly order: readonly number[];
  readonly cut: number;
  readonly again: readonly number[];
}

const disorder: fc.Arbitrary<Disorder> = fc.record({
  order: fc.array(fc.nat(1_000_000), { minLength: 60, maxLength: 60 }),
  cut: fc.integer({ min: 1, max: 9 }),
  again: fc.array(fc.nat(1_000_000), { maxLength: 10 }),
});

async function result(events: readonly Event[], cut: number): Promise<string> {
  const found = await attribute(async function* () {
    for (let from = 0; from < events.length; from += cut) yield events.slice(from, from + cut);
  });
  assertCanonical(found);
  return JSON.stringify(found, (_, value) => (value instanceof Map ? [...value] : value));
}

/** What is said to be in canonical order is. */
function assertCanonical({ attributions, hosts, identities }: AttributionResult): void {
  const sorted = <T>(items: readonly T[], compare: (a: T, b: T) => number) =>
    assert.deepEqual(items, items.toSorted(compare));
  const byTime = (a: EvidenceSource, b: EvidenceSource) => compareInstants(a.time, b.time);
  sorted(
    hosts.map(({ id }) => id),
    compareText,
  );
  for (const { targetKeys } of identities) sorted(targetKeys, compareText);
  sorted(attributions.map(attributionTime), compareInstants);
  for (const { operation, execution, candidates } of attributions) {
    sorted(
      candidates.map((each) => each.operation.firstSeen),
      compareInstants,
    );
    if (operation) sorted(operation.sources, byTime);
    if (!execution) continue;
    sorted(execution.sensors, compareText);
    sorted(execution.entityIds, compareText);
    sorted(execution.logs, byTime);
    sorted(
      execution.processes.map(({ start }) => start),
      compareInstants,
    );
  }
}

/** Each record stands at a place of its own; what is read twice stands at a later one, too. */
function placed(events: readonly Event[]): Event[] {
  return events.map((event, line) => ({ ...event, source: { file: 'case', line: line + 1 } }));
}

function disordered(events: readonly Event[], { order, again }: Disorder): Event[] {
  const copies = again.flatMap((index) => events[index % Math.max(1, events.length)] ?? []);
  const all = [
    ...events,
    ...copies.map((event) => ({ ...event, source: { ...event.source, file: 'copy' } })),
  ];
  const keyed = all.map((event, index) => ({ event, key: order[index % order.length] ?? 0 }));
  return keyed.sort((a, b) => a.key - b.key).map(({ event }) => event);
}

test('the result is a function of the set of events: order, batches and duplicates change nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(cloudNotes, { maxLength: 10 }),
      twins,
      fc.array(runNotes, { maxLength: 4 }),
      fc.array(processNotes, { maxLength: 10 }),
      fc.array(logNotes, { maxLength: 6 }),
      fc.array(scriptNotes, { maxLength: 4 }),
      disorder,
      async (cloud, others, runs, processes, logs, scripts, mess) => {
        const events = placed([
          ...withTwins(cloud, others).map(cloudEvent),
          ...runs.flatMap(runEvents),
          ...processes.map(guestEvent),
          ...logs.map(logEvent),
          ...scripts.map(scriptEvent),
        ]);
        assert.equal(await result(disordered(events, mess), mess.cut), await result(events, 512));
      },
    ),
    { numRuns: 500 },
  );
});
