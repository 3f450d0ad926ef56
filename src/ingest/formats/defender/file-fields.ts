import type { JsonObject } from '../../../event/json.ts';
import { compactOrNone } from '../azure/json-text.ts';
import { filePath, joinPath } from '../windows/file-path.ts';
import { categoryOf } from './event-kind.ts';
import { hashes } from './process-fields.ts';
import { type DefenderRow, flag, integer, text, time } from './row.ts';

/** `file`, `dll` and `registry`: what a row that is not about a process is about. */
export function fileFields(row: DefenderRow): JsonObject {
  switch (categoryOf(row)) {
    case 'file':
      return { file: compactOrNone({ ...file(row), ...certificate(row), ...origin(row) }) };
    case 'library':
      return { file: file(row), dll: library(row) };
    case 'driver':
      return { dll: library(row) };
    case 'registry':
      return { registry: registry(row) };
    default:
      return {};
  }
}

function file(row: DefenderRow): JsonObject | undefined {
  const name = text(row, 'FileName');
  const path = joinPath(text(row, 'FolderPath'), name);
  return compactOrNone({
    ...(path === undefined ? {} : filePath(path)),
    hash: hashes(row, ''),
    name: name ?? (path === undefined ? undefined : filePath(path).name),
    size: integer(row, 'FileSize'),
  });
}

function origin(row: DefenderRow): JsonObject {
  return { origin_referrer_url: text(row, 'FileOriginReferrerUrl'), origin_url: text(row, 'FileOriginUrl') };
}

function certificate(row: DefenderRow): JsonObject {
  const issuer = text(row, 'Issuer');
  return {
    code_signature: compactOrNone({
      exists: flag(row, 'IsSigned'),
      subject_name: text(row, 'Signer'),
      trusted: flag(row, 'IsTrusted'),
    }),
    x509: compactOrNone({
      issuer: issuer === undefined ? undefined : { common_name: [issuer] },
      not_after: time(row, 'CertificateExpirationTime'),
      serial_number: text(row, 'CertificateSerialNumber'),
    }),
  };
}

function library(row: DefenderRow): JsonObject | undefined {
  const name = text(row, 'FileName');
  return compactOrNone({
    hash: hashes(row, ''),
    name,
    path: joinPath(text(row, 'FolderPath'), name),
  });
}

const hives = new Map([
  ['HKEY_CURRENT_USER', 'HKCU'],
  ['HKEY_LOCAL_MACHINE', 'HKLM'],
  ['HKEY_USERS', 'HKU'],
  ['HKEY_CLASSES_ROOT', 'HKCR'],
  ['HKEY_CURRENT_CONFIG', 'HKCC'],
]);

/** What was deleted or renamed is in the columns of the previous value. */
function registry(row: DefenderRow): JsonObject | undefined {
  const whole = text(row, 'RegistryKey') ?? text(row, 'PreviousRegistryKey');
  const value = text(row, 'RegistryValueName') ?? text(row, 'PreviousRegistryValueName');
  const data = text(row, 'RegistryValueData') ?? text(row, 'PreviousRegistryValueData');
  const hive = hives.get(whole?.split('\\')[0]?.toUpperCase() ?? '');
  const key = whole?.replace(/^HKEY_(?:CURRENT_USER|LOCAL_MACHINE)\\/i, '');
  return compactOrNone({
    data: compactOrNone({
      strings: data === undefined ? undefined : [data],
      type: text(row, 'RegistryValueType'),
    }),
    hive,
    key,
    path: key === undefined || value === undefined ? undefined : `${hive ?? ''}\\${key}\\${value}`,
    value,
  });
}
