import type { HostSighting } from '../model/execution.ts';
import type { IdentityGrade } from '../model/host.ts';
import type { HostTraits, KnownMachine } from './known.ts';
import { instanceComputerNames } from './scale-set-names.ts';
import { netbiosLength, shortName } from './short-name.ts';
import { vmIdSpellings } from './vm-id.ts';

/** A grade ties a host to a machine where they have a key in common. */
export interface IdentityRule {
  readonly grade: Exclude<IdentityGrade, 'exact-pair'>;
  readonly hostKeys: (host: HostTraits) => readonly string[];
  readonly machineKeys: (machine: KnownMachine) => readonly string[];
}

/** Strongest first (`docs/semantics.md` §3). */
export const identityRules: readonly IdentityRule[] = [
  {
    grade: 'resource-id',
    hostKeys: (host) => host.sightings.flatMap(({ resourceId }) => resourceId ?? []),
    machineKeys: ({ target }) => [target.key],
  },
  {
    grade: 'vm-id',
    hostKeys: (host) => host.sightings.flatMap(({ vmId }) => vmId ?? []),
    machineKeys: ({ vmIds }) => vmIds.flatMap(({ id }) => vmIdSpellings(id)),
  },
  {
    grade: 'instance-name',
    hostKeys: ({ sightings }) =>
      sightings.filter(({ watchesProcesses }) => watchesProcesses).flatMap(instanceKey),
    machineKeys: machineInstanceKey,
  },
  {
    grade: 'agent-bridge',
    hostKeys: ({ sightings }) =>
      sightings.filter(({ watchesProcesses }) => !watchesProcesses).flatMap(instanceKey),
    machineKeys: machineInstanceKey,
  },
  { grade: 'inventory', hostKeys: shortNames, machineKeys: ({ computerNames }) => computerNames },
  { grade: 'host-name', hostKeys: shortNames, machineKeys: ({ target }) => [target.name.toLowerCase()] },
  {
    grade: 'scale-set-name',
    hostKeys: shortNames,
    machineKeys: ({ target }) => instanceComputerNames(target),
  },
  {
    grade: 'name-prefix',
    hostKeys: (host) => (host.osType === 'linux' ? [] : shortNames(host)),
    machineKeys: ({ target }) =>
      target.name.length > netbiosLength ? [target.name.toLowerCase().slice(0, netbiosLength)] : [],
  },
];

/** Those that go by an id, which names one machine at a time. */
export const idRules: readonly IdentityRule[] = identityRules.slice(0, 4);

function instanceKey({ subscriptionId, instanceName }: HostSighting): string[] {
  return subscriptionId === undefined || instanceName === undefined
    ? []
    : [`${subscriptionId}\n${instanceName}`];
}

function machineInstanceKey({ target }: KnownMachine): string[] {
  return target.subscriptionId === undefined
    ? []
    : [`${target.subscriptionId}\n${target.name.toLowerCase()}`];
}

export function shortNames(host: HostTraits): string[] {
  return [...new Set(host.names.map(shortName))];
}
