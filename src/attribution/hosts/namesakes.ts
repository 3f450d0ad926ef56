import type { Cluster, Pair } from './cluster.ts';
import { toldApart, valuesOf } from './cluster.ts';
import { statedId } from './own-ids.ts';
import { alikeNames, netbiosLength, shortName } from './short-name.ts';
import { meet } from './sighting.ts';

/**
 * Hosts of one name at one time that nothing tells apart: two machines, or one that sensors of several makers give ids of their own
 * (Defender its `DeviceId`, Elastic the machine's). And hosts of one stated id and several names: clones, or one machine that one of its
 * sensors still calls as it was called.
 */
export function* namesakes(clusters: readonly Cluster[]): Generator<Pair> {
  for (const [a, b] of withCommon(clusters, labelsOf))
    if (meet(a, b) && isAlike(a, b) && !toldApart(a, b)) yield [a, b];
  for (const [a, b] of withCommon(clusters, statedIdsOf))
    if (meet(a, b) && !isAlike(a, b) && !toldApart(a, b)) yield [a, b];
}

function* withCommon(
  clusters: readonly Cluster[],
  valuesOf: (cluster: Cluster) => ReadonlySet<string>,
): Generator<Pair> {
  const groups = Map.groupBy(
    clusters.flatMap((cluster) => [...valuesOf(cluster)].map((value) => ({ value, cluster }))),
    ({ value }) => value,
  );
  for (const group of groups.values()) {
    for (const [at, { cluster: a }] of group.entries())
      for (const { cluster: b } of group.slice(at + 1)) yield [a, b];
  }
}

function statedIdsOf(cluster: Cluster): Set<string> {
  return new Set(valuesOf(cluster, ({ hostId }) => hostId).map(statedId));
}

/** As much of a name as Windows leaves of it. */
function labelsOf(cluster: Cluster): Set<string> {
  return new Set(namesOf(cluster).map((name) => shortName(name).slice(0, netbiosLength)));
}

function namesOf(cluster: Cluster): readonly string[] {
  return valuesOf(cluster, ({ name }) => name);
}

function isAlike(a: Cluster, b: Cluster): boolean {
  return namesOf(a).some((one) => namesOf(b).some((other) => alikeNames(one, other)));
}
