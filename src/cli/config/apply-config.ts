import type { Command, Option } from 'commander';
import { line } from '../../output/text/safe-text.ts';
import type { Io } from '../io.ts';
import { Sink } from '../sink.ts';
import { setsAnything } from './config-variables.ts';
import { findConfigFiles } from './find-config-files.ts';
import type { Configuration, SettingValue } from './load-config.ts';
import { type SettingName, settingNames, settingOf } from './setting-table.ts';

/** Gives a command what is configured for its options, where no flag says otherwise. */
export async function applyConfig(
  command: Command,
  choice: string | boolean | undefined,
  io: Io,
): Promise<void> {
  const files = findConfigFiles(io, choice);
  if (files.length === 0 && !setsAnything(io.env)) return;
  // Validators are large, and most starts have nothing to validate.
  const { loadConfig } = await import('./load-config.ts');
  const taken = apply(command, await loadConfig(files, io));
  const { quiet } = command.opts<{ quiet?: boolean }>();
  if (!quiet && io.stderr.isTTY === true) await new Sink(io.stderr).write(projectNote(taken));
}

type Taken = readonly [name: SettingName, setting: NonNullable<ReturnType<Configuration['get']>>];

function apply(command: Command, configuration: Configuration): Taken[] {
  const taken = new Map<SettingName, Taken>();
  for (const option of command.options) {
    const name = settingFor(option, command);
    const setting = name && configuration.get(name);
    if (!name || !setting) continue;
    const key = option.attributeName();
    const source = command.getOptionValueSource(key);
    if (source === 'cli') continue;
    command.setOptionValueWithSource(key, optionValue(name, setting.value), 'config');
    taken.set(name, [name, setting]);
  }
  return [...taken.values()];
}

function settingFor(option: Option, command: Command): SettingName | undefined {
  const name = settingNames.find((one) => one === option.name() || `no-${one}` === option.name());
  const { commands } = name ? settingOf(name) : {};
  return commands && !commands.includes(command.name()) ? undefined : name;
}

/** As the flag would have given it. */
function optionValue(name: SettingName, value: SettingValue): unknown {
  if (typeof value === 'boolean') return value;
  const texts = [value].flat().map(String);
  const isText = settingOf(name).kind === 'text' || name === 'fail-on';
  return isText ? texts.join(',') : texts;
}

/** What lies in the folder that is worked in may be somebody else's; what it changes must be seen. */
function* projectNote(taken: readonly Taken[]): Generator<string> {
  const byFile = Map.groupBy(taken, ([, { origin }]) =>
    origin.kind === 'project' ? origin.file : undefined,
  );
  for (const [file, settings] of byFile) {
    if (file !== undefined)
      yield `${line`note: ${file} sets ${settings.map(([name]) => name).join(', ')}`}\n`;
  }
}
