import type { JsonObject } from '../../../event/json.ts';
import { compact, compactOrNone } from '../azure/json-text.ts';
import { joinPath } from '../windows/file-path.ts';
import { splitCommandLine } from '../windows/split-command-line.ts';
import { categoryOf } from './event-kind.ts';
import { type DefenderRow, integer, text, time } from './row.ts';

/**
 * `process` of a row. Where the row is about a process it is that one, and the parent is the initiating process; anywhere else the
 * initiating process is the one that acted. Defender has no entity ids and none are made up: pid and start tell processes apart.
 */
export function processFields(row: DefenderRow): JsonObject | undefined {
  return isAboutProcess(row)
    ? compactOrNone({ ...ownProcess(row), parent: initiatingProcess(row, 'group_leader') })
    : initiatingProcess(row, 'parent');
}

/** Whether the row's own process columns name the subject. */
function isAboutProcess(row: DefenderRow): boolean {
  const category = categoryOf(row);
  return category === 'process' || (category === 'host' && integer(row, 'ProcessId') !== undefined);
}

function ownProcess(row: DefenderRow): JsonObject {
  const name = text(row, 'FileName');
  return compact({
    ...commandLine(text(row, 'ProcessCommandLine')),
    executable: joinPath(text(row, 'FolderPath'), name),
    hash: hashes(row, ''),
    name,
    pe: versionInfo(row, 'Process'),
    pid: integer(row, 'ProcessId'),
    start: time(row, 'ProcessCreationTime'),
    Ext: token(text(row, 'ProcessIntegrityLevel')),
  });
}

/** The process that started or did something, with the one that started it under `of`. */
function initiatingProcess(row: DefenderRow, of: 'parent' | 'group_leader'): JsonObject | undefined {
  const name = text(row, 'InitiatingProcessFileName');
  const executable = joinPath(text(row, 'InitiatingProcessFolderPath'), name);
  const line = text(row, 'InitiatingProcessCommandLine');
  // Where nobody acted the pids are 0.
  if (
    name === undefined &&
    executable === undefined &&
    line === undefined &&
    !integer(row, 'InitiatingProcessId')
  )
    return undefined;
  const above = compactOrNone({
    name: text(row, 'InitiatingProcessParentFileName'),
    pid: integer(row, 'InitiatingProcessParentId'),
    start: time(row, 'InitiatingProcessParentCreationTime'),
  });
  return compact({
    ...commandLine(line),
    code_signature: signature(text(row, 'InitiatingProcessSignatureStatus')),
    executable,
    hash: hashes(row, 'InitiatingProcess'),
    name,
    pe: versionInfo(row, 'InitiatingProcess'),
    pid: integer(row, 'InitiatingProcessId'),
    start: time(row, 'InitiatingProcessCreationTime'),
    Ext: of === 'parent' ? token(text(row, 'InitiatingProcessIntegrityLevel')) : undefined,
    [of]: above,
  });
}

function commandLine(line: string | undefined): JsonObject {
  if (line === undefined) return {};
  const args = splitCommandLine(line);
  return { args, args_count: args.length, command_line: line };
}

/** `prefix` is of the columns: `InitiatingProcess`, or nothing for the subject of the row. */
export function hashes(row: DefenderRow, prefix: string): JsonObject | undefined {
  return compactOrNone({
    md5: text(row, `${prefix}MD5`),
    sha1: text(row, `${prefix}SHA1`),
    sha256: text(row, `${prefix}SHA256`),
  });
}

function versionInfo(row: DefenderRow, prefix: string): JsonObject | undefined {
  return compactOrNone({
    company: text(row, `${prefix}VersionInfoCompanyName`),
    description: text(row, `${prefix}VersionInfoFileDescription`),
    file_version: text(row, `${prefix}VersionInfoProductVersion`),
    original_file_name: text(row, `${prefix}VersionInfoOriginalFileName`),
    product: text(row, `${prefix}VersionInfoProductName`),
  });
}

function signature(status: string | undefined): JsonObject | undefined {
  if (status === 'Valid') return { exists: true, status: 'trusted', trusted: true };
  if (status === 'Unsigned') return { exists: false, status, trusted: false };
  return status === undefined ? undefined : { status };
}

function token(integrity: string | undefined): JsonObject | undefined {
  return integrity === undefined ? undefined : { token: { integrity_level_name: integrity } };
}
