import type { ProcessFact } from '../observe/fact.ts';
import { auditdStream, comm } from './auditd.ts';
import { beatStream } from './beat-stream.ts';
import { dotted } from './dotted.ts';
import type { GuestEntry } from './guest-entry.ts';
import { guestTime } from './guest-time.ts';
import { agentCloud, agentHost, hostFields } from './host-fields.ts';
import { processFact } from './process-fact.ts';

/** Programs that ran on Linux, from the audit module of Auditbeat or, under Fleet, from the Auditd Manager. No entity ids. */
export function writeAuditbeat(entry: GuestEntry): { readonly text: string; readonly fact: ProcessFact } {
  const { process, sensor, image } = entry;
  const { guest, account, parent } = process;
  const beat = entry.log.shipper !== 'agent';
  const time = { ms: guestTime(process, entry.at).ms, ns: 0 };
  const doc = {
    '@timestamp': new Date(time.ms).toISOString(),
    agent: {
      ephemeral_id: sensor.ephemeralId,
      id: guest.agentId,
      name: guest.hostName,
      type: 'auditbeat',
      version: '8.17.4',
    },
    auditd: {
      data: { a0: '55d2', a1: '55d3', arch: 'x86_64', syscall: 'execve', exit: '0', tty: '(none)' },
      message_type: 'syscall',
      result: 'success',
      sequence: entry.sequence,
      summary: {
        actor: { primary: account.name === 'root' ? 'unset' : account.name, secondary: account.name },
        how: image.executable,
        object: { primary: image.executable, type: 'file' },
      },
    },
    ...agentCloud(guest, sensor),
    ...(beat
      ? { service: { type: 'auditd' } }
      : {
          data_stream: { dataset: 'auditd_manager.auditd', namespace: 'default', type: 'logs' },
          elastic_agent: { id: guest.agentId, snapshot: false, version: '8.17.4' },
        }),
    ecs: { version: '8.11.0' },
    event: {
      action: 'executed',
      category: ['process'],
      ...(beat ? {} : { agent_id_status: 'verified', dataset: 'auditd_manager.auditd' }),
      ingested: new Date(entry.available).toISOString(),
      kind: 'event',
      module: 'auditd',
      outcome: 'success',
      type: ['start'],
    },
    host: hostFields(guest, sensor),
    process: {
      args: image.args,
      executable: image.executable,
      name: comm(image.args[0] ?? image.executable),
      parent: { pid: parent?.pid ?? 0 },
      pid: process.pid,
      title: image.commandLine.slice(0, 128),
      working_directory: process.directory,
    },
    user: { id: account.id, name: account.name },
  };
  const fact = processFact(entry, {
    stream: beat ? beatStream('auditbeat', entry.log.layout) : auditdStream,
    time,
    host: agentHost(guest, sensor),
    ingested: entry.available,
    directory: true,
    parent: 'nothing',
  });
  return { text: JSON.stringify(entry.log.dotted ? dotted(doc) : doc), fact };
}
