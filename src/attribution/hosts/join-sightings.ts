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
  const bases = [...Map.groupBy(sorted, baseOf).values()].flatMap(toldApartByInstance);
  let clusters: readonly Cluster[] = bases.map(clusterOf);
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

/** Of one name without an id, the instances that the cloud's metadata names beside it; what names none is apart from them. */
function toldApartByInstance(group: readonly SeenSighting[]): SeenSighting[][] {
  const instanceOf = ({ sighting: { hostId, subscriptionId, instanceName } }: SeenSighting) =>
    hostId === undefined && instanceName !== undefined ? `${subscriptionId} ${instanceName}` : '';
  const byInstance = Map.groupBy(group, instanceOf);
  const named = [...byInstance.keys()].filter((instance) => instance !== '');
  return named.length > 1 ? [...byInstance.values()] : [[...group]];
}

/** Before anything is joined: a machine's own id, else its whole name, unless the cloud tells two of that name apart. */
function baseOf({ sighting }: SeenSighting): string {
  const { hostId, name } = sighting;
  return hostId === undefined ? `name ${name ?? ''} ${canonicalVmId(sighting) ?? ''}` : `id ${hostId}`;
}
