import type { JsonObject } from '../../../event/json.ts';
import { compactOrNone } from '../azure/json-text.ts';
import { filePath } from './file-path.ts';
import { hashFields, peFields, sysmonHashes } from './sysmon-hashes.ts';
import { dataText, type WindowsEvent } from './windows-event.ts';

/** Of these the hashes are the file's: loaded, written, deleted, blocked. */
const hashed = new Set(['6', '7', '15', '23', '26', '27', '28', '29']);

/** The file, library, driver, raw device or pipe that an event is about. */
export function sysmonFile(event: WindowsEvent): JsonObject | undefined {
  const path = sysmonFilePath(event);
  const hashes = hashed.has(event.code) ? sysmonHashes(event) : undefined;
  return compactOrNone({
    ...(path === undefined ? {} : filePath(path)),
    code_signature: signatureOf(event),
    hash: hashes && hashFields(hashes),
    // A pipe is named as it is opened, `\name`, and has no path.
    name: dataText(event, 'PipeName') ?? (path === undefined ? undefined : filePath(path).name),
    pe: hashes && (event.code === '7' ? peFields(event, hashes) : importsOf(hashes)),
  });
}

export function sysmonFilePath(event: WindowsEvent): string | undefined {
  return dataText(event, 'TargetFilename') ?? dataText(event, 'ImageLoaded') ?? dataText(event, 'Device');
}

function importsOf(hashes: ReadonlyMap<string, string>): JsonObject | undefined {
  return compactOrNone({ imphash: hashes.get('imphash') });
}

function signatureOf(event: WindowsEvent): JsonObject | undefined {
  const signed = dataText(event, 'Signed')?.toLowerCase();
  const status = dataText(event, 'SignatureStatus');
  return compactOrNone({
    exists: signed === undefined ? undefined : signed === 'true',
    signed: signed === undefined ? undefined : signed === 'true',
    status,
    subject_name: dataText(event, 'Signature'),
    valid: status === undefined ? undefined : status === 'Valid',
  });
}

/** What Sysmon says beside ECS of a deleted file. */
export function sysmonFileNotes(event: WindowsEvent): JsonObject | undefined {
  return compactOrNone({
    archived: flag(event, 'Archived'),
    is_executable: flag(event, 'IsExecutable'),
  });
}

function flag(event: WindowsEvent, name: string): boolean | undefined {
  const text = dataText(event, name)?.toLowerCase();
  return text === 'true' || text === 'false' ? text === 'true' : undefined;
}
