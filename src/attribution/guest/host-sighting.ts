import type { Event } from '../../event/event.ts';
import { getText } from '../../event/fields.ts';
import { isActivityRecord } from '../cloud/control-record.ts';
import type { HostSighting } from '../model/execution.ts';
import { processChange } from './process-start.ts';

/**
 * What an event says of the machine that wrote it. Documents of the Activity Log say nothing: a host name there is the
 * collector's. Undefined where nothing names a machine.
 */
export function hostSighting(event: Event): HostSighting | undefined {
  const { doc } = event;
  if (isActivityRecord(doc)) return undefined;
  const azure = (getText(doc, 'cloud.provider')?.toLowerCase() ?? 'azure') === 'azure';
  const name =
    getText(doc, 'host.name') ?? getText(doc, 'host.hostname') ?? getText(doc, 'winlog.computer_name');
  const hostId = getText(doc, 'host.id')?.toLowerCase();
  if (name === undefined && hostId === undefined) return undefined;
  return {
    hostId,
    agentId: (getText(doc, 'elastic.agent.id') ?? getText(doc, 'agent.id'))?.toLowerCase(),
    name: name?.trim().toLowerCase(),
    osType: osTypeOf(event),
    vmId: azure ? getText(doc, 'cloud.instance.id')?.toLowerCase() : undefined,
    instanceName: azure ? getText(doc, 'cloud.instance.name')?.toLowerCase() : undefined,
    subscriptionId: azure ? getText(doc, 'cloud.account.id')?.toLowerCase() : undefined,
    watchesProcesses: processChange(doc) !== undefined,
    resourceId: machineResource(getText(doc, 'azure.resource.id') ?? getText(doc, 'cloud.resource_id')),
  };
}

function osTypeOf(event: Event): string | undefined {
  const stated = getText(event.doc, 'host.os.type') ?? getText(event.doc, 'host.os.family');
  if (stated !== undefined) return stated.toLowerCase();
  return getText(event.doc, 'winlog.computer_name') === undefined ? undefined : 'windows';
}

function machineResource(id: string | undefined): string | undefined {
  const machine = /^.*\/providers\/microsoft\.(?:compute\/virtualmachines|hybridcompute\/machines)\/[^/]+$/i;
  return id !== undefined && machine.test(id) ? id.toLowerCase() : undefined;
}

/** One text for all sightings that say the same. */
export function sightingKey(sighting: HostSighting): string {
  const { hostId, agentId, name, osType, vmId, instanceName, subscriptionId, resourceId, watchesProcesses } =
    sighting;
  return JSON.stringify([
    ...[hostId, agentId, name, osType, vmId, instanceName, subscriptionId, resourceId],
    watchesProcesses,
  ]);
}
