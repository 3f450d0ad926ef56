import { formatLocation } from '../diagnostics/diagnostic.ts';
import { ExitCode } from '../diagnostics/exit-codes.ts';
import type { JsonObject } from '../event/json.ts';
import { columns, padEnd, wrap } from '../output/text/columns.ts';
import { printableJson } from '../output/text/printable-json.ts';
import { line, type SafeText } from '../output/text/safe-text.ts';
import { type FoundConfig, findConfigFiles } from './config/find-config-files.ts';
import type { Configuration, Origin, SettingValue } from './config/load-config.ts';
import { type SettingName, settingNames, settingOf } from './config/setting-table.ts';
import type { Io } from './io.ts';
import { Sink } from './sink.ts';
import { terminalWidth } from './terminal.ts';

export interface ConfigShowOptions {
  readonly format: string;
}

/** Every setting with what holds and who says so. */
export async function runConfigShow(
  { format }: ConfigShowOptions,
  choice: string | boolean | undefined,
  io: Io,
): Promise<ExitCode> {
  const files = findConfigFiles(io, choice);
  const { loadConfig } = await import('./config/load-config.ts');
  const configuration = await loadConfig(files, io);
  const pieces =
    format === 'json'
      ? [`${printableJson(configurationJson(files, configuration))}\n`]
      : configurationLines(files, configuration, terminalWidth(io.stdout, io.env));
  await new Sink(io.stdout, 'standard output').write(pieces);
  return ExitCode.done;
}

export async function runConfigSchema(io: Io): Promise<ExitCode> {
  const { configSchema } = await import('./config/config-schema.ts');
  await new Sink(io.stdout, 'standard output').write([`${JSON.stringify(configSchema(), undefined, 2)}\n`]);
  return ExitCode.done;
}

const gap = '  ';

function* configurationLines(
  files: readonly FoundConfig[],
  configuration: Configuration,
  width: number,
): Generator<string> {
  const rows = settingNames.map((name) => rowOf(name, configuration));
  const widths = [0, 1].map((at) => Math.max(...rows.map((row) => columns(row[at] ?? line``))));
  const nameWidth = widths[0] ?? 0;
  const originWidth = Math.min(widths[1] ?? 0, Math.floor(width / 3));
  const room = Math.max(width - nameWidth - originWidth - 2 * gap.length, 20);
  for (const [name, origin, value] of rows) {
    const origins = wrap(origin, originWidth);
    const values = wrap(value, room);
    for (let at = 0; at < Math.max(origins.length, values.length); at++) {
      const cells = [
        padEnd(at === 0 ? name : line``, nameWidth),
        padEnd(origins[at] ?? line``, originWidth),
        values[at] ?? '',
      ];
      yield `${cells.join(gap).trimEnd()}\n`;
    }
  }
  yield '\n';
  if (files.length === 0) yield 'No configuration file was found.\n';
  for (const { scope, path } of files)
    yield `${line`${scope === 'user' ? 'user’s' : 'project’s'} file: ${path}`}\n`;
}

function rowOf(name: SettingName, configuration: Configuration): readonly [SafeText, SafeText, SafeText] {
  const setting = configuration.get(name);
  if (!setting) return [line`${name}`, line`default`, line`${settingOf(name).fallback}`];
  return [line`${name}`, line`${originWords(setting.origin)}`, valueWords(setting.value)];
}

function originWords(origin: Origin): string {
  if (origin.kind === 'environment') return origin.variable;
  const { file, line: at } = origin;
  return formatLocation(at === undefined ? { file } : { file, line: at });
}

function valueWords(value: SettingValue): SafeText {
  return line`${[value].flat().join(', ') || '(empty)'}`;
}

function configurationJson(files: readonly FoundConfig[], configuration: Configuration): JsonObject {
  return {
    files: files.map(({ scope, path }) => ({ scope, path })),
    settings: settingNames.map((name) => settingJson(name, configuration)),
  };
}

function settingJson(name: SettingName, configuration: Configuration): JsonObject {
  const setting = configuration.get(name);
  if (!setting) return { name, origin: { kind: 'default' } };
  const { value, origin } = setting;
  const where =
    origin.kind === 'environment'
      ? { variable: origin.variable }
      : { file: origin.file, ...(origin.line !== undefined && { line: origin.line }) };
  return { name, value, origin: { kind: origin.kind, ...where } };
}
