import type { Carries } from './request.ts';

/** An extension by its caller-chosen name: what the name tells, and whether a script runs in truth. */
export interface KnownExtension {
  readonly name: Carries;
  readonly runs: boolean;
}

const known: Readonly<Record<string, KnownExtension>> = {
  CustomScriptExtension: { name: 'script', runs: true },
  customScript: { name: 'script', runs: true },
  // Names that say nothing: one hides a custom script, the other something without one.
  'app-setup': { name: 'unknown', runs: true },
  'vendor-agent': { name: 'unknown', runs: false },
  VMAccessAgent: { name: 'nothing', runs: false },
  enablevmaccess: { name: 'nothing', runs: false },
  AzureMonitorWindowsAgent: { name: 'nothing', runs: false },
  AzureMonitorLinuxAgent: { name: 'nothing', runs: false },
  AADLoginForWindows: { name: 'nothing', runs: false },
  DSC: { name: 'nothing', runs: false },
};

export const extensionNames: readonly string[] = Object.keys(known);

export function carriedBy(name: string): KnownExtension {
  return known[name] ?? { name: 'unknown', runs: false };
}
