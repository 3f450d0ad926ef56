import type { HostOnlyFact } from '../observe/fact.ts';
import { baseName, imageAt } from '../world/process.ts';
import { dotted } from './dotted.ts';
import { writeDefendOther } from './elastic-other.ts';
import { sysmonId } from './entity-id.ts';
import { guestTime } from './guest-time.ts';
import { agentCloud, agentHost, computerName, hostFields } from './host-fields.ts';
import type { OtherEntry } from './other-entry.ts';

/** A connection (3) or a file that was made (11), from Sysmon, as Elastic's Windows integration or Winlogbeat stores it. */
export function writeElasticSysmonOther(
  entry: OtherEntry,
): { readonly text: string; readonly fact: HostOnlyFact } | undefined {
  const { other, process, guest, sensor, at } = entry;
  if (other.kind === 'device') return writeDefendOther(entry);
  if (!process) return undefined;
  const beat = entry.log.shipper !== 'agent';
  const time = { ms: guestTime(process, at).ms, ns: 0 };
  const image = imageAt(process, at);
  const file = other.kind === 'file';
  const computer = computerName(guest);
  const doc = {
    '@timestamp': new Date(time.ms).toISOString(),
    agent: {
      ephemeral_id: sensor.ephemeralId,
      id: guest.agentId,
      name: guest.hostName,
      type: beat ? 'winlogbeat' : 'filebeat',
      version: '8.17.4',
    },
    ...agentCloud(guest, sensor),
    ...(beat
      ? {}
      : { data_stream: { dataset: 'windows.sysmon_operational', namespace: 'default', type: 'logs' } }),
    ecs: { version: '8.11.0' },
    event: {
      action: file ? 'File created (rule: FileCreate)' : 'Network connection detected (rule: NetworkConnect)',
      category: [file ? 'file' : 'network'],
      code: file ? '11' : '3',
      ingested: new Date(entry.available).toISOString(),
      kind: 'event',
      module: beat ? 'sysmon' : 'windows',
      provider: 'Microsoft-Windows-Sysmon',
      type: file ? ['creation'] : ['start', 'connection', 'protocol'],
    },
    ...(other.kind === 'file' ? { file: { path: other.path, name: baseName(other.path) } } : {}),
    ...(other.kind === 'network'
      ? {
          destination: { ip: other.address, port: other.port },
          network: { direction: 'egress', transport: 'tcp', type: 'ipv4' },
          source: { ip: guest.ip, port: other.localPort },
        }
      : {}),
    host: entry.log.hostIds ? hostFields(guest, sensor) : { name: computer },
    process: {
      entity_id: sysmonId(process),
      executable: image.executable,
      name: baseName(image.executable),
      pid: process.pid,
    },
    winlog: {
      channel: 'Microsoft-Windows-Sysmon/Operational',
      computer_name: computer,
      event_id: file ? '11' : '3',
      provider_guid: '{5770385f-c22a-43e0-bf4c-06f5698ffbd9}',
      provider_name: 'Microsoft-Windows-Sysmon',
      record_id: String(entry.sequence),
    },
  };
  const host = agentHost(guest, sensor, entry.log.hostIds ? undefined : computer);
  return {
    text: JSON.stringify(entry.log.dotted ? dotted(doc) : doc),
    fact: { plane: 'host', time, host },
  };
}
