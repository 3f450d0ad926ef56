/** How a setting is written in a variable, and what its value becomes. */
export type SettingKind = 'text' | 'switch' | 'list' | 'paths';

export interface Setting {
  readonly kind: SettingKind;
  /** What holds where nobody says anything, for people. */
  readonly fallback: string;
  /** Commands whose option of this name means something else are not listed; undefined is every command that has it. */
  readonly commands?: readonly string[];
}

/**
 * Everything that can be set once instead of at every start. A setting is named like the option that it stands for. This table
 * is apart from the schema so that a start without any configuration need not load a validator.
 */
export const settingTable = {
  format: { kind: 'text', fallback: 'table on a terminal, else ndjson', commands: ['scan', 'demo'] },
  'fail-on': { kind: 'list', fallback: 'nothing' },
  verbose: { kind: 'switch', fallback: 'false' },
  quiet: { kind: 'switch', fallback: 'false' },
  color: { kind: 'switch', fallback: 'on a terminal, unless NO_COLOR' },
  inventory: { kind: 'paths', fallback: 'none' },
  geoip: { kind: 'paths', fallback: 'none' },
  covered: { kind: 'list', fallback: 'what events prove' },
  'input-format': { kind: 'list', fallback: 'found by content' },
  'time-zone': { kind: 'text', fallback: 'UTC' },
  'max-record-size': { kind: 'text', fallback: '16M' },
  threads: { kind: 'text', fallback: 'by cores, for large files' },
  rules: { kind: 'paths', fallback: 'the bundled ones', commands: ['scan', 'demo'] },
  exceptions: { kind: 'paths', fallback: 'none' },
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof settingTable;

export const settingNames = Object.keys(settingTable) as SettingName[];

export function settingOf(name: SettingName): Setting {
  return settingTable[name];
}

export const variablePrefix = 'THROUGHLINE_';

/** `THROUGHLINE_FAIL_ON` */
export function variableOf(name: SettingName): string {
  return `${variablePrefix}${name.toUpperCase().replaceAll('-', '_')}`;
}

/** Names a configuration file, or with an empty value none; it is no setting itself. */
export const fileVariable = `${variablePrefix}CONFIG`;
