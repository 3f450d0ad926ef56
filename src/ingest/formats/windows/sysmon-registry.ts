import type { JsonObject } from '../../../event/json.ts';
import { compact } from '../azure/json-text.ts';
import { dataText, type WindowsEvent } from './windows-event.ts';

const hives = new Map([
  ['HKCR', 'HKCR'],
  ['HKEY_CLASSES_ROOT', 'HKCR'],
  ['HKCC', 'HKCC'],
  ['HKEY_CURRENT_CONFIG', 'HKCC'],
  ['HKCU', 'HKCU'],
  ['HKEY_CURRENT_USER', 'HKCU'],
  ['HKLM', 'HKLM'],
  ['HKEY_LOCAL_MACHINE', 'HKLM'],
  ['HKU', 'HKU'],
  ['HKEY_USERS', 'HKU'],
]);

/** The key or value that an event is about (12, 13, 14); `path` is Sysmon's `TargetObject` as it is. */
export function sysmonRegistry(event: WindowsEvent): JsonObject | undefined {
  const path = dataText(event, 'TargetObject');
  if (path === undefined) return undefined;
  const parts = path.split('\\');
  const hive = hives.get(parts[0]?.toUpperCase() ?? '');
  return compact({
    data: dataOf(dataText(event, 'Details')),
    hive,
    key: hive === undefined ? undefined : parts.slice(1).join('\\') || undefined,
    path,
    value: parts.at(-1),
  });
}

/** Sysmon writes numbers as `DWORD (0x00000001)` and `QWORD (0x00000000-0x00000001)`. */
function dataOf(details: string | undefined): JsonObject | undefined {
  if (details === undefined) return undefined;
  const dword = /^DWORD \(0x([\da-f]{1,8})\)$/i.exec(details)?.[1];
  if (dword !== undefined) return { strings: [String(Number.parseInt(dword, 16))], type: 'REG_DWORD' };
  const [, high, low] = /^QWORD \(0x([\da-f]{1,8})-0x([\da-f]{1,8})\)$/i.exec(details) ?? [];
  if (high !== undefined && low !== undefined) {
    const value = (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
    return { strings: [String(value)], type: 'REG_QWORD' };
  }
  return { strings: [details], type: details === 'Binary Data' ? 'REG_BINARY' : 'REG_SZ' };
}

/** What became of the key or value, as types of ECS beside `change`. */
export function registryTypes(event: WindowsEvent): readonly string[] {
  const kind = dataText(event, 'EventType') ?? '';
  if (/^Create/i.test(kind)) return ['creation'];
  return /^Delete/i.test(kind) ? ['deletion'] : [];
}
