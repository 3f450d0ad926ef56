import type { JsonObject } from '../../../event/json.ts';
import { compact } from '../azure/json-text.ts';
import { baseName } from './file-path.ts';
import { splitCommandLine } from './split-command-line.ts';

/** `args`, `args_count` and `command_line`. */
export function commandLineFields(line: string | undefined): JsonObject {
  if (line === undefined) return {};
  const args = splitCommandLine(line);
  return { args, args_count: args.length, command_line: line };
}

/** `executable` and `name`. */
export function executableFields(path: string | undefined): JsonObject {
  return path === undefined ? {} : compact({ executable: path, name: baseName(path) });
}

/** `domain` and `name` of `DOMAIN\name`. */
export function accountFields(account: string | undefined): JsonObject | undefined {
  if (account === undefined) return undefined;
  const at = account.indexOf('\\');
  return at === -1 ? { name: account } : { domain: account.slice(0, at), name: account.slice(at + 1) };
}
