import type { Cluster, Pair } from './cluster.ts';
import { toldApart, valuesOf } from './cluster.ts';
import { alikeNames, netbiosLength, shortName } from './short-name.ts';
import { meet } from './sighting.ts';

/**
 * Hosts of one name at one time that nothing tells apart: two machines, or one that sensors of several makers give ids of their own
 * (Defender its `DeviceId`, Elastic the machine's).
 */
export function* namesakes(clusters: readonly Cluster[]): Generator<Pair> {
  const byLabel = Map.groupBy(
    clusters.flatMap((cluster) => [...labelsOf(cluster)].map((label) => ({ label, cluster }))),
    ({ label }) => label,
  );
  for (const group of byLabel.values()) {
    for (const [at, { cluster: a }] of group.entries())
      for (const { cluster: b } of group.slice(at + 1))
        if (meet(a, b) && isAlike(a, b) && !toldApart(a, b)) yield [a, b];
  }
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
