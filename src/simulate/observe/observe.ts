import type { Random } from '../random.ts';
import { matchesName } from '../scenario/parse-scenario.ts';
import type { CloudLogSpec, GuestLogSpec, OwnLogSpec, Scenario } from '../scenario/scenario.ts';
import type { Guest, GuestSensor } from '../world/estate.ts';
import { within } from '../world/estate.ts';
import type { GuestState, History } from '../world/history.ts';
import { type Image, imageAt, type TrueProcess } from '../world/process.ts';
import type { CloudEntry } from '../write/azure-common.ts';
import { writeEventHub } from '../write/azure-event-hub.ts';
import { writeRest } from '../write/azure-rest.ts';
import { writeElasticAzure } from '../write/elastic-azure.ts';
import { writeDefend } from '../write/elastic-defend.ts';
import { writeSysmon } from '../write/elastic-sysmon.ts';
import type { GuestEntry } from '../write/guest-entry.ts';
import type { Written } from './fact.ts';
import { ownLogs } from './own-logs.ts';

/** One log as it was collected: its records, in the order in which they became available. */
export interface CollectedLog {
  readonly spec: CloudLogSpec | GuestLogSpec | OwnLogSpec;
  readonly records: readonly Written[];
}

const cloudWriters = {
  'azure-event-hub': writeEventHub,
  'azure-blob': writeEventHub,
  'azure-rest': writeRest,
  'azure-rest-value': writeRest,
  'elastic-azure': writeElasticAzure,
  'filebeat-azure': writeElasticAzure,
} as const;

/** What the collectors got of what happened: with losses, doubles, delays, and the ends of extracts. */
export function observe(scenario: Scenario, history: History, random: Random): CollectedLog[] {
  return [
    ...scenario.cloudLogs.map((spec, at) => ({
      spec,
      records: inOrder(cloudRecords(scenario, history, spec, random.fork(`cloud/${at}`))),
    })),
    ...scenario.guestLogs.map((spec, at) => ({
      spec,
      records: inOrder(
        guestRecords(scenario, history, spec, random.fork(`guest/${at}`), random.fork('missed')),
      ),
    })),
    ...ownLogs(scenario, history, random.fork('own')),
  ];
}

function inOrder(records: Written[]): Written[] {
  return records.sort((a, b) => a.available - b.available || (a.text < b.text ? -1 : 1));
}

function cloudRecords(scenario: Scenario, history: History, spec: CloudLogSpec, random: Random): Written[] {
  const records: Written[] = [];
  const write = cloudWriters[spec.shape];
  for (const request of history.requests) {
    if (spec.subscriptions && !spec.subscriptions.includes(request.subscription.name)) continue;
    request.phases.forEach((phase, nth) => {
      if (outside(phase.at, scenario, spec) || spec.without.includes(phase.kind)) return;
      const draw = random.fork(`${request.id}/${nth}`);
      if (draw.chance(spec.loss)) return;
      const available = phase.at + draw.int(spec.delay[0], spec.delay[1]);
      const options = {
        idCase: spec.idCase,
        dotted: spec.dotted,
        later: spec.later,
        filebeat: spec.shape === 'filebeat-azure',
        withIdentity: nth === 0 || !draw.chance(spec.withoutIdentity),
        hyphens: !draw.chance(spec.noHyphens),
        available,
        random: draw,
      };
      const written = write(cloudEntry(request, nth), options);
      records.push({ ...written, available });
      if (draw.chance(spec.duplicates))
        records.push({ ...written, available: available + draw.int(500, 240_000) });
    });
  }
  return records;
}

/** Ids and fractions that the event itself has, so the same in every export of it. */
function cloudEntry(request: CloudEntry['request'], nth: number): CloudEntry {
  const phase = request.phases[nth] as CloudEntry['phase'];
  const mixed =
    Math.imul((phase.at % 99_991) + 11, request.correlationId.charCodeAt(nth % 8) * 7919 + nth) >>> 0;
  const tail = mixed.toString(16).padStart(8, '0');
  const swap = (id: string, mark: string) => `${tail}${id.slice(8, 35)}${mark}`;
  return {
    request,
    phase,
    time: { ms: phase.at, ns: (mixed % 10_000) * 100 },
    eventDataId: swap(request.operationId, 'e'),
    serviceRequestId: swap(request.clientRequestId, 'c'),
  };
}

