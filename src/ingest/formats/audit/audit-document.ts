import { formatInstant, type Instant } from '../../../event/instant.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../event/json.ts';
import { compact, compactOrNone } from '../azure/json-text.ts';
import { baseName, filePath } from '../windows/file-path.ts';
import { type AuditKind, auditKind } from './audit-kinds.ts';
import { type AuditRecord, fieldOf, integerOf, partOf } from './audit-record.ts';
import { socketAddress } from './socket-address.ts';
import { systemCallOf } from './system-call.ts';

const dataset = 'auditd_manager.auditd';

/** The document that Elastic's audit integration makes of an event, with the command line that it leaves to its title. */
export function auditDocument(audit: AuditRecord, time: Instant, host: string | undefined): JsonObject {
  const call = partOf(audit, 'SYSCALL');
  const lead = call ?? (audit.records[0] as JsonObject);
  const type = String(lead['type']);
  const name = systemCallOf(fieldOf(call, 'arch'), fieldOf(call, 'syscall'), fieldOf(call, 'SYSCALL'));
  const kind = auditKind(name, type);
  const paths = pathsOf(audit);
  return compact({
    '@timestamp': formatInstant(time),
    auditd: compact({
      data: dataOf(lead, name),
      message_type: type.toLowerCase(),
      paths: paths.length > 0 ? paths : undefined,
      sequence: audit.serial,
      session: fieldOf(lead, 'ses'),
    }),
    data_stream: { type: 'logs', dataset, namespace: 'default' },
    destination: name === 'connect' ? socketAddress(partOf(audit, 'SOCKADDR')) : undefined,
    event: {
      ...eventOf(name, kind, fieldOf(lead, 'success') ?? fieldOf(lead, 'res')),
      dataset,
      kind: 'event',
      module: 'auditd',
    },
    file: kind?.categories.includes('file') ? fileOf(audit, paths) : undefined,
    host: compact({ name: host, os: { type: 'linux' } }),
    process: processOf(audit, lead, name),
    source: name?.startsWith('accept') ? socketAddress(partOf(audit, 'SOCKADDR')) : undefined,
    tags: tagsOf(lead),
    user: userOf(lead),
  });
}

/** A program that was refused did not start. */
function eventOf(
  call: string | undefined,
  kind: AuditKind | undefined,
  result: string | undefined,
): JsonObject {
  const outcome =
    result === 'yes' || result === 'success' || result === '1'
      ? 'success'
      : result === undefined
        ? undefined
        : 'failure';
  if (call === 'execve' || call === 'execveat') {
    return outcome === 'failure'
      ? { action: 'execution-failed', category: ['process'], outcome, type: ['info'] }
      : compact({ action: 'executed', category: ['process'], outcome, type: ['start'] });
  }
  if (call === 'exit_group')
    return compact({ action: 'exited', category: ['process'], outcome, type: ['end'] });
  if (kind) return compact({ action: kind.action, category: kind.categories, outcome, type: kind.types });
  return compact({ action: call === undefined ? undefined : call.replaceAll('_', '-'), outcome });
}

function processOf(audit: AuditRecord, lead: JsonObject, call: string | undefined): JsonObject | undefined {
  const executable = fieldOf(lead, 'exe');
  const title = fieldOf(partOf(audit, 'PROCTITLE'), 'proctitle');
  const isExec = call === 'execve' || call === 'execveat';
  const args = isExec ? argsOf(audit) : undefined;
  return compactOrNone({
    args,
    args_count: args?.length,
    // A title is cut after 128 bytes; arguments are whole. Of sudo it is what it was told to run.
    command_line: args ? args.join(' ') : isExec ? title : fieldOf(lead, 'cmd'),
    executable,
    exit_code: call === 'exit_group' ? exitCode(fieldOf(lead, 'a0')) : undefined,
    name: fieldOf(lead, 'comm') ?? baseName(executable),
    parent: parentOf(audit, lead),
    pid: integerOf(lead, 'pid'),
    title,
    working_directory: fieldOf(partOf(audit, 'CWD'), 'cwd') ?? fieldOf(lead, 'cwd'),
  });
}

