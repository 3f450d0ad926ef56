import { compareInstants } from '../../event/instant.ts';
import { compareText } from '../../event/order.ts';
import type { HostIdentity, IdentityGrade } from '../model/host.ts';
import type { Target } from '../model/operation.ts';
import type { KnownHost } from './host-directory.ts';
import { isInstanceName } from './scale-set-names.ts';
import { shortName } from './short-name.ts';

/** A machine that the cloud's log names, with the vmIds that it had: more than one where it was rebuilt. */
export interface KnownMachine {
  readonly target: Target;
  readonly vmIds: readonly string[];
}

interface Rule {
  readonly grade: IdentityGrade;
  /** The grade's own test; contradiction and uniqueness are tested for all grades alike. */
  readonly ties: (host: KnownHost, machine: KnownMachine) => boolean;
}

/** Strongest first. Windows cuts computer names at 15 characters. */
const netbiosLength = 15;

const rules: readonly Rule[] = [
  {
    grade: 'resource-id',
    ties: (host, { target }) => host.sightings.some((s) => s.resourceId === target.key),
  },
  {
    grade: 'vm-id',
    ties: (host, { vmIds }) => host.sightings.some((s) => s.vmId !== undefined && vmIds.includes(s.vmId)),
  },
  {
    grade: 'instance-name',
    ties: (host, { target }) =>
      host.sightings.some(
        (s) => s.subscriptionId === target.subscriptionId && s.instanceName === target.name.toLowerCase(),
      ),
  },
  { grade: 'host-name', ties: (host, { target }) => shortNames(host).includes(target.name.toLowerCase()) },
  { grade: 'scale-set-name', ties: (host, { target }) => isInstanceName(shortNames(host), target) },
  {
    grade: 'name-prefix',
    ties: (host, { target }) =>
      host.osType !== 'linux' &&
      target.name.length > netbiosLength &&
      shortNames(host).includes(target.name.toLowerCase().slice(0, netbiosLength)),
  },
];

/**
 * Ties hosts to machines by the strongest grade that holds (`docs/semantics.md` §3). Grade by grade, a host or machine
 * that a stronger grade has tied is no longer open to a weaker one, so a guess by name never overrides an id. A host that
 * a grade ties to several machines, or that shares its machine with another host of the same time, keeps them all as
 * possible: shown, never guessed.
 */
export function resolveIdentities(
  hosts: readonly KnownHost[],
  machines: readonly KnownMachine[],
): ReadonlyMap<string, HostIdentity> {
  const identities = new Map<string, HostIdentity>();
  const holders = new Map<string, KnownHost[]>();
  for (const { grade, ties } of rules) {
    const open = hosts.filter((host) => !identities.has(host.id));
    const found = open.map((host) => ({
      host,
      keys: machines
        .filter((machine) => ties(host, machine) && !contradicts(host, machine))
        .filter(({ target }) => !(holders.get(target.key) ?? []).some((holder) => overlap(holder, host)))
        .map(({ target }) => target.key)
        .sort(compareText),
    }));
    for (const { host, keys } of found) {
      if (keys.length === 0) continue;
      const rivals = found.filter(
        (other) =>
          other.host !== host && overlap(other.host, host) && other.keys.some((key) => keys.includes(key)),
      );
      const settled = keys.length === 1 && rivals.length === 0;
      identities.set(host.id, { hostId: host.id, grade, targetKeys: keys, settled });
    }
    for (const { host, keys } of found) {
      const [key] = keys;
      if (key === undefined || identities.get(host.id)?.settled !== true) continue;
      holders.set(key, [...(holders.get(key) ?? []), host]);
    }
  }
  return identities;
}

export function shortNames(host: KnownHost): string[] {
  return host.names.map(shortName);
}

/** Cloud metadata that names another subscription or machine speaks against any tie. */
function contradicts({ sightings }: KnownHost, { target, vmIds }: KnownMachine): boolean {
  const differs = (stated: readonly (string | undefined)[], own: readonly (string | undefined)[]) => {
    const known = stated.filter((value) => value !== undefined);
    const ours = own.filter((value) => value !== undefined);
    return known.length > 0 && ours.length > 0 && !known.some((value) => ours.includes(value));
  };
  const stated = (field: 'resourceId' | 'vmId' | 'subscriptionId' | 'instanceName') =>
    sightings.map((s) => s[field]);
  return (
    differs(stated('resourceId'), [target.key]) ||
    differs(stated('vmId'), vmIds) ||
    differs(stated('subscriptionId'), [target.subscriptionId]) ||
    (target.kind === 'vm' && differs(stated('instanceName'), [target.name.toLowerCase()]))
  );
}

function overlap(a: KnownHost, b: KnownHost): boolean {
  return compareInstants(a.firstSeen, b.lastSeen) <= 0 && compareInstants(b.firstSeen, a.lastSeen) <= 0;
}
