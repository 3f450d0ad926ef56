import { earlier, later } from '../../event/instant.ts';
import { toleranceMs } from '../constants.ts';
import { canonicalVmId } from './cluster.ts';
import { alikeNames, shortName } from './short-name.ts';
import type { SeenSighting, Span } from './sighting.ts';

/** Between an id that several machines bear and what tells one of them from the others. */
const mark = '\n';

/**
 * Sightings with an id of their own where machines were cloned, and the `host.id` with them: their sensors use one id for all. Two
 * machines show under one id where at one time the cloud's metadata tells them apart, or process events bear two names.
 */
export function ownIds(seen: readonly SeenSighting[]): SeenSighting[] {
  const selfOf = new Map<SeenSighting, string>();
  for (const [id, group] of Map.groupBy(seen, ({ sighting }) => sighting.hostId)) {
    if (id === undefined || group.length < 2) continue;
    const tellApart = someTwo(group, areNamedApart)
      ? nameOf
      : someTwo(group, areToldApart)
        ? (each: SeenSighting) => metadataFor(each, group)
        : undefined;
    if (tellApart) for (const each of group) selfOf.set(each, tellApart(each));
  }
  return seen.map((each) => {
    const self = selfOf.get(each);
    if (self === undefined) return each;
    return { ...each, sighting: { ...each.sighting, hostId: `${each.sighting.hostId}${mark}${self}` } };
  });
}

/** The `host.id` as sensors state it. */
export function statedId(hostId: string): string {
  return hostId.split(mark)[0] as string;
}

type Test = (a: SeenSighting, b: SeenSighting) => boolean;

function someTwo(group: readonly SeenSighting[], are: Test): boolean {
  const views = viewsOf(group).sort((a, b) => a.firstSeen.ms - b.firstSeen.ms);
  return views.some((a, at) => {
    for (let next = at + 1; next < views.length; next++) {
      const b = views[next] as SeenSighting;
      if (b.firstSeen.ms + toleranceMs >= a.lastSeen.ms) return false;
      if (overlap(a, b) && are(a, b)) return true;
    }
    return false;
  });
}

/** Each thing that is said of the machine, once, with all of its time: agents come and go. */
function viewsOf(group: readonly SeenSighting[]): SeenSighting[] {
  const same = Map.groupBy(group, ({ sighting }) =>
    JSON.stringify([
      sighting.name,
      sighting.vmId,
      sighting.resourceId,
      sighting.instanceName,
      sighting.subscriptionId,
      sighting.watchesProcesses,
    ]),
  );
  return [...same.values()].map((all) => ({
    ...(all[0] as SeenSighting),
    firstSeen: all.map(({ firstSeen }) => firstSeen).reduce(earlier),
    lastSeen: all.map(({ lastSeen }) => lastSeen).reduce(later),
  }));
}

/** At one time, and not one after the other: a machine that is renamed has both names, each at its time. */
function overlap(a: Span, b: Span): boolean {
  return a.firstSeen.ms + toleranceMs < b.lastSeen.ms && b.firstSeen.ms + toleranceMs < a.lastSeen.ms;
}

function areNamedApart({ sighting: a }: SeenSighting, { sighting: b }: SeenSighting): boolean {
  if (!a.watchesProcesses || !b.watchesProcesses) return false;
  return a.name !== undefined && b.name !== undefined && !alikeNames(a.name, b.name);
}

function areToldApart({ sighting: a }: SeenSighting, { sighting: b }: SeenSighting): boolean {
  const differ = (one: string | undefined, other: string | undefined) =>
    one !== undefined && other !== undefined && one !== other;
  return (
    differ(canonicalVmId(a), canonicalVmId(b)) ||
    differ(a.resourceId, b.resourceId) ||
    differ(a.instanceName, b.instanceName) ||
    differ(a.subscriptionId, b.subscriptionId)
  );
}

function nameOf({ sighting }: SeenSighting): string {
  return shortName(sighting.name ?? '');
}

/** What a sighting says of the cloud, else what others of its agent say, if they say one thing; else its agent. */
function metadataFor(each: SeenSighting, group: readonly SeenSighting[]): string {
  const own = metadataOf(each);
  if (own !== undefined) return own;
  const { agentId } = each.sighting;
  const same = group.filter(({ sighting }) => agentId !== undefined && sighting.agentId === agentId);
  const [only, ...others] = new Set(same.flatMap((other) => metadataOf(other) ?? []));
  return only !== undefined && others.length === 0 ? only : `agent ${agentId ?? ''}`;
}

function metadataOf({ sighting }: SeenSighting): string | undefined {
  const { resourceId, instanceName, subscriptionId } = sighting;
  const instance = instanceName && `${subscriptionId ?? ''} ${instanceName}`;
  return canonicalVmId(sighting) ?? resourceId ?? instance;
}
