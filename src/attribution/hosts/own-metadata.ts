import { earlier, later } from '../../event/instant.ts';
import { parseTarget } from '../cloud/target.ts';
import type { HostSighting } from '../model/execution.ts';
import { instanceComputerNames } from './scale-set-names.ts';
import { alikeNames, shortName } from './short-name.ts';
import { meet, type SeenSighting, type Span } from './sighting.ts';

interface Named extends Span {
  readonly name: string;
  readonly sightings: SeenSighting[];
}

/**
 * Sightings without the cloud metadata that is not their machine's. A collector (of forwarded Windows events, of syslog) stamps its
 * own on everything that it passes on: metadata that several machines show at one time counts for the one that is named like it
 * alone, and for none where none is and they are three or more.
 */
export function ownMetadata(seen: readonly SeenSighting[]): SeenSighting[] {
  const foreign = new Set<SeenSighting>();
  for (const [id, group] of Map.groupBy(seen, metadataOf)) {
    if (id === undefined) continue;
    const names = namesOf(group);
    if (names.length < 2) continue;
    const own = names.filter(({ name }) => isNamedLike(name, group[0] as SeenSighting));
    const others =
      own.length > 0
        ? names.filter((one) => !own.includes(one) && own.some((other) => areTwo(one, other)))
        : isCrowd(names)
          ? names
          : [];
    for (const each of others.flatMap(({ sightings }) => sightings)) foreign.add(each);
  }
  return seen.map((each) =>
    foreign.has(each) ? { ...each, sighting: withoutMetadata(each.sighting) } : each,
  );
}

function metadataOf({ sighting }: SeenSighting): string | undefined {
  const { vmId, resourceId, subscriptionId, instanceName } = sighting;
  if (vmId === undefined && resourceId === undefined && instanceName === undefined) return undefined;
  return JSON.stringify([vmId, resourceId, subscriptionId, instanceName]);
}

function namesOf(group: readonly SeenSighting[]): Named[] {
  const byName = Map.groupBy(group, ({ sighting }) => sighting.name);
  byName.delete(undefined);
  return [...byName].map(([name, sightings]) => ({ name: name as string, sightings, ...spanOf(sightings) }));
}

function spanOf(sightings: readonly Span[]): Span {
  return {
    firstSeen: sightings.map(({ firstSeen }) => firstSeen).reduce(earlier),
    lastSeen: sightings.map(({ lastSeen }) => lastSeen).reduce(later),
  };
}

function isNamedLike(name: string, { sighting }: SeenSighting): boolean {
  const resource = sighting.resourceId === undefined ? undefined : parseTarget(sighting.resourceId)?.target;
  const machine = sighting.instanceName ?? resource?.name.toLowerCase();
  if (machine === undefined) return false;
  const [, scaleSet, instance] = /^(.+)_(\d+)$/.exec(machine) ?? [];
  const computers = instanceComputerNames({ scaleSet, instance });
  return alikeNames(name, machine) || computers.includes(shortName(name));
}

/** Three machines at one time, each two of them. */
function isCrowd(names: readonly Named[]): boolean {
  return names.some((one, at) => {
    const others = names.slice(at + 1).filter((other) => areTwo(one, other));
    return others.some((a, next) => others.slice(next + 1).some((b) => areTwo(a, b)));
  });
}

/** Two machines at one time; one that sensors name differently has its id in common. */
function areTwo(a: Named, b: Named): boolean {
  if (alikeNames(a.name, b.name) || !meet(a, b)) return false;
  const ids = new Set(a.sightings.flatMap(({ sighting }) => sighting.hostId ?? []));
  return !b.sightings.some(({ sighting }) => sighting.hostId !== undefined && ids.has(sighting.hostId));
}

function withoutMetadata(sighting: HostSighting): HostSighting {
  const none = undefined;
  return { ...sighting, vmId: none, resourceId: none, subscriptionId: none, instanceName: none };
}
