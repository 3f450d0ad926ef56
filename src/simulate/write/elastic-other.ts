import type { HostOnlyFact } from '../observe/fact.ts';
import { baseName, imageAt } from '../world/process.ts';
import { sevenDigits } from './azure-common.ts';
import { dotted } from './dotted.ts';
import { defendId } from './entity-id.ts';
import { guestTime } from './guest-time.ts';
import { agentCloud, agentHost, defendCloud, defendHost, hostFields } from './host-fields.ts';
import type { OtherEntry } from './other-entry.ts';

interface WrittenOther {
  readonly text: string;
  readonly fact: HostOnlyFact;
}

/**
 * What Elastic Defend writes beside processes: files and connections. Of `device` it writes nothing; other data of the same
 * agent, here a line of the system's log, has what the cloud's metadata says of the machine.
 */
export function writeDefendOther(entry: OtherEntry): WrittenOther {
  return entry.other.kind === 'device' ? agentLine(entry) : endpointEvent(entry);
}

function endpointEvent(entry: OtherEntry): WrittenOther {
  const { other, guest, sensor, process, at, random } = entry;
  const time = process ? guestTime(process, at) : { ms: at + guest.clockOffset, ns: 0 };
  const stamp = sevenDigits(time);
  const file = other.kind === 'file';
  const kind = file ? 'file' : 'network';
  const image = process && imageAt(process, at);
  const doc = {
    agent: { id: guest.agentId, type: 'endpoint', version: '8.17.4' },
    process: process &&
      image && {
        entity_id: defendId(process),
        executable: image.executable,
        name: baseName(image.executable),
        pid: process.pid,
      },
    ...(other.kind === 'file' ? { file: fileFields(other.path) } : {}),
    ...(other.kind === 'network' ? connectionFields(other, guest.ip) : {}),
    message: `Endpoint ${kind} event`,
    '@timestamp': stamp,
    ecs: { version: '8.10.0' },
    data_stream: { namespace: 'default', type: 'logs', dataset: `endpoint.events.${kind}` },
    ...defendCloud(guest, sensor),
    elastic: { agent: { id: guest.agentId } },
    host: hostFields(guest, sensor),
    event: {
      agent_id_status: 'verified',
      sequence: entry.sequence,
      ingested: `${new Date(entry.available).toISOString().slice(0, 19)}Z`,
      created: stamp,
      kind: 'event',
      module: 'endpoint',
      action: file ? 'creation' : 'connection_attempted',
      id: random.text('ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz0123456789', 20),
      category: [kind],
      type: [file ? 'creation' : 'start'],
      dataset: `endpoint.events.${kind}`,
      outcome: 'unknown',
    },
    user: { name: process?.account.name, domain: process?.account.domain, id: process?.account.id },
  };
  return {
    text: JSON.stringify(entry.log.dotted ? dotted(doc) : doc),
    fact: { plane: 'host', time, host: defendHost(guest, sensor) },
  };
}

function agentLine(entry: OtherEntry): WrittenOther {
  const { guest, at } = entry;
  // What the endpoint leaves out, the agent's other inputs add.
  const sensor = { ...entry.sensor, metadata: !guest.arc };
  const time = { ms: at + guest.clockOffset, ns: 0 };
  const windows = guest.system === 'windows';
  const dataset = windows ? 'system.system' : 'system.syslog';
  const bare = entry.log.hostIds ? undefined : guest.hostName;
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
    data_stream: { dataset, namespace: 'default', type: 'logs' },
    ecs: { version: '8.11.0' },
    elastic_agent: { id: guest.agentId, snapshot: false, version: '8.17.4' },
    event: {
      agent_id_status: 'verified',
      dataset,
      ingested: new Date(entry.available).toISOString(),
      kind: 'event',
      module: 'system',
    },
    host: bare === undefined ? hostFields(guest, sensor) : { name: bare },
    message: windows
      ? 'The Windows Update service entered the running state.'
      : 'Started Daily apt activities.',
  };
  return {
    text: JSON.stringify(doc),
    fact: { plane: 'host', time, host: agentHost(guest, sensor, bare) },
  };
}

function fileFields(path: string) {
  const cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return { path, name: path.slice(cut + 1), extension: path.slice(path.lastIndexOf('.') + 1), size: 220 };
}

function connectionFields(
  {
    address,
    port,
    localPort,
  }: { readonly address: string; readonly port: number; readonly localPort: number },
  ip: string,
) {
  return {
    destination: { address, ip: address, port },
    source: { address: ip, ip, port: localPort },
    network: { direction: 'egress', transport: 'tcp', type: 'ipv4' },
  };
}
