import type { CloudFact } from '../observe/fact.ts';

const machinePatterns = [
  /^(?<key>(?<set>.*\/providers\/microsoft\.compute\/virtualmachinescalesets\/(?<name>[^/]+))\/virtualmachines\/(?<instance>\d+))/,
  /^(?<key>(?<set>.*\/providers\/microsoft\.compute\/virtualmachinescalesets\/(?<name>[^/]+)))/,
  /^(?<key>.*\/providers\/microsoft\.compute\/virtualmachines\/(?<name>[^/]+))/,
  /^(?<key>.*\/providers\/microsoft\.hybridcompute\/machines\/(?<name>[^/]+))/,
];

/** The machine that a resource id in lower case names: a VM, a scale set or one of its instances, an Arc machine. */
export function cloudMachine(id: string): Pick<CloudFact, 'vmKey' | 'vmName' | 'setKey' | 'computerNames'> {
  for (const pattern of machinePatterns) {
    const found = pattern.exec(id)?.groups;
    if (!found) continue;
    const { key, set, name = '', instance } = found;
    if (instance === undefined) return { vmKey: key, vmName: name, setKey: set, computerNames: [] };
    const digits = Number(instance).toString(36).padStart(6, '0');
    const computerNames = [name, name.slice(0, 9)].map((prefix) => prefix + digits);
    return { vmKey: key, vmName: `${name}_${instance}`, setKey: set, computerNames };
  }
  return { vmKey: undefined, vmName: undefined, setKey: undefined, computerNames: [] };
}
