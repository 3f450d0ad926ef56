import type { ProcessFact } from '../observe/fact.ts';
import { baseName, imageAt } from '../world/process.ts';
import { dotted } from './dotted.ts';
import { sysmonId } from './entity-id.ts';
import type { GuestEntry } from './guest-entry.ts';
import { guestTime } from './guest-time.ts';
import { agentCloud, agentHost, hostFields } from './host-fields.ts';
import { endFact, processFact } from './process-fact.ts';
import { sysmonLinuxStream } from './sysmon-linux.ts';

/** Sysmon for Linux as Elastic's integration for it stores it. */
export function writeElasticSysmonLinux(entry: GuestEntry): {
  readonly text: string;
  readonly fact: ProcessFact;
} {
  const { process, sensor, image } = entry;
  const { guest, parent, account } = process;
  const ended = entry.kind === 'end';
  const time = { ms: guestTime(process, entry.at).ms, ns: 0 };
  const above = parent && imageAt(parent, entry.at);
  const doc = {
    '@timestamp': new Date(time.ms).toISOString(),
    agent: {
      ephemeral_id: sensor.ephemeralId,
      id: guest.agentId,
      name: guest.hostName,
      type: 'filebeat',
      version: '8.17.4',
    },
    ...agentCloud(guest, sensor),
    data_stream: { dataset: 'sysmon_linux.log', namespace: 'default', type: 'logs' },
    ecs: { version: '8.11.0' },
    elastic_agent: { id: guest.agentId, snapshot: false, version: '8.17.4' },
    event: {
      action: 'log',
      agent_id_status: 'verified',
      category: ['process'],
      code: ended ? '5' : '1',
      dataset: 'sysmon_linux.log',
      ingested: new Date(entry.available).toISOString(),
      kind: 'event',
      module: 'sysmon_linux',
      provider: 'Linux-Sysmon',
      type: [ended ? 'end' : 'start'],
    },
    host: hostFields(guest, sensor),
    input: { type: 'log' },
    process: {
      entity_id: sysmonId(process),
      executable: image.executable,
      name: baseName(image.executable),
      pid: process.pid,
      ...(ended
        ? {}
        : {
            args: image.args,
            args_count: image.args.length,
            command_line: image.commandLine,
            working_directory: process.directory,
            parent: parent &&
              above && {
                command_line: above.commandLine,
                entity_id: sysmonId(parent),
                executable: above.executable,
                name: baseName(above.executable),
                pid: parent.pid,
              },
          }),
    },
    user: { id: account.id, name: account.name },
    winlog: {
      channel: 'Linux-Sysmon/Operational',
      computer_name: guest.hostName,
      event_id: ended ? '5' : '1',
      provider_guid: '{ff032593-a8d3-4f13-b0d6-01fc615a0f97}',
      provider_name: 'Linux-Sysmon',
      record_id: entry.sequence,
    },
  };
  const shape = {
    stream: sysmonLinuxStream,
    time,
    host: agentHost(guest, sensor),
    ingested: entry.available,
    directory: true,
  };
  return {
    text: JSON.stringify(entry.log.dotted ? dotted(doc) : doc),
    fact: ended ? endFact(entry, shape) : processFact(entry, shape),
  };
}
