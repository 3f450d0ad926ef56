import { formatInstant, type Instant } from '../../../event/instant.ts';
import type { JsonObject, JsonValue } from '../../../event/json.ts';
import { compact, compactOrNone } from '../azure/json-text.ts';
import { baseName } from '../windows/file-path.ts';
import { type AuditRecord, fieldOf, integerOf, partOf } from './audit-record.ts';
import { systemCallOf } from './system-call.ts';

const dataset = 'auditd_manager.auditd';

/** The document that Elastic's audit integration makes of an event, with the command line that it leaves to its title. */
export function auditDocument(audit: AuditRecord, time: Instant, host: string | undefined): JsonObject {
  const call = partOf(audit, 'SYSCALL');
  const lead = call ?? (audit.records[0] as JsonObject);
  const name = systemCallOf(fieldOf(call, 'arch'), fieldOf(call, 'syscall'), fieldOf(call, 'SYSCALL'));
  return compact({
    '@timestamp': formatInstant(time),
    auditd: compact({
      data: dataOf(lead, name),
      message_type: String(lead['type']).toLowerCase(),
      sequence: audit.serial,
      session: fieldOf(lead, 'ses'),
    }),
    data_stream: { type: 'logs', dataset, namespace: 'default' },
    event: {
      ...kindOf(name, fieldOf(lead, 'success') ?? fieldOf(lead, 'res')),
      dataset,
      kind: 'event',
      module: 'auditd',
    },
    host: compact({ name: host, os: { type: 'linux' } }),
    process: processOf(audit, lead, name),
    user: userOf(lead),
  });
}

/** A program that was refused did not start. */
function kindOf(call: string | undefined, result: string | undefined): JsonObject {
  const outcome =
    result === 'yes' || result === 'success' ? 'success' : result === undefined ? undefined : 'failure';
  if (call === 'execve' || call === 'execveat') {
    return outcome === 'failure'
      ? { action: 'execution-failed', category: ['process'], outcome, type: ['info'] }
      : compact({ action: 'executed', category: ['process'], outcome, type: ['start'] });
  }
  if (call === 'exit_group')
    return compact({ action: 'exited', category: ['process'], outcome, type: ['end'] });
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
    // A title is cut after 128 bytes; arguments are whole.
    command_line: args ? args.join(' ') : isExec ? title : undefined,
    executable,
    exit_code: call === 'exit_group' ? exitCode(fieldOf(lead, 'a0')) : undefined,
    name: fieldOf(lead, 'comm') ?? baseName(executable),
    parent: compactOrNone({ pid: integerOf(lead, 'ppid') }),
    pid: integerOf(lead, 'pid'),
    title,
    working_directory: fieldOf(partOf(audit, 'CWD'), 'cwd') ?? fieldOf(lead, 'cwd'),
  });
}

function argsOf(audit: AuditRecord): readonly string[] | undefined {
  const args = partOf(audit, 'EXECVE')?.['args'];
  const texts = Array.isArray(args) ? args.filter((each: JsonValue) => typeof each === 'string') : [];
  return texts.length > 0 ? texts : undefined;
}

/** The first argument of the call, in hexadecimal as the kernel has it. */
function exitCode(text: string | undefined): number | undefined {
  return text !== undefined && /^[\da-f]{1,8}$/i.test(text) ? Number.parseInt(text, 16) & 0xff : undefined;
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
]);

function dataOf(lead: JsonObject, call: string | undefined): JsonObject | undefined {
  const left = Object.entries(lead).filter(
    ([name]) => !placed.has(name) && fieldOf(lead, name) !== undefined,
  );
  return compactOrNone({ ...Object.fromEntries(left), syscall: call ?? fieldOf(lead, 'syscall') });
}
