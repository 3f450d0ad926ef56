import { type AzureResourceId, parseAzureResourceId } from '../../event/azure-resource-id.ts';
import type { Target } from '../model/operation.ts';

/** A target and the child resource (run command, extension) that the id names beneath it. */
export interface ParsedTarget {
  readonly target: Target;
  readonly child: string | undefined;
}

/**
 * The machine that a resource id points at. Case is kept as the id has it, so pass the spelling that reads best. Ids of
 * anything but a machine or scale set yield a target of kind `other`; text that is no resource id yields undefined.
 */
export function parseTarget(resourceId: string): ParsedTarget | undefined {
  const id = parseAzureResourceId(machinePart(resourceId));
  const type = id?.type?.toLowerCase();
  if (!id || type === undefined) return undefined;
  if (type.startsWith('microsoft.compute/virtualmachinescalesets/virtualmachines'))
    return scaleSetInstance(id);
  if (type.startsWith('microsoft.compute/virtualmachinescalesets')) return machine(id, 'scale-set');
  if (type.startsWith('microsoft.compute/virtualmachines')) return machine(id, 'vm');
  if (type.startsWith('microsoft.hybridcompute/machines')) return machine(id, 'arc-machine');
  return machine(id, 'other');
}

/** A serial console is a resource attached to its machine: `…/virtualMachines/VM/providers/Microsoft.SerialConsole/…`. */
function machinePart(resourceId: string): string {
  const at = resourceId.toLowerCase().indexOf('/providers/microsoft.serialconsole/');
  return at > 0 && /\/virtualmachine/i.test(resourceId.slice(0, at)) ? resourceId.slice(0, at) : resourceId;
}

function machine(id: AzureResourceId, kind: Target['kind']): ParsedTarget | undefined {
  const name = id.names[0];
  if (name === undefined) return undefined;
  return { target: target(id, kind, name, 2), child: id.names[1] };
}

function scaleSetInstance(id: AzureResourceId): ParsedTarget | undefined {
  const [scaleSet, instance] = id.names;
  if (scaleSet === undefined || instance === undefined) return machine(id, 'scale-set');
  const whole = target(id, 'scale-set-instance', `${scaleSet}_${instance}`, 4);
  return { target: { ...whole, scaleSet, instance }, child: id.names[2] };
}

/** `depth` counts the segments behind the provider namespace that make up the machine itself. */
function target(id: AzureResourceId, kind: Target['kind'], name: string, depth: number): Target {
  const segments = id.key.split('/');
  const providerAt = segments.lastIndexOf('providers');
  return {
    kind,
    key: segments.slice(0, providerAt + 2 + depth).join('/'),
    name,
    resourceGroup: id.resourceGroup,
    subscriptionId: id.subscriptionId,
    scaleSet: undefined,
    instance: undefined,
  };
}
