import { entityId, type Machine } from './fleet.ts';
import { fileName, type Program } from './programs.ts';
import type { Seeded } from './seeded.ts';

/** One start of a process, as much of it as differs from event to event. */
export interface Start extends Program {
  readonly pid: number;
  readonly parentPid: number;
  readonly parentId: string;
  readonly parentArgs: readonly string[];
  readonly ancestors: readonly string[];
}

/** An Elastic Defend process event in the order of fields in which Elasticsearch returns it; 2.6 to 2.9 KB with its ancestry. */
export function defendLine(machine: Machine, start: Start, ms: number, id: string, random: Seeded): string {
  const { executable, args, pid } = start;
  const time = new Date(ms).toISOString().replace('Z', `${String(pid % 10_000).padStart(4, '0')}Z`);
  const isWindows = machine.os === 'windows';
  const signer = isWindows
    ? { trusted: true, subject_name: 'Microsoft Windows', exists: true, status: 'trusted' }
    : { exists: false };
  const process = {
    Ext: {
      ancestry: [start.parentId, ...start.ancestors],
      code_signature: [signer],
      ...(isWindows && {
        authentication_id: '0x3e7',
        device: { volume_device_type: 'Disk File System' },
        token: { integrity_level_name: 'system', elevation_level: 'default' },
        session_info: { logon_type: 'Service', id: 0 },
      }),
    },
    parent: {
      args: [start.parent, ...start.parentArgs],
      args_count: start.parentArgs.length + 1,
      command_line: [start.parent, ...start.parentArgs].join(' '),
      entity_id: start.parentId,
      executable: start.parent,
      name: fileName(start.parent),
      pid: start.parentPid,
    },
    pid,
    working_directory: start.workingDirectory,
    entity_id: entityId(machine.agentId, pid, ms),
    executable,
    args: [executable, ...args],
    code_signature: signer,
    pe: { original_file_name: fileName(executable) },
    name: fileName(executable),
    args_count: args.length + 1,
    command_line: [executable, ...args].join(' '),
    hash: { md5: random.hex(32), sha1: random.hex(40), sha256: random.hex(64) },
  };
  const event = {
    agent_id_status: 'verified',
    sequence: pid,
    ingested: new Date(ms + 4000).toISOString(),
    created: time,
    kind: 'event',
    module: 'endpoint',
    action: isWindows ? 'start' : 'exec',
    id,
    category: ['process'],
    type: ['start'],
    dataset: 'endpoint.events.process',
    outcome: 'unknown',
  };
  const user = isWindows
    ? { domain: 'NT AUTHORITY', name: 'SYSTEM', id: 'S-1-5-18' }
    : { name: 'root', id: '0', Ext: { real: { name: 'root', id: '0' } } };
  return (
    `{"agent":${machine.agentJson},"process":${JSON.stringify(process)},"message":"Endpoint process event",` +
    `"@timestamp":"${time}","ecs":{"version":"8.10.0"},"data_stream":{"namespace":"default","type":"logs",` +
    `"dataset":"endpoint.events.process"},"elastic":{"agent":{"id":"${machine.agentId}"}},"host":${machine.hostJson},` +
    `"event":${JSON.stringify(event)},"user":${JSON.stringify(user)}}\n`
  );
}
