import { stableId } from '../../event/id.ts';
import { earlier, later } from '../../event/instant.ts';
import { compareText } from '../../event/order.ts';
import { DisjointSets } from '../disjoint-sets.ts';
import type { HostSighting } from '../model/execution.ts';
import type { HostTraits } from './known.ts';
import { shortName } from './short-name.ts';
import type { SeenSighting, Span } from './sighting.ts';
import { vmIdSpellings } from './vm-id.ts';

/** Sightings of one machine, as far as they are joined. Sightings in the order of their keys. */
export interface Cluster extends Span {
  readonly seen: readonly SeenSighting[];
}

/** Two clusters that are one machine. */
export type Pair = readonly [Cluster, Cluster];

export function clusterOf(seen: readonly SeenSighting[]): Cluster {
  return {
    seen,
    firstSeen: seen.map(({ firstSeen }) => firstSeen).reduce(earlier),
    lastSeen: seen.map(({ lastSeen }) => lastSeen).reduce(later),
  };
}

/** Joins pairs, and pairs of pairs; the order of pairs has no effect. */
export function united(clusters: readonly Cluster[], pairs: Iterable<Pair>): Cluster[] {
  const indexOf = new Map(clusters.map((cluster, index) => [cluster, index]));
  const sets = new DisjointSets(clusters.length);
  for (const [a, b] of pairs) sets.join(indexOf.get(a) as number, indexOf.get(b) as number);
  const groups = Map.groupBy(clusters, (cluster) => sets.find(indexOf.get(cluster) as number));
  return [...groups.values()].map((group) =>
    group.length === 1 ? (group[0] as Cluster) : clusterOf(group.flatMap(({ seen }) => seen)),
  );
}

/** The id changes only with the first of the machine's ids, or of its names where it has no id. */
export function clusterId(cluster: Cluster): string {
  const [hostId] = valuesOf(cluster, ({ hostId }) => hostId);
  if (hostId !== undefined) return stableId('host', 'id', hostId);
  return stableId('host', 'name', valuesOf(cluster, ({ name }) => name)[0] ?? '');
}

/** Each value that the sightings have, once, ascending. */
export function valuesOf(
  { seen }: Cluster,
  read: (sighting: HostSighting) => string | undefined,
): readonly string[] {
  return [...new Set(seen.flatMap(({ sighting }) => read(sighting) ?? []))].sort(compareText);
}

/** One spelling for the two byte orders of a vmId. */
export function canonicalVmId({ vmId }: HostSighting): string | undefined {
  return vmId && [...vmIdSpellings(vmId)].sort(compareText)[0];
}

const told = [
  canonicalVmId,
  ({ resourceId }: HostSighting) => resourceId,
  ({ instanceName }: HostSighting) => instanceName,
  ({ subscriptionId }: HostSighting) => subscriptionId,
] as const;

/** Whether the cloud's metadata tells the two apart. */
export function toldApart(a: Cluster, b: Cluster): boolean {
  return told.some((read) => {
    const [ofA, ofB] = [valuesOf(a, read), valuesOf(b, read)];
    return ofA.length > 0 && ofB.length > 0 && !ofA.some((value) => ofB.includes(value));
  });
}

/** What the sightings say of the machine together. */
export function traitsOf(cluster: Cluster): HostTraits {
  const names = valuesOf(cluster, ({ name }) => name);
  return {
    sightings: cluster.seen.map(({ sighting }) => sighting),
    names: [...new Set([...names, ...names.map(shortName)])].sort(compareText),
    osType: valuesOf(cluster, ({ osType }) => osType)[0],
  };
}
