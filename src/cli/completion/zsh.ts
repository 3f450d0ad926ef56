import { allCommands, type CommandNode, type OptionNode, type Values } from './command-tree.ts';
import { quote } from './quote.ts';

/** A completion for zsh 5 and later: as a file `_throughline` in `fpath`, or sourced after `compinit`. */
export function zshCompletion(program: CommandNode): string {
  const commands = [program, ...allCommands(program)];
  return `#compdef throughline
# zsh completion for throughline
${commands.map(commandFunction).join('')}
if [[ $funcstack[1] == _throughline ]]; then
  _throughline "$@"
else
  compdef _throughline throughline
fi
`;
}

function functionName(path: string): string {
  return ['_throughline', ...path.split(' ').filter((part) => part !== '')].join('_');
}

function commandFunction(command: CommandNode): string {
  const { path, options, commands } = command;
  const specs = options.flatMap(optionSpecs);
  return commands.length > 0 ? parentFunction(path, specs, commands) : leafFunction(command, specs);
}

function leafFunction({ path, values, isLastRepeated }: CommandNode, specs: readonly string[]): string {
  const places = values.map((each, at) => {
    const place = isLastRepeated && at === values.length - 1 ? '*' : String(at + 1);
    return quote(`${place}:argument:${action(each)}`);
  });
  return `${functionName(path)}() {
  _arguments -s ${[...specs, ...places].join(' \\\n    ')}
}
`;
}

/** Of a command with commands below it: their names, then whatever the one that was named takes. */
function parentFunction(path: string, specs: readonly string[], commands: readonly CommandNode[]): string {
  const described = commands.map(({ name, summary }) => quote(`${name}:${summary}`));
  const branches = commands.map(({ name, path: below }) => `        ${name}) ${functionName(below)} ;;`);
  return `${functionName(path)}() {
  local curcontext=$curcontext state
  local -a line commands
  typeset -A opt_args
  _arguments -C ${[...specs, quote('1:command:->command'), quote('*::argument:->argument')].join(' \\\n    ')}
  case $state in
    command)
      commands=(
        ${described.join('\n        ')}
      )
      _describe command commands
      ;;
    argument)
      case $line[1] in
${branches.join('\n')}
      esac
      ;;
  esac
}
`;
}

/** `--format=` with its sign takes the value behind the sign and behind a space. */
function optionSpecs({ short, long, description, values, isRepeated }: OptionNode): string[] {
  const names = [short, long].filter((name) => name !== undefined);
  const excluded = isRepeated ? '*' : `(${names.join(' ')})`;
  const told = `[${description.replace(/[[\\]\\\\:]/g, '\\\\$&')}]`;
  const value = values ? `:value:${action(values)}` : '';
  return names.map((name) => {
    const sign = values && name.startsWith('--') ? '=' : '';
    return quote(`${excluded}${name}${sign}${told}${value}`);
  });
}

function action(values: Values): string {
  switch (values.kind) {
    case 'words':
      return `(${values.words.join(' ')})`;
    case 'files':
      return '_files';
    case 'unknown':
      return ' ';
  }
}
