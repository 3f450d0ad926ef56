import type { Event } from '../../event/event.ts';
import type { Instant } from '../../event/instant.ts';
import { compareText } from '../../event/order.ts';
import { TimeRange } from '../../event/time-range.ts';
import { hostSighting, sameSighting, sightingKey } from '../guest/host-sighting.ts';
import type { HostSighting } from '../model/execution.ts';
import { type Cluster, clusterId, type Pair, traitsOf, united, valuesOf } from './cluster.ts';
import { joinedByName, joinSightings } from './join-sightings.ts';
import type { KnownHost, KnownMachine } from './known.ts';
import { namesakes } from './namesakes.ts';
import { ownIds } from './own-ids.ts';
import { ownMetadata } from './own-metadata.ts';
import type { SeenSighting } from './sighting.ts';

/** What sensors said of a machine in the same words, and when. */
export interface Seen {
  readonly sighting: HostSighting;
  readonly key: string;
  readonly times: TimeRange;
}

interface Joined {
  /** By host id. */
  readonly clusters: ReadonlyMap<string, Cluster>;
  readonly idOfKey: ReadonlyMap<string, string>;
}

/** Collects what sensors say of machines and joins it into hosts. Does not depend on the order of sightings. */
export class HostDirectory {
  readonly #seen = new Map<string, Seen>();
  /** By host id, else name: the sighting met last. */
  readonly #latest = new Map<string | undefined, Seen>();
  readonly #machinesOf: (seen: readonly SeenSighting[]) => readonly KnownMachine[];
  #joined: Joined | undefined;

  /** `machinesOf` names the machines that the cloud knows, given what guests say of them. */
  constructor(machinesOf: (seen: readonly SeenSighting[]) => readonly KnownMachine[]) {
    this.#machinesOf = machinesOf;
  }

  /** Notes the event's machine; returns the key by which `hostIdOf` finds it later, or undefined where none is named. */
  observe(event: Event): string | undefined {
    const sighting = hostSighting(event);
    if (!sighting) return undefined;
    this.#joined = undefined;
    const { time } = event;
    const known = this.#known(sighting);
    if (known) {
      this.observeAgain(known, time);
      return known.key;
    }
    const key = sightingKey(sighting);
    const seen = { sighting, key, times: new TimeRange(time) };
    this.#seen.set(key, seen);
    this.#latest.set(sighting.hostId ?? sighting.name, seen);
    return key;
  }

  /** Another event that says the same of its machine. */
  observeAgain(seen: Seen, time: Instant): void {
    this.#joined = undefined;
    seen.times.add(time);
  }

  /** What an event said of its machine, once it is noted; undefined where it names none. */
  seenIn(event: Event): Seen | undefined {
    const sighting = hostSighting(event);
    return sighting && this.#known(sighting);
  }

  /** The key of an event's machine without noting it: for the second reading. */
  keyOf(event: Event): string | undefined {
    const sighting = hostSighting(event);
    return sighting && (this.#known(sighting)?.key ?? sightingKey(sighting));
  }

  /** A machine says the same in nearly all of its events, so that nearly none needs a key made for it. */
  #known(sighting: HostSighting): Seen | undefined {
    const machine = sighting.hostId ?? sighting.name;
    const latest = this.#latest.get(machine);
    if (latest && sameSighting(latest.sighting, sighting)) return latest;
    const seen = this.#seen.get(sightingKey(sighting));
    if (seen) this.#latest.set(machine, seen);
    return seen;
  }

  /** The id of the host that a sighting belongs to. Ids do not change while nothing new is observed. */
  hostIdOf(key: string): string {
    const id = this.#join().idOfKey.get(key);
    if (id === undefined) throw new Error(`unknown sighting ${key}`);
    return id;
  }

  /** Canonical order. */
  hosts(): KnownHost[] {
    return [...this.#join().clusters]
      .map(([id, cluster]) => hostOf(id, cluster))
      .sort((a, b) => compareText(a.id, b.id));
  }

  /** The machines that the cloud knows, canonical order. */
  machines(): readonly KnownMachine[] {
    return this.#machinesOf([...this.#join().clusters.values()].flatMap(({ seen }) => seen));
  }

  /** Ids of hosts that may be one machine: they bear one name at one time. */
  namesakes(): readonly (readonly [string, string])[] {
    const { clusters } = this.#join();
    return [...namesakes([...clusters.values()])].map(([a, b]) => [clusterId(a), clusterId(b)]);
  }

  /** Whether a sensor gives the host an id of its own: else there is but its name. */
  hasOwnId(id: string): boolean {
    return valuesOf(this.#join().clusters.get(id) as Cluster, ({ hostId }) => hostId).length > 0;
  }

  /** The hosts that each host without an id of its own may be in truth, by its id: it bears the name of them all. Canonical order. */
  selves(): ReadonlyMap<string, readonly string[]> {
    const found = this.namesakes()
      .flatMap(([a, b]) => [[a, b] as const, [b, a] as const])
      .filter(([self, other]) => !this.hasOwnId(self) && this.hasOwnId(other));
    return new Map(
      [...Map.groupBy(found, ([self]) => self)].map(([self, pairs]) => [
        self,
        pairs.map(([, other]) => other).sort(compareText),
      ]),
    );
  }

  /** Makes one host of each pair, by their ids. */
  unite(pairs: readonly (readonly [string, string])[]): void {
    if (pairs.length === 0) return;
    const { clusters } = this.#join();
    const at = (id: string) => clusters.get(id) as Cluster;
    const found = united(
      [...clusters.values()],
      pairs.map(([a, b]): Pair => [at(a), at(b)]),
    );
    this.#joined = joinedOf(joinedByName(found));
  }

  #join(): Joined {
    if (!this.#joined) {
      const seen = ownIds(ownMetadata([...this.#seen.values()].map(sightingOf)));
      this.#joined = joinedOf(joinSightings(seen, this.#machinesOf(seen)));
    }
    return this.#joined;
  }
}

function sightingOf({ sighting, key, times }: Seen): SeenSighting {
  return { sighting, key, firstSeen: times.from, lastSeen: times.to };
}

function joinedOf(clusters: readonly Cluster[]): Joined {
  return {
    clusters: new Map(clusters.map((cluster) => [clusterId(cluster), cluster])),
    idOfKey: new Map(clusters.flatMap((cluster) => cluster.seen.map(({ key }) => [key, clusterId(cluster)]))),
  };
}

function hostOf(id: string, cluster: Cluster): KnownHost {
  const full = valuesOf(cluster, ({ name }) => name);
  return {
    id,
    ...traitsOf(cluster),
    displayName: full.toSorted((a, b) => b.length - a.length || compareText(a, b))[0] ?? id,
    subscriptionId: valuesOf(cluster, ({ subscriptionId }) => subscriptionId)[0],
    firstSeen: cluster.firstSeen,
    lastSeen: cluster.lastSeen,
  };
}
