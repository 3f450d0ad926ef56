import type { Random } from '../random.ts';
import { matchesName } from '../scenario/parse-scenario.ts';
import type { GuestLogSpec, Scenario } from '../scenario/scenario.ts';
import { writesOn } from '../scenario/shapes.ts';
import { within } from '../world/estate.ts';
import type { GuestState, History } from '../world/history.ts';
import { type Image, imageAt, type TrueProcess } from '../world/process.ts';
import type { GuestEntry } from '../write/guest-entry.ts';
import { guestWriters } from '../write/guest-writers.ts';
import { outside } from './extract.ts';
import type { Written } from './fact.ts';
import { others } from './others.ts';

/** What one log has of one guest; `host` is whose file it is where each machine keeps its own. */
export interface GuestRecords {
  readonly host: string;
  readonly records: Written[];
}

/** What the sensor of a log recorded on each machine that the log is of. */
export function observeGuests(
  scenario: Scenario,
  history: History,
  spec: GuestLogSpec,
  random: Random,
  missed: Random,
): GuestRecords[] {
  return history.guests.flatMap((state) => {
    const { guest, vm } = state;
    const sensor = guest.sensors.find((one) => one.kind === spec.sensor);
    const chosen = spec.machines?.some((pattern) => matchesName(vm.name, pattern)) ?? true;
    if (!sensor || !chosen || !writesOn(spec.shape, guest.system === 'windows')) return [];
    const draw = random.fork(guest.key);
    const records = [
      ...processRecords(scenario, state, spec, draw, missed),
      ...otherRecords(scenario, history, state, spec, draw.fork('others')),
    ];
    return [{ host: guest.hostName, records }];
  });
}

function processRecords(
  scenario: Scenario,
  state: GuestState,
  spec: GuestLogSpec,
  random: Random,
  missed: Random,
): Written[] {
  const { guest, table, vm } = state;
  const sensor = guest.sensors.find((one) => one.kind === spec.sensor) as GuestEntry['sensor'];
  const writer = guestWriters[spec.shape];
  const [from, to] = recorded(scenario, state);
  const sightings = table.processes
    .flatMap((process, nth) => seen(process, nth, spec, random))
    .filter(({ at }) => at >= from && at < to)
    .sort((a, b) => a.at - b.at);
  const records: Written[] = [];
  let sequence = 30_000;
  for (const sighting of sightings) {
    sequence++;
    const { at, process, kind } = sighting;
    if ((kind === 'fork' && !writer.forks) || (kind === 'end' && !writer.ends)) continue;
    if (within(at, sensor.silent) || outside(at + guest.clockOffset, scenario, spec)) continue;
    const act = process.mark?.act;
    // A sensor that misses a run misses it whatever file its records go to.
    if (act !== undefined && missed.fork(`${spec.sensor}/${act}`).chance(spec.missedRuns)) continue;
    const draw = random.fork(`${sequence}`);
    if (draw.chance(spec.loss)) continue;
    const available = at + draw.int(spec.delay[0], spec.delay[1]);
    const listsAncestry = draw.chance(spec.ancestry);
    const about = { resourceId: vm.resourceId, sensor, listsAncestry, available, sequence };
    const written = writer.process({ ...sighting, ...about, log: spec, random: draw });
    records.push({ ...written, available });
    if (draw.chance(spec.duplicates))
      records.push({ ...written, available: available + draw.int(100, 60_000) });
  }
  return records;
}

function otherRecords(
  scenario: Scenario,
  history: History,
  state: GuestState,
  spec: GuestLogSpec,
  random: Random,
): Written[] {
  const { guest } = state;
  const sensor = guest.sensors.find((one) => one.kind === spec.sensor) as GuestEntry['sensor'];
  const write = guestWriters[spec.shape].other;
  if (!write || spec.also.length === 0) return [];
  const [from, to] = recorded(scenario, state);
  return others(spec.also, state, history, from, to).flatMap(({ at, other, process }, nth): Written[] => {
    if (at < from || at >= to || within(at, sensor.silent)) return [];
    if (outside(at + guest.clockOffset, scenario, spec)) return [];
    if (other.kind === 'device' && !sensor.metadata && spec.sensor === 'defender') return [];
    const draw = random.fork(`${nth}`);
    if (draw.chance(spec.loss)) return [];
    const available = at + draw.int(spec.delay[0], spec.delay[1]);
    const entry = { other, process, guest, sensor, at, available, sequence: 900_000 + nth, log: spec };
    const written = write({ ...entry, random: draw });
    return written ? [{ ...written, available }] : [];
  });
}

/** Sensors run half an hour longer than the story at either end, as far as the guest was there. */
function recorded(scenario: Scenario, { guest }: GuestState): [number, number] {
  return [
    Math.max(scenario.start - 1_800_000, guest.from),
    Math.min(scenario.start + scenario.duration + 1_800_000, guest.to),
  ];
}

type Sighting = Pick<GuestEntry, 'process' | 'kind' | 'at' | 'image' | 'previous'>;

/** What a sensor could record of one process. */
function seen(process: TrueProcess, nth: number, spec: GuestLogSpec, random: Random): Sighting[] {
  const draw = random.fork(`process/${nth}`);
  const sightings: Sighting[] = [];
  const first = process.images[0] as Image;
  if (process.guest.system === 'windows') {
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
