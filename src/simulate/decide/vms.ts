import type { CloudFact, InventoryFact } from '../observe/fact.ts';
import type { GuestFact } from './machines.ts';
import { label } from './names.ts';
import type { Clock, Moment } from './rules.ts';

/** A VM that the Activity Log or the user's list of machines names, with what is known of it beside. */
export interface Vm {
  readonly key: string;
  readonly name: string;
  readonly subscription: string;
  readonly setKey: string | undefined;
  /** What an instance of a scale set calls itself where nobody chose otherwise. */
  readonly computerNames: readonly string[];
  /** Names that a list, or the guest itself, states. */
  readonly listedNames: Set<string>;
  /** Ids with the time at which a record states each; without one from a list. */
  readonly vmIds: Map<string, { first: Moment; last: Moment } | undefined>;
}

export interface ScaleSet {
  readonly key: string;
  readonly name: string;
  readonly subscription: string;
}

export function knownVms(
  cloud: readonly CloudFact[],
  inventory: readonly InventoryFact[],
  guest: readonly GuestFact[],
  clock: Clock,
): Vm[] {
  const vms = new Map<string, Vm>();
  for (const { vmKey, vmName, subscription, setKey, computerNames } of [...cloud, ...inventory]) {
    if (vmKey === undefined || vmName === undefined || vmKey === setKey || vms.has(vmKey)) continue;
    const own = { name: vmName, subscription, setKey, computerNames };
    vms.set(vmKey, { key: vmKey, ...own, listedNames: new Set(), vmIds: new Map() });
  }
  for (const { vmKey, vmId, listedNames } of inventory) {
    const vm = vms.get(vmKey);
    for (const name of listedNames) vm?.listedNames.add(label(name));
    if (vmId !== undefined) vm?.vmIds.set(vmId, undefined);
  }
  for (const { host, time } of guest) {
    const vm = host.resourceId === undefined ? undefined : vms.get(host.resourceId);
    if (!vm) continue;
    vm.listedNames.add(label(host.name));
    if (host.vmId === undefined) continue;
    const at = clock.read(time);
    const known = vm.vmIds.get(host.vmId) ?? { first: at, last: at };
    vm.vmIds.set(host.vmId, { first: Math.min(known.first, at), last: Math.max(known.last, at) });
  }
  return [...vms.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Scale sets that a request addressed as a whole. */
export function addressedSets(cloud: readonly CloudFact[]): ScaleSet[] {
  const sets = new Map<string, ScaleSet>();
  for (const { vmKey, vmName, setKey, subscription } of cloud) {
    if (setKey !== undefined && setKey === vmKey && vmName !== undefined)
      sets.set(setKey, { key: setKey, name: vmName, subscription });
  }
  return [...sets.values()];
}
