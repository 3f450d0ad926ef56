import type { HostFact } from '../observe/fact.ts';
import type { Guest, GuestSensor } from '../world/estate.ts';

const systems = {
  windows: {
    Ext: { variant: 'Windows Server 2022 Datacenter' },
    kernel: '21H2 (10.0.20348.2527)',
    name: 'Windows',
    family: 'windows',
    type: 'windows',
    version: '21H2 (10.0.20348.2527)',
    platform: 'windows',
    full: 'Windows Server 2022 Datacenter 21H2 (10.0.20348.2527)',
  },
  ubuntu: {
    Ext: { variant: 'Ubuntu' },
    kernel: '6.8.0-1021-azure #25-Ubuntu SMP',
    name: 'Linux',
    family: 'debian',
    type: 'linux',
    version: '24.04',
    platform: 'ubuntu',
    full: 'Ubuntu 24.04',
  },
  rhel: {
    Ext: { variant: 'RHEL' },
    kernel: '5.14.0-503.23.1.el9_5.x86_64 #1 SMP',
    name: 'Linux',
    family: 'redhat',
    type: 'linux',
    version: '9.5',
    platform: 'rhel',
    full: 'Red Hat Enterprise Linux 9.5',
  },
} as const;

export function hostName(guest: Guest, sensor: GuestSensor): string {
  return sensor.writesFqdn && guest.fqdn !== undefined ? guest.fqdn : guest.hostName;
}

export function hostFields(guest: Guest, sensor: GuestSensor) {
  return {
    hostname: guest.hostName,
    os: systems[guest.system],
    ip: [guest.ip, '127.0.0.1', '::1'],
    name: hostName(guest, sensor),
    id: guest.hostId,
    mac: [guest.mac],
    architecture: 'x86_64',
  };
}

/** What the endpoint adds of the cloud: on Linux alone, and never the instance's id. */
export function defendCloud(guest: Guest, sensor: GuestSensor) {
  if (!sensor.metadata || guest.system === 'windows') return {};
  return {
    cloud: {
      account: { id: guest.subscription.id },
      instance: { name: guest.vmName },
      project: { id: guest.subscription.id },
      provider: 'azure',
      region: guest.region,
    },
  };
}

/** What the Elastic Agent's other inputs add. */
export function agentCloud(guest: Guest, sensor: GuestSensor) {
  if (!sensor.metadata) return {};
  return {
    cloud: {
      account: { id: guest.subscription.id },
      instance: { id: guest.vmId, name: guest.vmName },
      machine: { type: 'Standard_D4s_v5' },
      provider: 'azure',
      region: guest.region,
      service: { name: 'Virtual Machines' },
    },
  };
}

/** What a process document of the endpoint says of its machine. */
export function defendHost(guest: Guest, sensor: GuestSensor): HostFact {
  const cloud = sensor.metadata && guest.system !== 'windows';
  return {
    ...elasticHost(guest, sensor),
    instanceName: cloud ? guest.vmName.toLowerCase() : undefined,
    subscription: cloud ? guest.subscription.id : undefined,
  };
}

/** What documents of the Elastic Agent's other inputs say. With a bare name they have no more of the host than that. */
export function agentHost(guest: Guest, sensor: GuestSensor, bareName?: string): HostFact {
  const named = elasticHost(guest, sensor);
  return {
    ...(bareName === undefined ? named : { ...named, hostId: undefined, name: bareName.toLowerCase() }),
    instanceName: sensor.metadata ? guest.vmName.toLowerCase() : undefined,
    subscription: sensor.metadata ? guest.subscription.id : undefined,
    vmId: sensor.metadata ? guest.vmId : undefined,
  };
}

function elasticHost(guest: Guest, sensor: GuestSensor) {
  return {
    hostId: guest.hostId,
    agentId: guest.agentId,
    name: hostName(guest, sensor).toLowerCase(),
    linux: guest.system !== 'windows',
  };
}

/** What a record says that names its machine and nothing else of it: as the machine calls itself. */
export function computerHost(guest: Guest, linux: boolean): HostFact {
  return {
    hostId: undefined,
    name: computerName(guest).toLowerCase(),
    linux,
    instanceName: undefined,
    subscription: undefined,
  };
}

/** With its domain, where it is in one. */
export function computerName(guest: Guest): string {
  return guest.fqdn ?? guest.hostName;
}
