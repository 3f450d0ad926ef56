import type { Seeded } from './seeded.ts';

/** A synthetic machine with its sensor. */
export interface Machine {
  readonly name: string;
  readonly os: 'windows' | 'linux';
  readonly hostId: string;
  readonly agentId: string;
  readonly resourceId: string;
  /** The parts of a sensor's document that are the same in every event of this machine. */
  readonly hostJson: string;
  readonly agentJson: string;
  /** Entity id of the handler's program, which started long before. */
  readonly handlerId: string;
  /** Number of the next script that the handler runs. */
  sequence: number;
}

export const subscription = 'aaaa0a0a-bb1b-cc2c-dd3d-eeeeee4e4e4e';
const windowsMachines = 48;
const linuxMachines = 16;

export function makeFleet(random: Seeded): Machine[] {
  return Array.from({ length: windowsMachines + linuxMachines }, (_, at) => {
    const os = at < windowsMachines ? 'windows' : 'linux';
    const name = `${os === 'windows' ? 'app' : 'node'}-${String(at + 1).padStart(2, '0')}`;
    const hostId = random.guid();
    const agentId = random.guid();
    return {
      name,
      os,
      hostId,
      agentId,
      resourceId: `/subscriptions/${subscription}/resourceGroups/rg-bench/providers/Microsoft.Compute/virtualMachines/${name}`,
      hostJson: JSON.stringify({ hostname: name, os: systems[os], ...place(random), name, id: hostId }),
      agentJson: JSON.stringify({ id: agentId, type: 'endpoint', version: '8.17.4' }),
      handlerId: entityId(agentId, 1200, 0),
      sequence: 0,
    };
  });
}

/** As Elastic Defend makes them: Base64 of agent, pid and time. */
export function entityId(agentId: string, pid: number, ms: number): string {
  return Buffer.from(`${agentId}-${pid}-${(ms / 1000 + 11_644_473_600).toFixed(9)}`).toString('base64');
}

function place(random: Seeded): object {
  return {
    ip: [`10.20.${random.below(250)}.${random.below(250)}`, '127.0.0.1', '::1'],
    mac: [`00-0d-3a-${random.hex(2)}-${random.hex(2)}-${random.hex(2)}`],
    architecture: 'x86_64',
  };
}

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
  linux: {
    Ext: { variant: 'Ubuntu' },
    kernel: '6.8.0-1021-azure #25-Ubuntu SMP',
    name: 'Linux',
    family: 'ubuntu',
    type: 'linux',
    version: '24.04.1',
    platform: 'ubuntu',
    full: 'Ubuntu 24.04.1',
  },
} as const;