/** The log has the parent's number alone; LAUREL adds what it remembers of it. */
function parentOf(audit: AuditRecord, lead: JsonObject): JsonObject | undefined {
  const known = partOf(audit, 'PARENT_INFO') ?? (isJsonObject(lead['PPID']) ? lead['PPID'] : undefined);
  const args = known && textsOf(known['args']);
  const executable = fieldOf(known, 'exe');
  return compactOrNone({
    args,
    command_line: args?.join(' '),
    executable,
    name: fieldOf(known, 'comm') ?? baseName(executable),
    pid: integerOf(lead, 'ppid'),
  });
}

function argsOf(audit: AuditRecord): readonly string[] | undefined {
  return textsOf(partOf(audit, 'EXECVE')?.['args']);
}

function textsOf(value: JsonValue | undefined): readonly string[] | undefined {
  const texts = Array.isArray(value) ? value.filter((each: JsonValue) => typeof each === 'string') : [];
  return texts.length > 0 ? texts : undefined;
}

function pathsOf({ records }: AuditRecord): JsonObject[] {
  return records
    .filter((part) => part['type'] === 'PATH')
    .sort((a, b) => Number(a['item']) - Number(b['item']))
    .map((part) => Object.fromEntries(Object.entries(part).filter(([name]) => name !== 'type')));
}

/** What was done to which file: its folders are paths of the event, too, and not meant. */
function fileOf(audit: AuditRecord, paths: readonly JsonObject[]): JsonObject | undefined {
  const named = paths.filter((path) => fieldOf(path, 'name') !== undefined);
  const path = named.find((each) => fieldOf(each, 'nametype') !== 'PARENT') ?? named[0];
  const name = fieldOf(path, 'name');
  if (name === undefined) return undefined;
  const folder = fieldOf(partOf(audit, 'CWD'), 'cwd');
  const whole = name.startsWith('/') || folder === undefined ? name : `${folder.replace(/\/$/, '')}/${name}`;
  return compact({
    ...filePath(whole),
    inode: fieldOf(path, 'inode'),
    mode: fieldOf(path, 'mode'),
    owner: fieldOf(path, 'OUID'),
    uid: fieldOf(path, 'ouid'),
  });
}

/** Keys of audit rules, which tell why the event was recorded. */
function tagsOf(lead: JsonObject): readonly string[] | undefined {
  const keys = (fieldOf(lead, 'key') ?? '').split('\u0001').filter((key) => key !== '');
  return keys.length > 0 ? keys : undefined;
}

/** The first argument of the call, in hexadecimal as the kernel has it. */
function exitCode(text: string | undefined): number | undefined {
  return text !== undefined && /^(?:0x)?[\da-f]{1,8}$/i.test(text)
    ? Number.parseInt(text, 16) & 0xff
    : undefined;
}

/** Numbers, and names where the log was enriched with them. */
function userOf(lead: JsonObject): JsonObject | undefined {
  const id = fieldOf(lead, 'uid');
  const auditId = fieldOf(lead, 'auid');
  return compactOrNone({
    audit: compactOrNone({ id: auditId, name: fieldOf(lead, 'AUID') }),
    effective: compactOrNone({
      id: differs(fieldOf(lead, 'euid'), id),
      name: differs(fieldOf(lead, 'EUID'), fieldOf(lead, 'UID')),
    }),
    id,
    name: fieldOf(lead, 'UID'),
  });
}

function differs(text: string | undefined, other: string | undefined): string | undefined {
  return text === other ? undefined : text;
}

/** What has no place of its own. */
const placed = new Set([
  ...[
    'type',
    'pid',
    'ppid',
    'comm',
    'exe',
    'uid',
    'auid',
    'euid',
    'ses',
    'UID',
    'AUID',
    'EUID',
    'cwd',
    'PPID',
  ],
]);

function dataOf(lead: JsonObject, call: string | undefined): JsonObject | undefined {
  const left = Object.entries(lead).filter(
    ([name]) => !placed.has(name) && fieldOf(lead, name) !== undefined,
  );
  return compactOrNone({ ...Object.fromEntries(left), syscall: call ?? fieldOf(lead, 'syscall') });
}
