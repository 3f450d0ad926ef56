import { delimiter } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../io.ts';
import { problemsOf } from './config-problems.ts';
import { unknownVariables } from './config-variables.ts';
import { type SettingName, settingNames, settingOf, variableOf } from './setting-table.ts';
import type { Settings } from './settings.ts';

/** Settings of the environment, and what is wrong with them. An empty variable says nothing. */
export function readEnvironment(env: Environment): {
  readonly settings: Settings;
  readonly diagnostics: readonly Diagnostic[];
} {
  const settings: Record<string, unknown> = {};
  const diagnostics: Diagnostic[] = unknownVariables(env);
  for (const name of settingNames) {
    const variable = variableOf(name);
    const text = env[variable] ?? '';
    if (text === '') continue;
    const place = { location: { file: variable } };
    const read = problemsOf({ [name]: variableValue(name, text) }, () => place);
    Object.assign(settings, read.settings);
    diagnostics.push(...read.diagnostics);
  }
  return { settings, diagnostics };
}

const switches: Readonly<Record<string, boolean>> = {
  true: true,
  '1': true,
  yes: true,
  on: true,
  false: false,
  '0': false,
  no: false,
  off: false,
};

/** Lists of paths are separated as in PATH, other lists by commas; a switch may be spelled in any usual way. */
function variableValue(name: SettingName, text: string): unknown {
  switch (settingOf(name).kind) {
    case 'switch':
      return switches[text.toLowerCase()] ?? text;
    case 'list':
      return parts(text, ',');
    case 'paths':
      return name === 'rules' && switches[text.toLowerCase()] === false ? false : parts(text, delimiter);
    case 'text':
      return text;
  }
}

function parts(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
