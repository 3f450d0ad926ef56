import { type Cluster, canonicalVmId, type Pair, toldApart, valuesOf } from './cluster.ts';
import { shortName } from './short-name.ts';
import { meet } from './sighting.ts';

/**
 * Where a sensor gives its machine no id, the name must do: it joins the one machine that bears the name or, of several, the one of
 * its time. Among machines without an id, a name without its domain joins the only one that has it with a domain.
 */
export function* byName(clusters: readonly Cluster[]): Generator<Pair> {
  const withId = clusters.filter((cluster) => valuesOf(cluster, ({ hostId }) => hostId).length > 0);
  const without = clusters.filter((cluster) => !withId.includes(cluster));
  const bearers = new Bearers(withId);
  const namesakes = new Bearers(without);
  for (const cluster of without) {
    const known = bearers.of(cluster);
    const others =
      known.length > 0 ? known : namesakes.of(cluster).filter((other) => detail(other) > detail(cluster));
    const near = others.length > 1 ? others.filter((other) => meet(other, cluster)) : others;
    const [only, ...rest] = near;
    if (only && rest.length === 0) yield [cluster, only];
  }
}

/** How much more than a bare name a cluster tells. */
function detail(cluster: Cluster): number {
  const isFull = namesOf(cluster).some((name) => shortName(name) !== name);
  return (valuesOf(cluster, canonicalVmId).length > 0 ? 2 : 0) + (isFull ? 1 : 0);
}

function namesOf(cluster: Cluster): readonly string[] {
  return valuesOf(cluster, ({ name }) => name);
}

/** Clusters by the names that they bear. */
class Bearers {
  readonly #byName = new Map<string, Set<Cluster>>();
  readonly #byLabel = new Map<string, Set<Cluster>>();

  constructor(clusters: readonly Cluster[]) {
    for (const cluster of clusters) {
      for (const name of namesOf(cluster)) {
        add(this.#byName, name, cluster);
        add(this.#byLabel, shortName(name), cluster);
      }
    }
  }

  /** Those that bear one of the cluster's names whole, else those that bear one with or without a domain. */
  of(cluster: Cluster): Cluster[] {
    const names = namesOf(cluster);
    const can = (others: Iterable<Cluster>) =>
      [...new Set(others)].filter((other) => other !== cluster && !toldApart(other, cluster));
    const whole = can(names.flatMap((name) => [...(this.#byName.get(name) ?? [])]));
    if (whole.length > 0) return whole;
    return can(
      names.flatMap((name) => {
        const label = shortName(name);
        return [...((label === name ? this.#byLabel : this.#byName).get(label) ?? [])];
      }),
    );
  }
}

function add(map: Map<string, Set<Cluster>>, name: string, cluster: Cluster): void {
  const known = map.get(name);
  if (known) known.add(cluster);
  else map.set(name, new Set([cluster]));
}
