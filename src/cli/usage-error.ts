import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CommanderError } from 'commander';
import { UserError } from '../diagnostics/user-error.ts';

/** What commander found wrong, as an error with its cure. */
export function usageError(error: CommanderError, args: readonly string[], cwd: string): UserError {
  const [command = ''] = args;
  const isUnknownCommand = error.code === 'commander.unknownCommand';
  if (isUnknownCommand && existsSync(resolve(cwd, command))) {
    return new UserError(`${command} is no command`, `To read it, run \`throughline scan ${command}\`.`);
  }
  const [problem = '', suggestion = ''] = error.message
    .replace(/^error: /, '')
    .replace(/\.$/, '')
    .split('\n');
  const near = suggestion.replace(/^\(|\)$/g, '');
  const help =
    isUnknownCommand || command.startsWith('-') ? 'throughline --help' : `throughline ${command} --help`;
  return new UserError(problem, `${near === '' ? '' : `${near} `}See \`${help}\`.`);
}
