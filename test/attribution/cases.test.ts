import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { attribute } from '../../src/attribution/attribute.ts';
import type { Attribution } from '../../src/attribution/model/attribution.ts';
import type { Event } from '../../src/event/event.ts';
import { formatInstant } from '../../src/event/instant.ts';
import { type ChannelNote, channelEvent, type LifeNote, lifeEvents } from './case-channels.ts';
import {
  type CloudNote,
  cloudEvent,
  type GuestNote,
  guestEvent,
  type RunNote,
  runEvents,
} from './case-events.ts';
import { type LogNote, logEvent, type ScriptNote, scriptEvent } from './case-logs.ts';

interface Case {
  readonly name: string;
  readonly cloud?: readonly CloudNote[];
  readonly channels?: readonly ChannelNote[];
  readonly lives?: readonly LifeNote[];
  readonly runs?: readonly RunNote[];
  readonly processes?: readonly GuestNote[];
  readonly logs?: readonly LogNote[];
  readonly scripts?: readonly ScriptNote[];
  /** Ordinary activity that proves coverage: `[first, last]` times of the day for the cloud and for each host. */
  readonly quiet?: {
    readonly cloud?: readonly string[];
    readonly hosts?: Readonly<Record<string, readonly string[]>>;
  };
  readonly expect: readonly Readonly<Record<string, unknown>>[];
}

const folder = new URL('./cases/', import.meta.url);

for (const file of readdirSync(folder).sort()) {
  const cases = parse(readFileSync(new URL(file, folder), 'utf8')) as Case[];
  for (const each of cases) {
    test(`${file}: ${each.name}`, async () => {
      const events = eventsOf(each);
      const expected = each.expect.map((want) => ({ ...want }));
      assert.deepEqual(await verdictsOf(events, each), expected);
      assert.deepEqual(await verdictsOf(events.toReversed(), each), expected, 'in reverse order');
      assert.deepEqual(await verdictsOf([...events, ...events], each), expected, 'with every record twice');
    });
  }
}

function eventsOf({
  cloud = [],
  channels = [],
  lives = [],
  runs = [],
  processes = [],
  logs = [],
  scripts = [],
  quiet,
}: Case): Event[] {
  const noise = (quiet?.cloud ?? []).map((t, at) =>
    cloudEvent({ t, phase: 'Start', vm: 'OTHER', id: `noise${at}` }),
  );
  const idle = Object.entries(quiet?.hosts ?? {}).flatMap(([host, times]) => {
    const [first, last] = times as [string, string];
    return every(first, last).map((t) => idleEvent(t, host, { runs, processes }));
  });
  return [
    ...noise.map(asOther),
    ...idle,
    ...cloud.map(cloudEvent),
    ...channels.map(channelEvent),
    ...lives.flatMap(lifeEvents),
    ...runs.flatMap(runEvents),
    ...processes.map(guestEvent),
    ...logs.map(logEvent),
    ...scripts.map(scriptEvent),
  ];
}

/** Background of a host carries the same identity as the host's own events of the case. */
function idleEvent(
  t: string,
  host: string,
  { runs = [], processes = [] }: Pick<Case, 'runs' | 'processes'>,
): Event {
  const own = [...runs, ...processes].find((note) => note.host === host);
  const linux = own && 'kind' in own ? own.kind !== 'windows' : own?.exe.startsWith('/') === true;
  const exe = linux ? '/usr/sbin/cron' : 'C:\\Windows\\System32\\svchost.exe';
  const { instance, hostId, sensor, lag } = own ?? {};
  return guestEvent({
    t,
    host,
    pid: 77,
    exe,
    ...(instance === undefined ? {} : { instance }),
    ...(hostId === undefined ? {} : { hostId }),
    ...(sensor === undefined ? {} : { sensor }),
    ...(lag === undefined ? {} : { lag }),
  });
}

function asOther(event: Event): Event {
  const doc = JSON.parse(
    JSON.stringify(event.doc).replaceAll('VIRTUALMACHINES/RUNCOMMAND/ACTION', 'DISKS/WRITE'),
  ) as Event['doc'];
  return { ...event, id: `${event.id}-other`, doc };
}

/** One time every half hour from first to last, both included. */
function every(first: string, last: string): string[] {
  const at = (text: string) => Date.parse(`2026-03-02T${text}Z`);
  const times: string[] = [];
  for (let ms = at(first); ms < at(last); ms += 1_800_000)
    times.push(new Date(ms).toISOString().slice(11, -1));
  return [...times, last];
}

async function verdictsOf(events: readonly Event[], { expect }: Case): Promise<unknown[]> {
  const { attributions } = await attribute(async function* () {
    yield events;
  });
  return attributions.map((attribution, at) => {
    const short = brief(attribution);
    const keys = Object.keys(expect[at] ?? short);
    return Object.fromEntries(keys.map((key) => [key, short[key] ?? null]));
  });
}

function brief(attribution: Attribution): Record<string, unknown> {
  const { execution, operation, candidates, principal } = attribution;
  return {
    verdict: attribution.verdict,
    reason: attribution.reason,
    channel: operation?.channel,
    target: operation?.target.name,
    tier: attribution.tier,
    identity: attribution.identity,
    confidence: attribution.confidence,
    state: attribution.state,
    by: principal?.name ?? principal?.id,
    principal: principal?.id,
    namedBy: principal?.namedBy,
    group: principal?.groupId,
    request: operation?.correlationId,
    candidates: candidates.map((candidate) => candidate.operation.correlationId),
    anchor: execution?.anchor,
    start: execution && formatInstant(execution.start),
    observed: execution && formatInstant(execution.observedStart),
    end: execution?.end && formatInstant(execution.end),
    text: execution?.scriptText,
    goal: execution?.correlationId,
    sequence: execution?.sequence,
    name: execution?.name,
    script: execution?.scriptPath,
    root: execution?.root.pid,
    sensors: execution?.sensors,
    command: execution?.root.commandLine,
    processes: execution?.processes.map((node) => `${node.depth} ${node.name}`),
  };
}
