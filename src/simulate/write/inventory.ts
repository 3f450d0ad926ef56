import type { InventoryFact } from '../observe/fact.ts';
import type { InventoryKind } from '../scenario/scenario.ts';
import type { Guest, Vm } from '../world/estate.ts';
import { cloudMachine } from './cloud-machine.ts';
import { csvTable } from './csv-table.ts';

/** A machine as a list has it, with the guest that was on it when the list was made. */
export interface ListedMachine {
  readonly vm: Vm;
  readonly guest: Guest;
}

/** A list of machines, as a user has it beside the logs. */
export function writeInventory(kind: InventoryKind, machines: readonly ListedMachine[]): string[] {
  switch (kind) {
    case 'az-vm-list':
    case 'az-vmss-list-instances':
      return [`${JSON.stringify(machines.map(cliEntry), undefined, 2)}\n`];
    case 'resource-graph': {
      const data = machines.map(graphRow);
      return [
        `${JSON.stringify({ count: data.length, data, skip_token: null, total_records: data.length }, undefined, 2)}\n`,
      ];
    }
    case 'resource-graph-csv':
      return csvTable(machines.map((one) => JSON.stringify(graphRow(one))));
    case 'csv':
      return csvTable(machines.map((one) => JSON.stringify(ownColumns(one))));
  }
}

/** Which machines a kind of list is of. */
export function isListed(kind: InventoryKind, { vm }: ListedMachine): boolean {
  if (kind === 'az-vmss-list-instances') return vm.kind === 'scale-set';
  return vm.kind === 'vm' || (vm.kind === 'arc' && kind.startsWith('resource-graph'));
}

/**
 * What an entry says. The command line gives the name that the machine was made with; the graph, and what people keep
 * themselves, also the name that it has now.
 */
export function inventoryFact(kind: InventoryKind, { vm, guest }: ListedMachine): InventoryFact {
  const key = vm.resourceId.toLowerCase();
  const { setKey, computerNames, vmName } = cloudMachine(key);
  const names =
    kind === 'csv'
      ? [guest.hostName]
      : kind.startsWith('az-')
        ? [guest.madeName]
        : [guest.madeName, guest.hostName];
  return {
    plane: 'inventory',
    vmKey: key,
    vmName: vmName ?? vm.name.toLowerCase(),
    subscription: vm.subscription.id,
    setKey,
    computerNames,
    vmId: kind === 'csv' ? undefined : guest.vmId,
    listedNames: [...new Set(names.map((name) => name.toLowerCase()))],
  };
}

function cliEntry({ vm, guest }: ListedMachine) {
  return {
    ...(vm.kind === 'scale-set' ? { instanceId: vm.name.slice(vm.name.lastIndexOf('_') + 1) } : {}),
    hardwareProfile: { vmSize: 'Standard_D4s_v5' },
    id: vm.resourceId,
    location: vm.region,
    name: vm.name,
    osProfile: { adminUsername: 'azureuser', computerName: guest.madeName },
    powerState: 'VM running',
    privateIps: guest.ip,
    provisioningState: 'Succeeded',
    publicIps: '',
    resourceGroup: vm.group,
    type: vm.resourceId
      .split('/')
      .slice(6, -1)
      .filter((_, at) => at !== 2)
      .join('/'),
    vmId: guest.vmId,
  };
}

function graphRow({ vm, guest }: ListedMachine) {
  const arc = vm.kind === 'arc';
  return {
    id: vm.resourceId,
    name: vm.name,
    type: arc ? 'microsoft.hybridcompute/machines' : 'microsoft.compute/virtualmachines',
    tenantId: vm.subscription.tenantId,
    location: vm.region,
    resourceGroup: vm.group.toLowerCase(),
    subscriptionId: vm.subscription.id,
    properties: {
      vmId: guest.vmId,
      osProfile: { computerName: arc ? guest.hostName : guest.madeName, adminUsername: 'azureuser' },
      extended: { instanceView: { computerName: guest.hostName, osName: guest.system } },
      provisioningState: 'Succeeded',
    },
  };
}

function ownColumns({ vm, guest }: ListedMachine) {
  return {
    'VM name': vm.name,
    'Resource group': vm.group,
    'Subscription ID': vm.subscription.id,
    'Computer name': guest.hostName,
    'Private IP': guest.ip,
  };
}
