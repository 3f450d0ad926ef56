import type { CloudFact, LogFact, ProcessFact } from '../observe/fact.ts';
import { hostKeyOf } from './executions.ts';
import type { Clock, Moment } from './rules.ts';

/** Which VM a host is, or could be (semantics §3). `tied`: one VM for certain; else every VM is a possibility. */
export interface HostTie {
  readonly hostKey: string;
  readonly tied: boolean;
  readonly vmKeys: readonly string[];
  readonly subscription: string | undefined;
  readonly instanceName: string | undefined;
  /** Tied by more than its name. */
  readonly byId: boolean;
  /** The scale set that the host belongs to. */
  readonly setKey: string | undefined;
  readonly first: Moment;
  readonly last: Moment;
}

interface Host {
  readonly key: string;
  readonly labels: Set<string>;
  linux: boolean;
  instanceName: string | undefined;
  subscription: string | undefined;
  first: Moment;
  last: Moment;
}

interface Vm {
  readonly key: string;
  readonly name: string;
  readonly subscription: string;
  readonly setKey: string | undefined;
  readonly computerNames: readonly string[];
}

type Grade = (host: Host, vm: Vm) => boolean;

const grades: readonly { readonly fits: Grade; readonly byName: boolean }[] = [
  {
    fits: (host, vm) => host.instanceName === vm.name && host.subscription === vm.subscription,
    byName: false,
  },
  { fits: (host, vm) => host.labels.has(vm.name), byName: true },
  { fits: (host, vm) => vm.computerNames.some((name) => host.labels.has(name)), byName: true },
  {
    fits: (host, vm) =>
      !host.linux &&
      [...host.labels].some(
        (label) => label.length === 15 && vm.name.length > 15 && vm.name.startsWith(label),
      ),
    byName: true,
  },
];

export function tieHosts(
  cloud: readonly CloudFact[],
  guest: readonly (ProcessFact | LogFact)[],
  clock: Clock,
  /** The VMs that runs prove hosts to be, by host. */
  learned: ReadonlyMap<string, string> = new Map(),
): Map<string, HostTie> {
  const vms = knownVms(cloud);
  const sets = addressedSets(cloud);
  const hosts = knownHosts(guest, clock);
  const held: { readonly vmKey: string; readonly host: Host }[] = [];
  const ties = new Map<string, HostTie>();
  const told = (host: Host) => ({
    hostKey: host.key,
    subscription: host.subscription,
    instanceName: host.instanceName,
    first: host.first,
    last: host.last,
  });
  const isOpen = (host: Host, vm: Vm) =>
    !contradicts(host, vm) &&
    !held.some((hold) => hold.vmKey === vm.key && hold.host !== host && overlap(hold.host, host));
  for (const { fits, byName } of grades) {
    const fresh: typeof held = [];
    for (const host of byName ? hosts : []) {
      const vmKey = learned.get(host.key);
      if (vmKey === undefined || ties.get(host.key)?.tied) continue;
      const setKey = vms.find((vm) => vm.key === vmKey)?.setKey ?? setOf(host, sets);
      ties.set(host.key, { ...told(host), tied: true, byId: true, vmKeys: [vmKey], setKey });
      held.push({ vmKey, host });
    }
    const open = new Map(
      hosts
        .filter((host) => !ties.has(host.key))
        .map((host) => [host, vms.filter((vm) => fits(host, vm) && isOpen(host, vm))]),
    );
    for (const [host, own] of open) {
      if (own.length === 0) continue;
      const shared = [...open].some(
        ([other, others]) => other !== host && overlap(other, host) && own.some((vm) => others.includes(vm)),
      );
      const tied = own.length === 1 && !shared;
      const vmKeys = own.map((vm) => vm.key);
      const setKey = (tied ? own[0]?.setKey : undefined) ?? setOf(host, sets);
      ties.set(host.key, { ...told(host), tied, byId: !byName, vmKeys, setKey });
      if (tied) fresh.push({ vmKey: (own[0] as Vm).key, host });
    }
    held.push(...fresh);
  }
  for (const host of hosts) {
    if (!ties.has(host.key))
      ties.set(host.key, { ...told(host), tied: false, byId: false, vmKeys: [], setKey: setOf(host, sets) });
  }
  return ties;
}

/** Cloud metadata that names another subscription or another machine. */
function contradicts(host: Host, vm: Vm): boolean {
  return (
    (host.subscription !== undefined && host.subscription !== vm.subscription) ||
    (host.instanceName !== undefined && host.instanceName !== vm.name)
  );
}

function knownVms(cloud: readonly CloudFact[]): Vm[] {
  const vms = new Map<string, Vm>();
  for (const { vmKey, vmName, subscription, setKey, computerNames } of cloud) {
    if (vmKey !== undefined && vmName !== undefined && vmKey !== setKey)
      vms.set(vmKey, { key: vmKey, name: vmName, subscription, setKey, computerNames });
  }
  return [...vms.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

interface ScaleSet {
  readonly key: string;
  readonly name: string;
  readonly subscription: string;
}

function addressedSets(cloud: readonly CloudFact[]): ScaleSet[] {
  const sets = new Map<string, ScaleSet>();
  for (const { vmKey, vmName, setKey, subscription } of cloud) {
    if (setKey !== undefined && setKey === vmKey && vmName !== undefined)
      sets.set(setKey, { key: setKey, name: vmName, subscription });
  }
  return [...sets.values()];
}

/** The scale set of a host that is tied to none of its instances: by its instance name, else by its computer name. */
function setOf(host: Host, sets: readonly ScaleSet[]): string | undefined {
  const byInstance = sets.filter(
    (set) =>
      set.subscription === host.subscription &&
      host.instanceName?.startsWith(`${set.name}_`) === true &&
      /^(?:\d+|[0-9a-z]{8})$/.test(host.instanceName.slice(set.name.length + 1)),
  );
  const prefixes = (set: ScaleSet) => [set.name, set.name.slice(0, 9)];
  const byLabel = sets.filter(
    (set) =>
      (host.subscription === undefined || host.subscription === set.subscription) &&
      [...host.labels].some((label) =>
        prefixes(set).some(
          (prefix) => label.startsWith(prefix) && /^[0-9a-z]{6}$/.test(label.slice(prefix.length)),
        ),
      ),
  );
  const found = byInstance.length > 0 ? byInstance : byLabel;
  return found.length === 1 ? found[0]?.key : undefined;
}

function knownHosts(guest: readonly (ProcessFact | LogFact)[], clock: Clock): Host[] {
  const hosts = new Map<string, Host>();
  for (const fact of guest) {
    const key = hostKeyOf(fact);
    const at = clock.read(fact.time);
    let host = hosts.get(key);
    if (!host) {
      host = {
        key,
        labels: new Set(),
        linux: fact.host.linux,
        instanceName: undefined,
        subscription: undefined,
        first: at,
        last: at,
      };
      hosts.set(key, host);
    }
    host.labels.add(fact.host.name.split('.')[0] as string);
    host.instanceName ??= fact.host.instanceName;
    host.subscription ??= fact.host.subscription;
    host.first = Math.min(host.first, at);
    host.last = Math.max(host.last, at);
  }
  return [...hosts.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

function overlap(a: Host, b: Host): boolean {
  return a.first <= b.last && b.first <= a.last;
}
