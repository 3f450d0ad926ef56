import type { Event } from '../../event/event.ts';
import { textGetter } from '../../event/fields.ts';
import { isActivityRecord } from '../cloud/control-record.ts';
import type { HostSighting } from '../model/execution.ts';
import { processChange } from './process-start.ts';

const provider = textGetter('cloud.provider');
const hostName = textGetter('host.name');
const hostHostname = textGetter('host.hostname');
const computerName = textGetter('winlog.computer_name');
const hostIdField = textGetter('host.id');
const elasticAgentId = textGetter('elastic.agent.id');
const agentIdField = textGetter('agent.id');
const instanceId = textGetter('cloud.instance.id');
const instanceNameField = textGetter('cloud.instance.name');
const accountId = textGetter('cloud.account.id');
const azureResourceId = textGetter('azure.resource.id');
const cloudResourceId = textGetter('cloud.resource_id');
const osTypeField = textGetter('host.os.type');
const osFamily = textGetter('host.os.family');

/**
 * What an event says of the machine that wrote it. Documents of the Activity Log say nothing: a host name there is the
 * collector's. Undefined where nothing names a machine.
 */
export function hostSighting(event: Event): HostSighting | undefined {
  const { doc } = event;
  if (isActivityRecord(doc)) return undefined;
  const azure = (provider(doc)?.toLowerCase() ?? 'azure') === 'azure';
  const name = (hostName(doc) ?? hostHostname(doc) ?? computerName(doc))?.trim().toLowerCase() || undefined;
  const hostId = hostIdField(doc)?.toLowerCase();
  if (name === undefined && hostId === undefined) return undefined;
  return {
    hostId,
    agentId: (elasticAgentId(doc) ?? agentIdField(doc))?.toLowerCase(),
    name,
    osType: osTypeOf(event),
    vmId: azure ? instanceId(doc)?.toLowerCase() : undefined,
    instanceName: azure ? instanceNameField(doc)?.toLowerCase() : undefined,
    subscriptionId: azure ? accountId(doc)?.toLowerCase() : undefined,
    watchesProcesses: processChange(doc) !== undefined,
    resourceId: machineResource(azureResourceId(doc) ?? cloudResourceId(doc)),
  };
}

function osTypeOf(event: Event): string | undefined {
  const stated = osTypeField(event.doc) ?? osFamily(event.doc);
  if (stated !== undefined) return stated.toLowerCase();
  return computerName(event.doc) === undefined ? undefined : 'windows';
}

const machineId =
  /^\/.*\/providers\/microsoft\.(?:compute\/virtualmachines|compute\/virtualmachinescalesets\/[^/]+\/virtualmachines|hybridcompute\/machines)\/[^/]+$/i;

function machineResource(id: string | undefined): string | undefined {
  return id !== undefined && machineId.test(id.trim()) ? id.trim().toLowerCase() : undefined;
}

/** Whether two sightings say the same: as by `sightingKey`, without making the texts. */
export function sameSighting(a: HostSighting, b: HostSighting): boolean {
  return (
    a.hostId === b.hostId &&
    a.agentId === b.agentId &&
    a.name === b.name &&
    a.osType === b.osType &&
    a.vmId === b.vmId &&
    a.instanceName === b.instanceName &&
    a.subscriptionId === b.subscriptionId &&
    a.resourceId === b.resourceId &&
    a.watchesProcesses === b.watchesProcesses
  );
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
