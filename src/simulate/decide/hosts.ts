import { grades, idGrades, speaksAgainst } from './grades.ts';
import { type Machine, meet, selves, valuesOf } from './machines.ts';
import { label } from './names.ts';
import type { Moment } from './rules.ts';
import type { ScaleSet, Vm } from './vms.ts';

/** Which VM a host is, or could be (semantics §3). `tied`: one VM for certain; else every VM is a possibility. */
export interface HostTie {
  readonly hostKey: string;
  readonly tied: boolean;
  readonly vmKeys: readonly string[];
  readonly subscription: string | undefined;
  readonly machine: Machine;
  /** Tied by more than its name. */
  readonly byId: boolean;
  /** The scale set that the host belongs to. */
  readonly setKey: string | undefined;
  readonly first: Moment;
  readonly last: Moment;
}

/** `learned`: the VMs that runs prove hosts to be, by host. */
export function tieHosts(
  hosts: ReadonlyMap<string, Machine>,
  vms: readonly Vm[],
  sets: readonly ScaleSet[],
  learned: ReadonlyMap<string, string>,
): Map<string, HostTie> {
  const ties = new Map<string, HostTie>();
  const tie = (hostKey: string, own: readonly Vm[], tied: boolean, byId: boolean) => {
    const machine = hosts.get(hostKey) as Machine;
    const { first, last } = machine;
    const [subscription] = valuesOf(machine, 'subscription');
    const setKey = (tied ? own[0]?.setKey : undefined) ?? setOf(machine, sets);
    const vmKeys = own.map((vm) => vm.key);
    ties.set(hostKey, { hostKey, tied, vmKeys, subscription, machine, byId, setKey, first, last });
  };
  let nameOnly = false;
  const surely = new Set<string>();
  for (const { name: grade, fits } of grades) {
    if (grade === 'learned') {
      for (const [hostKey, vmKey] of learned) {
        if (ties.get(hostKey)?.tied) continue;
        surely.add(hostKey);
        tie(
          hostKey,
          vms.filter((vm) => vm.key === vmKey),
          true,
          true,
        );
      }
      nameOnly = true;
      continue;
    }
    // A VM that a watched host of the same time holds by a stronger grade is no longer open.
    const held = [...ties.values()].filter(({ tied, machine }) => tied && isWatched(machine));
    const open = [...hosts]
      .filter(([hostKey]) => !ties.has(hostKey))
      .map(([hostKey, machine]) => ({
        hostKey,
        machine,
        own: vms.filter(
          (vm) =>
            fits(machine, vm) &&
            !speaksAgainst(machine, vm, grade) &&
            !held.some(({ vmKeys, machine: holder }) => vmKeys[0] === vm.key && meet(holder, machine)),
        ),
      }))
      .filter(({ own }) => own.length > 0);
    for (const { hostKey, machine, own } of open) {
      const shared = open.some(
        (other) =>
          other.machine !== machine &&
          isWatched(other.machine) &&
          meet(other.machine, machine) &&
          other.own.some((vm) => own.includes(vm)),
      );
      tie(hostKey, own, own.length === 1 && !shared, !nameOnly);
      if (idGrades.some(({ name }) => name === grade)) surely.add(hostKey);
    }
  }
  // One that has nothing but a name that several bear may be any of them.
  const all = [...hosts.values()];
  const keyOf = new Map([...hosts].map(([hostKey, machine]) => [machine, hostKey]));
  for (const [hostKey, machine] of hosts) {
    const own = ties.get(hostKey);
    const others = selves(machine, all).flatMap(
      (other) => ties.get(keyOf.get(other) as string)?.vmKeys ?? [],
    );
    if (others.length === 0 || surely.has(hostKey)) continue;
    const keys = new Set([...(own?.vmKeys ?? []), ...others]);
    tie(
      hostKey,
      vms.filter((vm) => keys.has(vm.key)),
      false,
      false,
    );
  }
  for (const hostKey of hosts.keys()) if (!ties.has(hostKey)) tie(hostKey, [], false, false);
  return ties;
}

/** Whether anything could be seen to run on it. */
export function isWatched({ facts }: Machine): boolean {
  return facts.some(({ plane }) => plane !== 'host');
}

/** The scale set of a host that is tied to none of its instances: by its instance name, else by its computer name. */
function setOf(host: Machine, sets: readonly ScaleSet[]): string | undefined {
  const byInstance = sets.filter(({ name, subscription }) =>
    host.says.some(
      (said) =>
        said.subscription === subscription &&
        said.instanceName?.startsWith(`${name}_`) === true &&
        /^(?:\d+|[0-9a-z]{8})$/.test(said.instanceName.slice(name.length + 1)),
    ),
  );
  const subscriptions = valuesOf(host, 'subscription');
  const labels = [...valuesOf(host, 'name')].map(label);
  const byLabel = sets.filter(
    ({ name, subscription }) =>
      (subscriptions.size === 0 || subscriptions.has(subscription)) &&
      [name, name.slice(0, 9)].some((prefix) =>
        labels.some((one) => one.startsWith(prefix) && /^[0-9a-z]{6}$/.test(one.slice(prefix.length))),
      ),
  );
  const found = byInstance.length > 0 ? byInstance : byLabel;
  return found.length === 1 ? found[0]?.key : undefined;
}
