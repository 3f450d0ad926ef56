import type { HostSighting } from '../model/execution.ts';
import type { IdentityGrade } from '../model/host.ts';
import type { Target } from '../model/operation.ts';
import type { KnownHost } from './host-directory.ts';
import { instanceComputerNames } from './scale-set-names.ts';
import { shortName } from './short-name.ts';
import { vmIdSpellings } from './vm-id.ts';

/** A machine that the cloud's log names, with what log and inventory say of it beside its resource id. */
export interface KnownMachine {
  readonly target: Target;
  /** More than one where the machine was rebuilt. */
  readonly vmIds: readonly string[];
  /** Names of its operating system that an inventory gives, short, lower case. */
  readonly computerNames: readonly string[];
}

/** A grade ties a host to a machine where they have a key in common. */
export interface IdentityRule {
  readonly grade: IdentityGrade;
  readonly hostKeys: (host: KnownHost) => readonly string[];
  readonly machineKeys: (machine: KnownMachine) => readonly string[];
}

/** What Windows leaves of a longer name. */
const netbiosLength = 15;

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
    machineKeys: ({ vmIds }) => vmIds.flatMap(vmIdSpellings),
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

export function shortNames(host: KnownHost): string[] {
  return [...new Set(host.names.map(shortName))];
}
