import type { HostFact } from '../observe/fact.ts';
import { type Machine, meet, valuesOf } from './machines.ts';
import { label } from './names.ts';
import type { Vm } from './vms.ts';

/** A way to tell which VM a host is. Strongest first; what stands after `learned` goes by names that nobody vouches for. */
export interface Grade {
  readonly name: string;
  readonly fits: (host: Machine, vm: Vm) => boolean;
}

const named = (host: Machine) => new Set([...valuesOf(host, 'name')].map(label));

const sameInstance = (says: readonly HostFact[], vm: Vm) =>
  says.some(({ instanceName, subscription }) => instanceName === vm.name && subscription === vm.subscription);

/** What records about processes say, and what all others do. */
function saidBy(host: Machine, processes: boolean): HostFact[] {
  return host.facts.filter((fact) => (fact.plane === 'guest') === processes).map((fact) => fact.host);
}

export const grades: readonly Grade[] = [
  { name: 'resource-id', fits: (host, vm) => valuesOf(host, 'resourceId').has(vm.key) },
  { name: 'vm-id', fits: (host, vm) => [...valuesOf(host, 'vmId')].some((id) => vm.vmIds.has(id)) },
  { name: 'instance-name', fits: (host, vm) => sameInstance(saidBy(host, true), vm) },
  { name: 'agent-bridge', fits: (host, vm) => sameInstance(saidBy(host, false), vm) },
  { name: 'inventory', fits: (host, vm) => [...named(host)].some((name) => vm.listedNames.has(name)) },
  { name: 'learned', fits: () => false },
  { name: 'host-name', fits: (host, vm) => named(host).has(vm.name) },
  {
    name: 'scale-set-name',
    fits: (host, vm) => vm.computerNames.some((name) => named(host).has(name)),
  },
  {
    name: 'name-prefix',
    fits: (host, vm) =>
      !host.says.some(({ linux }) => linux) &&
      [...named(host)].some((name) => name.length === 15 && vm.name.length > 15 && vm.name.startsWith(name)),
  },
];

const rank = new Map(grades.map(({ name }, at) => [name, at]));

/** Grades that go by an id of the machine, or of its instance. */
export const idGrades = grades.slice(0, rank.get('inventory'));

/**
 * Whether an id that the host states speaks against a tie by a weaker grade. A vmId does so only where another is stated for the VM
 * at that time: VMs are built anew, and a list of machines says nothing of when.
 */
export function speaksAgainst(host: Machine, vm: Vm, grade: string): boolean {
  const weakerThan = (other: string) => (rank.get(grade) as number) > (rank.get(other) as number);
  const others = (stated: ReadonlySet<string>, own: readonly string[]) =>
    stated.size > 0 && own.length > 0 && !own.some((value) => stated.has(value));
  if (weakerThan('resource-id') && others(valuesOf(host, 'resourceId'), [vm.key])) return true;
  const then = [...vm.vmIds].flatMap(([id, span]) => (span && meet(span, host) ? [id] : []));
  if (weakerThan('vm-id') && others(valuesOf(host, 'vmId'), then)) return true;
  if (!weakerThan('instance-name')) return false;
  if (others(valuesOf(host, 'subscription'), [vm.subscription])) return true;
  const arc = vm.key.includes('/microsoft.hybridcompute/');
  return !arc && others(valuesOf(host, 'instanceName'), [vm.name]);
}

/** The only VM that a machine is by an id of its own. */
export function vmById(host: Machine, vms: readonly Vm[]): string | undefined {
  for (const { name, fits } of idGrades) {
    const [only, ...others] = vms.filter((vm) => fits(host, vm));
    if (only && others.length === 0 && !speaksAgainst(host, only, name)) return only.key;
  }
  return undefined;
}
