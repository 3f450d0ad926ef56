import type { CloudFact, ProcessFact } from '../observe/fact.ts';
import { hostKeyOf } from './executions.ts';
import { type Clock, cloudJoin, guestJoin, type Moment } from './rules.ts';
import type { Window } from './windows.ts';

/** When each plane is known to have been recorded (semantics §6). */
export interface Coverage {
  readonly subscriptions: ReadonlyMap<string, readonly Window[]>;
  /** By host, then by data stream. */
  readonly hosts: ReadonlyMap<string, ReadonlyMap<string, readonly Window[]>>;
}

export function coverageOf(
  cloud: readonly CloudFact[],
  guest: readonly ProcessFact[],
  clock: Clock,
): Coverage {
  const subscriptions = new Map<string, Moment[]>();
  for (const fact of cloud) {
    collect(subscriptions, fact.subscription, clock.read(fact.time));
  }
  for (const [subscription, hours] of blobHours(cloud))
    for (const hour of hours) collect(subscriptions, subscription, clock.read({ ms: hour, ns: 0 }));
  const hosts = new Map<string, Map<string, Moment[]>>();
  for (const fact of guest) {
    const key = hostKeyOf(fact);
    const streams = hosts.get(key) ?? new Map<string, Moment[]>();
    hosts.set(key, streams);
    collect(streams, fact.stream, clock.read(fact.time));
  }
  return {
    subscriptions: joined(subscriptions, cloudJoin),
    hosts: new Map([...hosts].map(([key, streams]) => [key, joined(streams, guestJoin)])),
  };
}

/** Since when exports are whole: not in the first hour of a subscription, within which its export may have begun. */
function blobHours(cloud: readonly CloudFact[]): Map<string, number[]> {
  const hours = new Map<string, Set<number>>();
  for (const { subscription, keptSince, time } of cloud) {
    // What came late lies in the blob of a later hour.
    if (keptSince === undefined || keptSince > time.ms) continue;
    hours.set(subscription, (hours.get(subscription) ?? new Set()).add(keptSince));
  }
  return new Map([...hours].map(([key, all]) => [key, [...all].sort((a, b) => a - b).slice(1)]));
}

function collect(into: Map<string, Moment[]>, key: string, at: Moment): void {
  const known = into.get(key);
  if (known) known.push(at);
  else into.set(key, [at]);
}

function joined(times: ReadonlyMap<string, Moment[]>, gap: number): Map<string, Window[]> {
  const result = new Map<string, Window[]>();
  for (const [key, moments] of times) {
    const intervals: { from: Moment; to: Moment }[] = [];
    for (const at of moments.sort((a, b) => a - b)) {
      const last = intervals[intervals.length - 1];
      if (last && at - last.to <= gap) last.to = at;
      else intervals.push({ from: at, to: at });
    }
    result.set(key, intervals);
  }
  return result;
}

export function holds(intervals: readonly Window[] | undefined, window: Window): boolean {
  return intervals?.some((interval) => interval.from <= window.from && interval.to >= window.to) ?? false;
}

/** One sensor alone must have recorded the whole window: two that take turns prove less. */
export function hostHolds(coverage: Coverage, hostKey: string, window: Window): boolean {
  return [...(coverage.hosts.get(hostKey)?.values() ?? [])].some((intervals) => holds(intervals, window));
}

export function reachesOut(coverage: Coverage, hostKey: string, window: Window): boolean {
  const intervals = [...(coverage.hosts.get(hostKey)?.values() ?? [])].flat();
  const first = Math.min(...intervals.map((interval) => interval.from));
  const last = Math.max(...intervals.map((interval) => interval.to));
  return window.from < first || window.to > last;
}
