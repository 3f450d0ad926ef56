import type { Random } from '../random.ts';
import type { Subscription, Vm } from './estate.ts';
import type { AnyChannel } from './request.ts';

/** Unrelated requests of an ordinary day. None of them runs anything in a guest. */
export interface NoiseKind {
  readonly channel?: AnyChannel | undefined;
  readonly operation: string;
  readonly title: string;
  resourceId(subscription: Subscription, vms: readonly Vm[], random: Random): string;
}

const onGroup =
  (provider: string) =>
  (subscription: Subscription, vms: readonly Vm[], random: Random): string => {
    const group = vms.length > 0 ? random.pick(vms).group : 'rg-shared';
    return `/subscriptions/${subscription.id}/resourceGroups/${group}/providers/${provider}${random.hex(6)}`;
  };

const onVm =
  (child = '') =>
  (subscription: Subscription, vms: readonly Vm[], random: Random): string =>
    vms.some((vm) => vm.kind === 'vm')
      ? `${random.pick(vms.filter((vm) => vm.kind === 'vm')).resourceId}${child}`
      : onGroup('Microsoft.Storage/storageAccounts/st')(subscription, vms, random);

export const noiseKinds: readonly NoiseKind[] = [
  {
    operation: 'Microsoft.Compute/virtualMachines/start/action',
    title: 'Start Virtual Machine',
    resourceId: onVm(),
  },
  {
    operation: 'Microsoft.Compute/virtualMachines/restart/action',
    title: 'Restart Virtual Machine',
    resourceId: onVm(),
  },
  {
    operation: 'Microsoft.Resources/deployments/write',
    title: 'Create Deployment',
    resourceId: onGroup('Microsoft.Resources/deployments/deploy-'),
  },
  {
    operation: 'Microsoft.Storage/storageAccounts/listKeys/action',
    title: 'List Storage Account Keys',
    resourceId: onGroup('Microsoft.Storage/storageAccounts/st'),
  },
  {
    operation: 'Microsoft.Network/networkSecurityGroups/write',
    title: 'Create or Update Network Security Group',
    resourceId: onGroup('Microsoft.Network/networkSecurityGroups/nsg-'),
  },
  {
    operation: 'Microsoft.Authorization/roleAssignments/write',
    title: 'Create role assignment',
    resourceId: (subscription, _vms, random) =>
      `/subscriptions/${subscription.id}/providers/Microsoft.Authorization/roleAssignments/${random.guid()}`,
  },
];

/** Requests of channels that claim nothing of a guest's processes: shown, and nothing concluded from them. */
export const quietKinds: readonly NoiseKind[] = [
  {
    channel: 'serial-console',
    operation: 'Microsoft.SerialConsole/serialPorts/connect/action',
    title: 'Connect to a serial port',
    resourceId: onVm('/providers/Microsoft.SerialConsole/serialPorts/0'),
  },
  {
    channel: 'user-data',
    operation: 'Microsoft.Compute/virtualMachines/write',
    title: 'Create or Update Virtual Machine',
    resourceId: onVm(),
  },
  {
    channel: 'aks-command',
    operation: 'Microsoft.ContainerService/managedClusters/runCommand/action',
    title: 'Run user issued command against managed kubernetes server.',
    resourceId: onGroup('Microsoft.ContainerService/managedClusters/aks-'),
  },
  {
    channel: 'automation-job',
    operation: 'Microsoft.Automation/automationAccounts/jobs/write',
    title: 'Create an Azure Automation job',
    resourceId: onGroup('Microsoft.Automation/automationAccounts/automation/jobs/'),
  },
  {
    channel: 'vm-application',
    operation: 'Microsoft.Compute/galleries/applications/versions/write',
    title: 'Create or Update Gallery Application Version',
    resourceId: onGroup('Microsoft.Compute/galleries/gallery/applications/app/versions/1.0.'),
  },
  {
    channel: 'image-build',
    operation: 'Microsoft.VirtualMachineImages/imageTemplates/run/action',
    title: 'Run an image template',
    resourceId: onGroup('Microsoft.VirtualMachineImages/imageTemplates/template-'),
  },
];
