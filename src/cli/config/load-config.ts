import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UserError } from '../../diagnostics/user-error.ts';
import type { Io } from '../io.ts';
import { readEnvironment } from './config-environment.ts';
import { ConfigError } from './config-error.ts';
import { type ConfigFile, readConfigFile } from './config-file.ts';
import type { ConfigScope, FoundConfig } from './find-config-files.ts';
import { type SettingName, settingNames, settingOf, variableOf } from './setting-table.ts';
import type { Settings } from './settings.ts';

export type SettingValue = NonNullable<Settings[SettingName]>;

/** Who says so. */
export type Origin =
  | { readonly kind: ConfigScope; readonly file: string; readonly line: number | undefined }
  | { readonly kind: 'environment'; readonly variable: string };

export interface SettingInForce {
  readonly value: SettingValue;
  readonly origin: Origin;
}

/** What is configured, flags apart. */
export type Configuration = ReadonlyMap<SettingName, SettingInForce>;

/** Reads files and environment; the environment wins over the project's file, and that over the user's. */
export async function loadConfig(files: readonly FoundConfig[], { env, cwd }: Io): Promise<Configuration> {
  const read = await Promise.all(files.map(readFound));
  const { settings, diagnostics } = readEnvironment(env);
  const wrong = [...read.flatMap((each) => each.config.diagnostics), ...diagnostics];
  if (wrong.length > 0) throw new ConfigError(wrong);
  const inForce = new Map<SettingName, SettingInForce>();
  for (const name of settingNames) {
    for (const { found, config } of read) {
      const origin = { kind: found.scope, file: found.name, line: config.lines.get(name) };
      take(inForce, name, config.settings, dirname(found.path), origin);
    }
    take(inForce, name, settings, cwd, { kind: 'environment', variable: variableOf(name) });
  }
  return inForce;
}

async function readFound(found: FoundConfig): Promise<{ found: FoundConfig; config: ConfigFile }> {
  try {
    return { found, config: readConfigFile(await readFile(found.path, 'utf8'), found.name) };
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    const why = error.message.replace(/,? \w+ '.*$/s, '');
    throw new UserError(
      `cannot read ${found.name}: ${why}`,
      'Check its permissions, or do without by --no-config.',
    );
  }
}

function take(
  inForce: Map<SettingName, SettingInForce>,
  name: SettingName,
  settings: Settings,
  folder: string,
  origin: Origin,
): void {
  const value = settings[name];
  if (value !== undefined) inForce.set(name, { value: fromFolder(name, value, folder), origin });
}

/** Paths of a file start where the file lies, so that it means the same wherever it is read from. */
function fromFolder(name: SettingName, value: SettingValue, folder: string): SettingValue {
  if (settingOf(name).kind !== 'paths' || value === false) return value;
  return [value].flat().map((path) => resolve(folder, String(path)));
}
