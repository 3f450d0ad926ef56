import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command, CommanderError } from 'commander';
import { didYouMean } from '../diagnostics/near-words.ts';
import { UserError } from '../diagnostics/user-error.ts';

/** What commander found wrong, as an error with its cure. */
export function usageError(error: CommanderError, args: readonly string[], cwd: string): UserError {
  const [problem = '', suggestion = ''] = error.message
    .replace(/^error: /, '')
    .replace(/\.$/, '')
    .split('\n');
  const [command = ''] = args;
  const choice = choiceError(problem);
  if (choice) return choice;
  const isUnknown = error.code === 'commander.unknownCommand' && problem.includes(`'${command}'`);
  if (isUnknown && existsSync(resolve(cwd, command)))
    return new UserError(`${command} is no command`, `To read it, run \`throughline scan ${command}\`.`);
  const isOfNone = isUnknown || command.startsWith('-');
  const cures = [
    suggestion.replace(/^\(|\)$/g, ''),
    isOfNone && error.code === 'commander.unknownOption' ? 'Options of a command stand behind its name.' : '',
    `See \`throughline ${isOfNone ? '' : `${command} `}--help\`.`,
  ];
  return new UserError(problem, cures.filter((cure) => cure !== '').join(' '));
}

/** A value that is none of those that there are: the near ones first. */
function choiceError(problem: string): UserError | undefined {
  const [, flags, ofOption = '', ofArgument = '', argument, choices = ''] =
    /^(?:option '(.*)' argument '(.*)'|command-argument value '(.*)') is invalid(?: for argument '(.*)')?\. Allowed choices are (.*)$/s.exec(
      problem,
    ) ?? [];
  if (choices === '') return undefined;
  const option = flags === undefined ? undefined : /--[\w-]+/.exec(flags)?.[0];
  const value = option === undefined ? ofArgument : ofOption;
  const all = choices.split(', ');
  const near = didYouMean(value, all);
  const list = all.length < 2 ? choices : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
  const what = option === undefined ? `there is no ${argument} ${value}` : `${option} does not know ${value}`;
  return new UserError(what, `${near === undefined ? '' : `${near} `}Give ${list}.`);
}

/** `help NAME` of a command that there is not: commander answers with the help of all. */
export function refuseUnknownHelp(args: readonly string[], program: Command): void {
  const [first, name] = args;
  if (first !== 'help' || name === undefined || name.startsWith('-')) return;
  const names = [...program.commands.map((command) => command.name()), 'help'];
  if (names.includes(name)) return;
  const near = didYouMean(name, names);
  throw new UserError(
    `there is no command ${name}`,
    `${near === undefined ? '' : `${near} `}See \`throughline --help\`.`,
  );
}
