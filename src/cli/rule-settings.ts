import type { FieldTypes } from '../event/field-types/field-types.ts';
import type { SigmaSettings } from '../lang/sigma/lower-context.ts';
import type { Io } from './io.ts';
import { readFieldTypes } from './read-field-types.ts';
import { readSigmaFiles, type SigmaFileOptions } from './sigma-files.ts';

/** Files beside rules that say how they are read, as commands are asked for them. */
export interface RuleSettingOptions extends SigmaFileOptions {
  readonly mapping?: string;
}

/** What rules are compiled with. */
export interface RuleSettings {
  readonly types: FieldTypes;
  readonly sigma: SigmaSettings;
}

export async function readRuleSettings(options: RuleSettingOptions, io: Io): Promise<RuleSettings> {
  const types = await readFieldTypes(options.mapping, io);
  return { types, sigma: await readSigmaFiles(options, io.cwd) };
}
