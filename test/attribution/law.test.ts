import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { attribute } from '../../src/attribution/attribute.ts';
import type { Event } from '../../src/event/event.ts';
import { type CloudNote, cloudEvent, type RunNote, runEvents } from './case-events.ts';
import { type LogNote, logEvent } from './case-logs.ts';

const clock = (second: number) =>
  new Date(Date.UTC(2026, 2, 2, 10) + second * 1000).toISOString().slice(11, -1);
const at = fc.integer({ min: 0, max: 600 });
const machine = fc.constantFrom('web01', 'web02', 'payments-prod-web-01', 'payments-prod-web-02');
const hostOf = (vm: string) => vm.slice(0, 15).toUpperCase();

const cloudNotes: fc.Arbitrary<CloudNote> = fc.record({
  t: at.map(clock),
  phase: fc.constantFrom('Start', 'Accept', 'Success', 'Failure'),
  vm: machine,
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  group: fc.constantFrom('RG1', 'RG1', 'RG2'),
  by: fc.constantFrom('adelev@contoso.com', 'meganb@contoso.com'),
});

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

const logNotes: fc.Arbitrary<LogNote> = fc.record({
  t: at.map(clock),
  host: fc.constantFrom('node4', 'web01', 'payments-prod-w'),
  action: fc.constantFrom('goal-state-started', 'executing-script', 'executed-script', 'already-processed'),
  sequence: fc.integer({ min: 0, max: 3 }),
  correlation: fc.constantFrom('a', 'b', 'c', 'd'),
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
  return JSON.stringify(found, (_, value) => (value instanceof Map ? [...value] : value));
}

function disordered(events: readonly Event[], { order, again }: Disorder): Event[] {
  const keyed = events.map((event, index) => ({ event, key: order[index % order.length] ?? 0 }));
  const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ event }) => event);
  return [...shuffled, ...again.flatMap((index) => shuffled[index % Math.max(1, shuffled.length)] ?? [])];
}

test('the result is a function of the set of events: order, batches and duplicates change nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(cloudNotes, { maxLength: 10 }),
      fc.array(runNotes, { maxLength: 5 }),
      fc.array(logNotes, { maxLength: 6 }),
      disorder,
      async (cloud, runs, logs, mess) => {
        const events = [...cloud.map(cloudEvent), ...runs.flatMap(runEvents), ...logs.map(logEvent)];
        assert.equal(await result(disordered(events, mess), mess.cut), await result(events, 512));
      },
    ),
    { numRuns: 300 },
  );
});
