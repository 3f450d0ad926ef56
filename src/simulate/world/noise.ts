import type { Random } from '../random.ts';
import type { Subscription, Vm } from './estate.ts';

/** Unrelated requests of an ordinary day. None of them runs anything in a guest. */
export interface NoiseKind {
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
    vms.length > 0
      ? `${random.pick(vms).resourceId}${child}`
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
