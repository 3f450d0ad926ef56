import type { ProcessFact } from '../observe/fact.ts';
import { baseName, imageAt } from '../world/process.ts';
import { beatStream } from './beat-stream.ts';
import { dotted } from './dotted.ts';
import { sysmonId } from './entity-id.ts';
import { type GuestEntry, hashesOf } from './guest-entry.ts';
import { guestTime } from './guest-time.ts';
import { agentCloud, agentHost, hostFields } from './host-fields.ts';
import { endFact, processFact } from './process-fact.ts';
import { sysmonProcess } from './sysmon-record.ts';
import { sysmonStream } from './windows-event.ts';
import { rawWinlogbeat } from './winlogbeat-raw.ts';

const tasks = {
  start: 'Process Create (rule: ProcessCreate)',
  end: 'Process terminated (rule: ProcessTerminate)',
};

/** A Sysmon record of a process' creation or end, as Elastic's Windows integration stores it. */
export function writeSysmon(entry: GuestEntry): { readonly text: string; readonly fact: ProcessFact } {
  const { process, sensor, image } = entry;
  const { guest, account } = process;
  const ended = entry.kind === 'end';
  const time = guestTime(process, entry.at);
  const stamp = new Date(time.ms).toISOString();
  const id = sysmonId(process);
  const user = `${account.domain}\\${account.name}`;
  const hashes = hashesOf(image.executable);
  const parent = process.parent;
  const beat = entry.log.shipper !== 'agent';
  const computer = guest.fqdn ?? guest.hostName;
  const above = parent && imageAt(parent, entry.at);
  const created = !ended
    ? {
        args: image.args,
        args_count: image.args.length,
        command_line: image.commandLine,
        working_directory: process.directory,
        hash: hashes,
        pe: { original_file_name: baseName(image.executable) },
        parent:
          parent && above
            ? {
                args: above.args,
                args_count: above.args.length,
                command_line: above.commandLine,
                entity_id: sysmonId(parent),
                executable: above.executable,
                name: baseName(above.executable),
                pid: parent.pid,
              }
            : undefined,
      }
    : {};
  const doc = {
    '@timestamp': stamp,
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
          data_stream: { dataset: 'windows.sysmon_operational', namespace: 'default', type: 'logs' },
          elastic_agent: { id: guest.agentId, snapshot: false, version: '8.17.4' },
        }),
    ecs: { version: '8.11.0' },
    event: {
      action: ended ? tasks.end : tasks.start,
      ...(beat ? {} : { agent_id_status: 'verified', dataset: 'windows.sysmon_operational' }),
      category: ['process'],
      code: ended ? '5' : '1',
      created: new Date(time.ms + 900).toISOString(),
      ingested: new Date(entry.available).toISOString(),
      kind: 'event',
      module: beat ? 'sysmon' : 'windows',
      provider: 'Microsoft-Windows-Sysmon',
      type: [ended ? 'end' : 'start'],
    },
    host: entry.log.hostIds ? hostFields(guest, sensor) : { name: computer },
    ...(beat ? {} : { input: { type: 'winlog' } }),
    log: { level: 'information' },
    message: `${ended ? 'Process terminated' : 'Process Create'}:\nUtcTime: ${utcTime(stamp)}\nProcessGuid: ${id}\nProcessId: ${process.pid}\nImage: ${image.executable}`,
    process: {
      ...created,
      entity_id: id,
      executable: image.executable,
      name: baseName(image.executable),
      pid: process.pid,
    },
    related: {
      hosts: [guest.hostName],
      user: [account.name],
      ...(ended ? {} : { hash: Object.values(hashes) }),
    },
    // The pipeline takes the id from who wrote the event log, not from who started the process.
    user: { domain: account.domain, id: 'S-1-5-18', name: account.name },
    winlog: {
      api: 'wineventlog',
      channel: 'Microsoft-Windows-Sysmon/Operational',
      computer_name: computer,
      event_data: ended
        ? { User: user }
        : {
            Company: 'Microsoft Corporation',
            Description: baseName(image.executable),
            FileVersion: '10.0.20348.2400',
            IntegrityLevel: account.name === 'SYSTEM' ? 'System' : 'High',
            LogonGuid: `{${guest.hostId.slice(0, 8)}-0000-0000-e703-000000000000}`,
            LogonId: account.name === 'SYSTEM' ? '0x3e7' : '0x10276b',
            ParentUser: parent ? `${parent.account.domain}\\${parent.account.name}` : '-',
            Product: 'Microsoft® Windows® Operating System',
            TerminalSessionId: account.name === 'SYSTEM' ? '0' : '2',
            User: user,
          },
      event_id: ended ? '5' : '1',
      opcode: 'Info',
      process: { pid: 2860, thread: { id: 4104 } },
      provider_guid: '{5770385f-c22a-43e0-bf4c-06f5698ffbd9}',
      provider_name: 'Microsoft-Windows-Sysmon',
      record_id: entry.sequence,
      task: ended ? tasks.end : tasks.start,
      user: { domain: 'NT AUTHORITY', identifier: 'S-1-5-18', name: 'SYSTEM', type: 'User' },
      version: 5,
    },
  };
  const raw = entry.log.shipper === 'winlogbeat-raw';
  const record = sysmonProcess(entry);
  const shape = {
    stream: beat ? beatStream('winlogbeat', entry.log.layout) : sysmonStream,
    time: { ms: time.ms, ns: 0 },
    host: agentHost(guest, sensor, entry.log.hostIds ? undefined : computer),
    ingested: entry.available,
    directory: true,
  };
  return {
    text: written(
      raw
        ? rawWinlogbeat(record, guest, entry.available, { host: doc.host, cloud: agentCloud(guest, sensor) })
        : doc,
      entry.log.dotted,
    ),
    fact: ended ? endFact(entry, shape) : processFact(entry, shape),
  };
}

function written(doc: object, isDotted: boolean): string {
  return JSON.stringify(isDotted ? dotted(doc) : doc);
}

function utcTime(stamp: string): string {
  return stamp.replace('T', ' ').replace('Z', '');
}