function guestRecords(
  scenario: Scenario,
  history: History,
  spec: GuestLogSpec,
  random: Random,
  missed: Random,
): Written[] {
  const records: Written[] = [];
  for (const state of history.guests) {
    const { guest, vm } = state;
    const sensor = guest.sensors.find((one) => one.kind === spec.sensor);
    const chosen = spec.machines?.some((pattern) => matchesName(vm.name, pattern)) ?? true;
    const capable = spec.sensor !== 'sysmon' || guest.system === 'windows';
    if (sensor && chosen && capable)
      observeGuest(scenario, state, sensor, spec, random.fork(guest.key), missed, records);
  }
  return records;
}

function observeGuest(
  scenario: Scenario,
  state: GuestState,
  sensor: GuestSensor,
  spec: GuestLogSpec,
  random: Random,
  missed: Random,
  into: Written[],
): void {
  const { guest, table } = state;
  const write = spec.sensor === 'defend' ? writeDefend : writeSysmon;
  const from = Math.max(scenario.start - 1_800_000, guest.from);
  const to = Math.min(scenario.start + scenario.duration + 1_800_000, guest.to);
  const sightings = table.processes
    .flatMap((process, nth) => seen(process, nth, guest, spec, random))
    .filter(({ at }) => at >= from && at < to)
    .sort((a, b) => a.at - b.at);
  let sequence = 30_000;
  for (const sighting of sightings) {
    sequence++;
    const { at, process } = sighting;
    if (within(at, sensor.silent) || outside(at + guest.clockOffset, scenario, spec)) continue;
    const act = process.mark?.act;
    // A sensor that misses a run misses it whatever file its records go to.
    if (act !== undefined && missed.fork(`${spec.sensor}/${act}`).chance(spec.missedRuns)) continue;
    const draw = random.fork(`${sequence}`);
    if (draw.chance(spec.loss)) continue;
    const available = at + draw.int(spec.delay[0], spec.delay[1]);
    const listsAncestry = draw.chance(spec.ancestry);
    const written = write({
      ...sighting,
      sensor,
      listsAncestry,
      available,
      sequence,
      log: spec,
      random: draw,
    });
    into.push({ ...written, available });
    if (draw.chance(spec.duplicates)) into.push({ ...written, available: available + draw.int(100, 60_000) });
  }
}

type Sighting = Pick<GuestEntry, 'process' | 'kind' | 'at' | 'image' | 'previous'>;

/** What a sensor could record of one process. */
function seen(
  process: TrueProcess,
  nth: number,
  guest: Guest,
  spec: GuestLogSpec,
  random: Random,
): Sighting[] {
  const draw = random.fork(`process/${nth}`);
  const sightings: Sighting[] = [];
  const first = process.images[0] as Image;
  if (guest.system === 'windows') {
    sightings.push({ process, kind: 'start', at: process.start, image: first, previous: undefined });
  } else {
    const before = process.parent && imageAt(process.parent, process.start);
    if (before && draw.chance(spec.forks))
      sightings.push({ process, kind: 'fork', at: process.start, image: before, previous: undefined });
    process.images.forEach((image, at) => {
      const previous = at === 0 ? before : process.images[at - 1];
      sightings.push({ process, kind: 'exec', at: image.at, image, previous });
    });
  }
  if (process.end !== undefined && draw.chance(spec.ends)) {
    const last = process.images[process.images.length - 1] as Image;
    sightings.push({ process, kind: 'end', at: process.end, image: last, previous: undefined });
  }
  return sightings;
}

function outside(at: number, scenario: Scenario, spec: CloudLogSpec | GuestLogSpec): boolean {
  if (spec.from !== undefined && at < scenario.start + spec.from) return true;
  return spec.to !== undefined && at >= scenario.start + spec.to;
}
