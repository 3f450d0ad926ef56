import { addMs, compareInstants, type Instant } from '../../event/instant.ts';
import { compareText } from '../../event/order.ts';
import { cloudGapMs, guestGapMs } from '../constants.ts';
import type { Coverage, CoverageInterval, DeclaredCoverage } from '../model/coverage.ts';
import { blobHour } from './blob-hour.ts';
import { IntervalSet } from './interval-set.ts';
import { joinSpans, type RecordedSpan, type TimeSpan } from './spans.ts';

/** A span of milliseconds since 1970, both ends included. `to` may be infinite. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** What coverage must know of hosts to be closed. */
export interface CoveredHosts {
  readonly idOf: (hostKey: string) => string;
  readonly namesOf: (hostId: string) => readonly string[];
  /** By how many milliseconds the host's clock is ahead. */
  readonly offsetOf: (hostId: string) => number;
}

/** What was recorded when: per subscription, and per host and sensor (`docs/semantics.md` §6). */
export class CoverageMap {
  /** By subscription, then by the listing that records stand in; undefined for logs that are delivered whole. */
  readonly #cloud = new Map<string, Map<string | undefined, IntervalSet>>();
  readonly #blobHours = new Map<string, Map<number, Instant>>();
  readonly #guest = new Map<string, Map<string, IntervalSet>>();
  readonly #declared: DeclaredCoverage[] = [];
  /** Of the record before: its file, and the hour that it holds. */
  #file: string | undefined;
  #hour: Instant | undefined;

