import type { Event } from '../../event/event.ts';
import { stableId } from '../../event/id.ts';
import { compareInstants, earlier, type Instant, later } from '../../event/instant.ts';
import { compareText } from '../../event/order.ts';
import { hostSighting, sameSighting, sightingKey } from '../guest/host-sighting.ts';
import type { HostSighting } from '../model/execution.ts';
import type { Host } from '../model/host.ts';
import { shortName } from './short-name.ts';

/** A host with every sighting that was joined into it. */
export interface KnownHost extends Host {
  readonly sightings: readonly HostSighting[];
}

interface Seen {
  readonly sighting: HostSighting;
  readonly key: string;
  first: Instant;
  last: Instant;
}

/**
 * Collects what sensors say of machines and joins it into hosts: by `host.id`; a sighting without one joins the host of
 * its full name where only one host bears it (`docs/semantics.md` §3). Does not depend on the order of sightings.
 */
export class HostDirectory {
  readonly #seen = new Map<string, Seen>();
  /** By host id, else name: the sighting met last. */
  readonly #latest = new Map<string | undefined, Seen>();
  #groupOfKey: Map<string, string> | undefined;

  /** Notes the event's machine; returns the key by which `hostIdOf` finds it later, or undefined where none is named. */
  observe(event: Event): string | undefined {
    const sighting = hostSighting(event);
    if (!sighting) return undefined;
    const { time } = event;
    const known = this.#known(sighting);
    if (known) {
      if (compareInstants(time, known.first) < 0) known.first = time;
      if (compareInstants(time, known.last) > 0) known.last = time;
      return known.key;
    }
    const key = sightingKey(sighting);
    const seen = { sighting, key, first: time, last: time };
    this.#seen.set(key, seen);
    this.#latest.set(sighting.hostId ?? sighting.name, seen);
    this.#groupOfKey = undefined;
    return key;
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

  /** The id of the host that a sighting belongs to. Ids do not change while no new sighting is noted. */
  hostIdOf(key: string): string {
    this.#groupOfKey ??= this.#groupKeys();
    const id = this.#groupOfKey.get(key);
    if (id === undefined) throw new Error(`unknown sighting ${key}`);
    return id;
  }

  hosts(): KnownHost[] {
    const groups = new Map<string, Seen[]>();
    for (const [key, seen] of this.#seen) {
      const id = this.hostIdOf(key);
      const group = groups.get(id);
      if (group) group.push(seen);
      else groups.set(id, [seen]);
    }
    return [...groups].map(([id, group]) => hostOf(id, group)).sort((a, b) => compareText(a.id, b.id));
  }

  #groupKeys(): Map<string, string> {
    const idsOfName = new Map<string, Set<string>>();
    for (const { sighting } of this.#seen.values()) {
      if (sighting.hostId === undefined || sighting.name === undefined) continue;
      for (const name of new Set([sighting.name, shortName(sighting.name)])) {
        const ids = idsOfName.get(name) ?? new Set();
        idsOfName.set(name, ids.add(sighting.hostId));
      }
    }
    const groups = new Map<string, string>();
    for (const [key, { sighting }] of this.#seen) groups.set(key, groupId(sighting, idsOfName));
    return groups;
  }
}

function groupId(sighting: HostSighting, idsOfName: ReadonlyMap<string, ReadonlySet<string>>): string {
  if (sighting.hostId !== undefined) return stableId('host', 'id', sighting.hostId);
  const name = sighting.name ?? '';
  const ids = idsOfName.get(name) ?? idsOfName.get(shortName(name));
  const [only] = ids?.size === 1 ? ids : [];
  return only === undefined ? stableId('host', 'name', name) : stableId('host', 'id', only);
}

function hostOf(id: string, group: readonly Seen[]): KnownHost {
  const sightings = group
    .map((seen) => seen.sighting)
    .sort((a, b) => compareText(sightingKey(a), sightingKey(b)));
  const full = distinct(sightings.map((sighting) => sighting.name));
  const names = distinct([...full, ...full.map(shortName)]);
  return {
    id,
    names,
    displayName: full.toSorted((a, b) => b.length - a.length || compareText(a, b))[0] ?? id,
    osType: distinct(sightings.map((sighting) => sighting.osType))[0],
    subscriptionId: distinct(sightings.map((sighting) => sighting.subscriptionId))[0],
    firstSeen: group.map((seen) => seen.first).reduce(earlier),
    lastSeen: group.map((seen) => seen.last).reduce(later),
    sightings,
  };
}

function distinct(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))].sort(compareText);
}
