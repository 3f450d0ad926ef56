import type { VmKind } from './estate.ts';
import type { Channel } from './request.ts';

const providers: Readonly<Record<VmKind, string>> = {
  vm: 'Microsoft.Compute/virtualMachines',
  'scale-set': 'Microsoft.Compute/virtualMachineScaleSets/virtualMachines',
  arc: 'Microsoft.HybridCompute/machines',
};

/** How the control plane names a request to a machine, and the resource that it is about. */
export function operationOf(
  channel: Channel,
  kind: VmKind,
  resourceId: string,
  name: string | undefined,
): { readonly operation: string; readonly title: string; readonly resourceId: string } {
  const provider = providers[kind];
  switch (channel) {
    case 'run-command-action':
      return {
        operation: `${provider}/runCommand/action`,
        title: 'Run Command on Virtual Machine',
        resourceId,
      };
    case 'run-command-managed':
      return {
        operation: `${provider}/runCommands/write`,
        title: 'Create or Update Virtual Machine Run Command',
        resourceId: `${resourceId}/runCommands/${name}`,
      };
    case 'extension':
      return {
        operation: `${provider}/extensions/write`,
        title: 'Create or Update Virtual Machine Extension',
        resourceId: `${resourceId}/extensions/${name}`,
      };
  }
}
