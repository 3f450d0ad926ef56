import { type Cluster, canonicalVmId, type Pair, toldApart, traitsOf, valuesOf } from './cluster.ts';
import { contradicts } from './contradiction.ts';
import { idRules } from './identity-rules.ts';
import type { KnownMachine } from './known.ts';
import { alikeNames } from './short-name.ts';
import { meet, type SeenSighting } from './sighting.ts';

/** A vmId is one machine's for as long as it is. */
export function byVmId(clusters: readonly Cluster[]): Iterable<Pair> {
  return withCommonKey(clusters, (cluster) => valuesOf(cluster, canonicalVmId));
}

/** Everything that one agent sends is of its machine, unless it passes on what others wrote. */
export function byAgent(clusters: readonly Cluster[]): Iterable<Pair> {
  const passesOn = new Set<string>();
  const seen = clusters.flatMap((cluster) => cluster.seen);
  for (const [agent, group] of Map.groupBy(seen, ({ sighting }) => sighting.agentId)) {
    if (agent !== undefined && group.some((a, at) => group.slice(at + 1).some((b) => areTwo(a, b))))
      passesOn.add(agent);
  }
  return withCommonKey(clusters, (cluster) =>
    valuesOf(cluster, ({ agentId }) => agentId).filter((agent) => !passesOn.has(agent)),
  );
}

/** Two machines at one time, by their names. */
function areTwo(a: SeenSighting, b: SeenSighting): boolean {
  const { hostId, name } = a.sighting;
  if (hostId !== undefined && hostId === b.sighting.hostId) return false;
  if (name === undefined || b.sighting.name === undefined) return false;
  return !alikeNames(name, b.sighting.name) && meet(a, b);
}

function* withCommonKey(
  clusters: readonly Cluster[],
  keysOf: (cluster: Cluster) => readonly string[],
): Generator<Pair> {
  const first = new Map<string, Cluster>();
  for (const cluster of clusters) {
    for (const key of keysOf(cluster)) {
      const known = first.get(key);
      if (known) yield [known, cluster];
      else first.set(key, cluster);
    }
  }
}

/** The cloud runs one machine under one resource id at a time: those that are it by an id of theirs are one. */
export function* byMachine(clusters: readonly Cluster[], machines: readonly KnownMachine[]): Generator<Pair> {
  for (const group of holdersOf(clusters, machines).values()) {
    for (const [at, a] of group.entries())
      for (const b of group.slice(at + 1)) if (a !== b && meet(a, b) && !toldApart(a, b)) yield [a, b];
  }
}

function holdersOf(
  clusters: readonly Cluster[],
  machines: readonly KnownMachine[],
): Map<KnownMachine, Cluster[]> {
  const holders = new Map<KnownMachine, Cluster[]>();
  for (const { grade, hostKeys, machineKeys } of idRules) {
    const keys = machines.flatMap((machine) =>
      [...new Set(machineKeys(machine))].map((key) => [key, machine] as const),
    );
    const machinesOf = Map.groupBy(keys, ([key]) => key);
    for (const cluster of clusters) {
      const traits = traitsOf(cluster);
      const found = hostKeys(traits).flatMap((key) => machinesOf.get(key) ?? []);
      const [only, ...others] = new Set(found.map(([, machine]) => machine));
      if (!only || others.length > 0 || contradicts({ ...cluster, ...traits }, only, grade)) continue;
      const known = holders.get(only);
      if (known) known.push(cluster);
      else holders.set(only, [cluster]);
    }
  }
  return holders;
}