  /** A record of the Activity Log, in the file of that name. */
  observeRecord(subscriptionId: string, time: Instant, file: string, listing?: string): void {
    this.observeCloud(subscriptionId, time, listing);
    if (file !== this.#file) {
      this.#file = file;
      this.#hour = blobHour(file);
    }
    // A record that came late lies in a later hour's blob, which says nothing of the time before it.
    if (this.#hour && this.#hour.ms <= time.ms) this.observeBlob(subscriptionId, this.#hour);
  }

  observeCloud(subscriptionId: string, time: Instant, listing?: string): void {
    let listings = this.#cloud.get(subscriptionId);
    if (!listings) {
      listings = new Map();
      this.#cloud.set(subscriptionId, listings);
    }
    setOf(listings, listing, cloudGapMs).add(time);
  }

  /** A record stands in the blob of the hour that begins then. */
  observeBlob(subscriptionId: string, hour: Instant): void {
    const hours = this.#blobHours.get(subscriptionId) ?? new Map<number, Instant>();
    this.#blobHours.set(subscriptionId, hours.set(hour.ms, hour));
  }

  observeGuest(hostKey: string, sensor: string, time: Instant): void {
    this.guestTimes(hostKey, sensor).add(time);
  }

  /** Takes further times of a sensor that was observed. */
  guestTimes(hostKey: string, sensor: string): Pick<IntervalSet, 'add'> {
    let sensors = this.#guest.get(hostKey);
    if (!sensors) {
      sensors = new Map();
      this.#guest.set(hostKey, sensors);
    }
    return setOf(sensors, sensor, guestGapMs);
  }

  declare(declared: DeclaredCoverage): void {
    this.#declared.push(declared);
  }

  /**
   * Final coverage. Sightings are joined into hosts, and guest intervals move back by the host's clock offset, so that
   * they are in true time like everything that they are compared with. `isCut` tells of a listing that it may lack older records.
   */
  close(hosts: CoveredHosts, isCut: (listing: string) => boolean = () => false): ClosedCoverage {
    const all: Coverage[] = [];
    for (const subject of this.#subscriptions()) {
      const recorded = [...(this.#cloud.get(subject) ?? [])].flatMap(([listing, set]) =>
        recordedSpans(set, listing !== undefined && isCut(listing)),
      );
      const proved = joinSpans([...recorded, ...this.#blobSpans(subject)], cloudGapMs);
      const declared = this.#declaredFor('cloud', [subject]);
      all.push({
        plane: 'cloud',
        subject,
        sensor: undefined,
        intervals: united([...proven(proved, 0), ...declared]),
      });
    }
    for (const { host, sensor, spans } of this.#joinHosts(hosts)) {
      const declared = this.#declaredFor('guest', hosts.namesOf(host));
      const proved = joinSpans(spans, guestGapMs);
      const intervals = united([...proven(proved, hosts.offsetOf(host)), ...declared]);
      all.push({ plane: 'guest', subject: host, sensor, intervals });
    }
    return new ClosedCoverage(all.sort(compareCoverage), this.#declaredFor('cloud', []));
  }

  /** The log was kept from the beginning of each hour that has a blob, but for the first, in which the export may have begun. */
  #blobSpans(subscriptionId: string): RecordedSpan[] {
    const hours = [...(this.#blobHours.get(subscriptionId)?.values() ?? [])].sort(compareInstants);
    return hours.slice(1).map((hour) => ({ from: hour, to: hour, isCut: false }));
  }

  /** Also those that are declared to have been quiet: their log is there and empty. */
  #subscriptions(): ReadonlySet<string> {
    const quiet = this.#declared.flatMap(({ plane, subject }) =>
      plane === 'cloud' && subject !== undefined ? [subject] : [],
    );
    return new Set([...this.#cloud.keys(), ...quiet]);
  }

  #joinHosts(hosts: CoveredHosts): Iterable<{ host: string; sensor: string; spans: RecordedSpan[] }> {
    const joined = new Map<string, { host: string; sensor: string; spans: RecordedSpan[] }>();
    for (const [key, sensors] of this.#guest) {
      const host = hosts.idOf(key);
      for (const [sensor, set] of sensors) {
        const id = `${host}\n${sensor}`;
        const entry = joined.get(id) ?? { host, sensor, spans: [] };
        entry.spans.push(...recordedSpans(set, false));
        joined.set(id, entry);
      }
    }
    return joined.values();
  }

  #declaredFor(plane: Coverage['plane'], subjects: readonly string[]): CoverageInterval[] {
    return this.#declared
      .filter(
        (each) => each.plane === plane && (each.subject === undefined || subjects.includes(each.subject)),
      )
      .map(({ from, to }) => ({ from, to, proof: 'declared' }));
  }
}

/** Of a listing that was cut, the oldest record is where its knowledge begins. */
function recordedSpans(set: IntervalSet, isCut: boolean): RecordedSpan[] {
  return set.intervals().map((span, at) => ({ ...span, isCut: isCut && at === 0 }));
}

function setOf<K>(sets: Map<K, IntervalSet>, key: K, gapMs: number): IntervalSet {
  let set = sets.get(key);
  if (!set) {
    set = new IntervalSet(gapMs);
    sets.set(key, set);
  }
  return set;
}

function proven(spans: readonly TimeSpan[], offsetMs: number): CoverageInterval[] {
  return spans.map(({ from, to }) => ({
    from: addMs(from, -offsetMs),
    to: addMs(to, -offsetMs),
    proof: 'events',
  }));
}

/** Overlapping intervals become one; what rests on a declaration in any part says so. */
function united(intervals: readonly CoverageInterval[]): CoverageInterval[] {
  const result: CoverageInterval[] = [];
  for (const next of intervals.toSorted(
    (a, b) => compareInstants(a.from, b.from) || compareInstants(a.to, b.to),
  )) {
    const last = result.at(-1);
    if (!last || compareInstants(next.from, last.to) > 0) result.push(next);
    else if (compareInstants(next.to, last.to) > 0) {
      const proof = last.proof === next.proof ? last.proof : 'declared';
      result[result.length - 1] = { from: last.from, to: next.to, proof };
    }
  }
  return result;
}

function compareCoverage(a: Coverage, b: Coverage): number {
  return (
    compareText(a.plane, b.plane) ||
    compareText(a.subject, b.subject) ||
    compareText(a.sensor ?? '', b.sensor ?? '')
  );
}

/** Coverage that no longer changes, for asking. */
export class ClosedCoverage {
  readonly all: readonly Coverage[];
  readonly #cloud: ReadonlyMap<string, readonly CoverageInterval[]>;
  /** Declared for every subscription, also for those that left no record. */
  readonly #everywhere: readonly CoverageInterval[];
  readonly #guest: ReadonlyMap<string, readonly CoverageInterval[]>;

  constructor(all: readonly Coverage[], everywhere: readonly CoverageInterval[]) {
    this.all = all;
    this.#everywhere = everywhere;
    this.#cloud = collect(all, 'cloud');
    this.#guest = collect(all, 'guest');
  }

  subscriptions(): readonly string[] {
    return [...this.#cloud.keys()];
  }

  cloud(subscriptionId: string): readonly CoverageInterval[] {
    return this.#cloud.get(subscriptionId) ?? this.#everywhere;
  }

  /** Intervals of all sensors of a host, ascending; they may overlap. */
  guest(hostId: string): readonly CoverageInterval[] {
    return this.#guest.get(hostId) ?? [];
  }
}

function collect(
  all: readonly Coverage[],
  plane: Coverage['plane'],
): Map<string, readonly CoverageInterval[]> {
  const map = new Map<string, CoverageInterval[]>();
  for (const coverage of all) {
    if (coverage.plane !== plane) continue;
    map.set(coverage.subject, [...(map.get(coverage.subject) ?? []), ...coverage.intervals]);
  }
  for (const intervals of map.values()) intervals.sort((a, b) => a.from.ms - b.from.ms || a.to.ms - b.to.ms);
  return map;
}

/** The interval that holds the whole window, if one does. */
export function holding(
  intervals: readonly CoverageInterval[],
  window: Window,
): CoverageInterval | undefined {
  return intervals.find(({ from, to }) => from.ms <= window.from && to.ms >= window.to);
}

/** The latest moment that any of the intervals reaches, in milliseconds; −∞ where there is none. */
export function reach(intervals: readonly CoverageInterval[]): number {
  return intervals.reduce((latest, { to }) => Math.max(latest, to.ms), Number.NEGATIVE_INFINITY);
}
