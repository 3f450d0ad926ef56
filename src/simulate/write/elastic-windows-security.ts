import type { ProcessFact } from '../observe/fact.ts';
import { baseName, imageAt } from '../world/process.ts';
import { beatStream } from './beat-stream.ts';
import { dotted } from './dotted.ts';
import type { GuestEntry } from './guest-entry.ts';
import { guestTime } from './guest-time.ts';
import { agentCloud, agentHost, computerName, hostFields } from './host-fields.ts';
import { endFact, processFact } from './process-fact.ts';
import { securityProcess } from './security-record.ts';
import { securityStream } from './windows-event.ts';
import { rawWinlogbeat } from './winlogbeat-raw.ts';

/** 4688 and 4689 as the Elastic Agent or Winlogbeat stores them: with process numbers read, and without a working directory. */
export function writeElasticSecurity(entry: GuestEntry): {
  readonly text: string;
  readonly fact: ProcessFact;
} {
  const { process, sensor, image } = entry;
  const { guest, parent } = process;
  const record = securityProcess(entry);
  const ended = entry.kind === 'end';
  const beat = entry.log.shipper !== 'agent';
  const time = { ms: guestTime(process, entry.at).ms, ns: 0 };
  const computer = computerName(guest);
  const data = new Map(record.data.map(([name, value]) => [name, plain(value)]));
  const lines = sensor.commandLines ? { args: image.args, args_count: image.args.length } : {};
  const above = parent && imageAt(parent, entry.at);
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
      : {
          data_stream: { dataset: 'system.security', namespace: 'default', type: 'logs' },
          elastic_agent: { id: guest.agentId, snapshot: false, version: '8.17.4' },
        }),
    ecs: { version: '8.11.0' },
    event: {
      action: ended ? 'exited-process' : 'created-process',
      ...(beat ? {} : { agent_id_status: 'verified', dataset: 'system.security' }),
      category: ['process'],
      code: String(record.eventId),
      created: new Date(time.ms + 700).toISOString(),
      ingested: new Date(entry.available).toISOString(),
      kind: 'event',
      module: beat ? 'security' : 'system',
      outcome: 'success',
      provider: record.provider,
      type: [ended ? 'end' : 'start'],
    },
    host: entry.log.hostIds ? hostFields(guest, sensor) : { name: computer },
    log: { level: 'information' },
    process: {
      executable: image.executable,
      name: baseName(image.executable),
      pid: process.pid,
      ...(ended
        ? {}
        : {
            ...lines,
            ...(sensor.commandLines ? { command_line: image.commandLine } : {}),
            parent: above
              ? { executable: above.executable, name: baseName(above.executable), pid: parent?.pid }
              : { pid: 4 },
          }),
    },
    user: {
      domain: data.get('SubjectDomainName'),
      id: data.get('SubjectUserSid'),
      name: data.get('SubjectUserName'),
    },
    winlog: {
      channel: record.channel,
      computer_name: computer,
      event_data: Object.fromEntries(data),
      event_id: String(record.eventId),
      opcode: 'Info',
      process: { pid: record.writerPid, thread: { id: record.writerThread } },
      provider_guid: `{${record.providerGuid}}`,
      provider_name: record.provider,
      record_id: String(record.recordId),
      task: ended ? 'Process Termination' : 'Process Creation',
      version: record.version,
    },
  };
  const made =
    entry.log.shipper === 'winlogbeat-raw'
      ? rawWinlogbeat(record, guest, entry.available, { host: doc.host, cloud: agentCloud(guest, sensor) })
      : doc;
  const shape = {
    stream: beat ? beatStream('winlogbeat', entry.log.layout) : securityStream,
    time,
    host: agentHost(guest, sensor, entry.log.hostIds ? undefined : computer),
    ingested: entry.available,
    commandLine: sensor.commandLines,
    parent: 'program' as const,
  };
  return {
    text: JSON.stringify(entry.log.dotted ? dotted(made) : made),
    fact: ended ? endFact(entry, shape) : processFact(entry, shape),
  };
}

function plain(value: string | number | { readonly guid: string } | { readonly hex: number }): string {
  if (typeof value !== 'object') return String(value);
  return 'hex' in value ? `0x${value.hex.toString(16)}` : `{${value.guid}}`;
}
