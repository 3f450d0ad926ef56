import type { ProcessFact } from '../observe/fact.ts';
import { baseName, type Image, imageAt, type TrueProcess } from '../world/process.ts';
import { sevenDigits } from './azure-common.ts';
import { dotted } from './dotted.ts';
import { defendId } from './entity-id.ts';
import { ancestors, type GuestEntry, hashesOf } from './guest-entry.ts';
import { guestTime } from './guest-time.ts';
import { defendCloud, defendHost, hostFields } from './host-fields.ts';
import { processFact } from './process-fact.ts';

export const defendStream = 'logs-endpoint.events.process-default';

/** A process document of Elastic Defend. */
export function writeDefend(entry: GuestEntry): { readonly text: string; readonly fact: ProcessFact } {
  const { process, sensor, kind, random } = entry;
  const { guest } = process;
  const time = guestTime(process, entry.at);
  const stamp = sevenDigits(time);
  const windows = guest.system === 'windows';
  const doc = {
    agent: { id: guest.agentId, type: 'endpoint', version: '8.17.4' },
    process: windows ? windowsProcess(entry) : linuxProcess(entry),
    message: 'Endpoint process event',
    '@timestamp': stamp,
    ecs: { version: '8.10.0' },
    data_stream: { namespace: 'default', type: 'logs', dataset: 'endpoint.events.process' },
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
      action: kind,
      id: `${random.text('ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz0123456789', 16)}+++++${random.text('ABCDEFGHabcdefgh0123456789', 3)}`,
      category: ['process'],
      type: [kind === 'end' ? 'end' : 'start'],
      dataset: 'endpoint.events.process',
      outcome: 'unknown',
    },
    user: windows
      ? { domain: process.account.domain, name: process.account.name, id: process.account.id }
      : { name: process.account.name, id: process.account.id },
    ...(windows ? {} : { group: { name: process.account.name, id: process.account.id } }),
  };
  const fact = processFact(entry, {
    stream: defendStream,
    time,
    host: defendHost(guest, sensor),
    ingested: Math.floor(entry.available / 1000) * 1000,
    directory: true,
    parentDirectory: !windows,
    ancestry: true,
  });
  return { text: JSON.stringify(entry.log.dotted ? dotted(doc) : doc), fact };
}

function windowsProcess(entry: GuestEntry) {
  const { process, image, kind } = entry;
  const { parent } = process;
  const system = process.account.name === 'SYSTEM';
  return {
    Ext: {
      ...ancestry(entry),
      authentication_id: system ? '0x3e7' : '0x10276b',
      code_signature: [signature(image)],
      device: { volume_device_type: 'Disk File System' },
      token: {
        integrity_level_name: system ? 'system' : 'high',
        elevation_level: system ? 'default' : 'full',
      },
      session_info: { logon_type: system ? 'Service' : 'Interactive', id: system ? 0 : 2 },
    },
    ...(parent ? { parent: windowsParent(parent, entry.at) } : {}),
    pid: process.pid,
    working_directory: process.directory,
    entity_id: defendId(process),
    executable: image.executable,
    args: image.args,
    code_signature: signature(image),
    pe: { original_file_name: baseName(image.executable) },
    name: baseName(image.executable),
    args_count: image.args.length,
    command_line: image.commandLine,
    hash: hashesOf(image.executable),
    ...(kind === 'end' ? { end: sevenDigits(guestTime(process, entry.at)), exit_code: 0 } : {}),
  };
}

function windowsParent(parent: TrueProcess, at: number) {
  const image = imageAt(parent, at);
  return {
    args: image.args,
    args_count: image.args.length,
    command_line: image.commandLine,
    entity_id: defendId(parent),
    executable: image.executable,
    name: baseName(image.executable),
    pid: parent.pid,
  };
}

function linuxProcess(entry: GuestEntry) {
  const { process, image, previous, kind } = entry;
  const { parent } = process;
  return {
    Ext: ancestry(entry),
    ...(parent ? { parent: linuxParent(parent, entry.at) } : {}),
    ...identityFields(process),
    pid: process.pid,
    working_directory: process.directory,
    entity_id: defendId(process),
    executable: image.executable,
    args: image.args,
    name: baseName(image.executable),
    args_count: image.args.length,
    command_line: image.commandLine,
    interactive: process.account.name !== 'root',
    start: sevenDigits(guestTime(process, process.start)),
    entry_leader: leader(process),
    hash: hashesOf(image.executable),
    ...(previous && kind === 'exec'
      ? {
          previous: [
            { args: previous.args, args_count: previous.args.length, executable: previous.executable },
          ],
        }
      : {}),
    ...(kind === 'end' ? { end: sevenDigits(guestTime(process, entry.at)), exit_code: 0 } : {}),
  };
}

function linuxParent(parent: TrueProcess, at: number) {
  const image = imageAt(parent, at);
  return {
    args: image.args,
    args_count: image.args.length,
    command_line: image.commandLine,
    entity_id: defendId(parent),
    executable: image.executable,
    interactive: parent.account.name !== 'root',
    name: baseName(image.executable),
    pid: parent.pid,
    start: sevenDigits(guestTime(parent, parent.start)),
    working_directory: parent.directory,
    ...identityFields(parent),
  };
}

function identityFields(process: TrueProcess) {
  const who = { id: process.account.id, name: process.account.name };
  return { user: who, group: who, real_user: who, real_group: who };
}

/** The process below init from which everything in a session comes. */
function leader(process: TrueProcess) {
  let top = process;
  while (top.parent?.parent) top = top.parent;
  const image = top.images[0] as Image;
  return {
    args: image.args,
    args_count: image.args.length,
    entity_id: defendId(top),
    entry_meta: { type: 'init' },
    executable: image.executable,
    interactive: false,
    name: baseName(image.executable),
    pid: top.pid,
    same_as_process: top === process,
    start: sevenDigits(guestTime(top, top.start)),
  };
}

function ancestry(entry: GuestEntry): { ancestry?: string[] } {
  return entry.listsAncestry ? { ancestry: ancestors(entry.process).map((one) => defendId(one)) } : {};
}

function signature(image: Image) {
  const known =
    /\\(?:windows|windowsazure|packages)\\/i.test(image.executable) && !/\\temp\\/i.test(image.executable);
  return known
    ? { trusted: true, subject_name: 'Microsoft Windows', exists: true, status: 'trusted' }
    : { exists: false };
}
