import { compareText } from '../../event/order.ts';
import { type Cluster, canonicalVmId, clusterOf, united } from './cluster.ts';
import { byAgent, byMachine, byVmId } from './join-by-id.ts';
import { byName } from './join-by-name.ts';
import type { KnownMachine } from './known.ts';
import type { SeenSighting } from './sighting.ts';

/**
 * Joins sightings into machines (`docs/semantics.md` §3). Sightings of one `host.id`, one
 * vmId, one agent, or one known machine at one time are joined; one that has none of these joins the only machine that bears its
 * name. A function of the set.
 */
export function joinSightings(
  seen: readonly SeenSighting[],
  machines: readonly KnownMachine[],
): readonly Cluster[] {
  const sorted = seen.toSorted((a, b) => compareText(a.key, b.key));
  let clusters: readonly Cluster[] = [...Map.groupBy(sorted, baseOf).values()].map(clusterOf);
  clusters = united(clusters, byVmId(clusters));
  clusters = united(clusters, byAgent(clusters));
  clusters = united(clusters, byMachine(clusters, machines));
  return joinedByName(clusters);
}

/** Two machines that turned out to be one leave one machine of their name, which others may join. */
export function joinedByName(clusters: readonly Cluster[]): readonly Cluster[] {
  const joined = united(clusters, byName(clusters));
  return joined.length === clusters.length ? joined : joinedByName(joined);
}

/** Before anything is joined: a machine's own id, else its whole name, unless the cloud tells two of that name apart. */
function baseOf({ sighting }: SeenSighting): string {
  const { hostId, name } = sighting;
  return hostId === undefined ? `name ${name ?? ''} ${canonicalVmId(sighting) ?? ''}` : `id ${hostId}`;
}
