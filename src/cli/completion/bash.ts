import { allCommands, type CommandNode, type Values } from './command-tree.ts';
import { quote } from './quote.ts';
import { namesOf, stepsOf, valueOptionsOf, wordsOfArguments } from './walk.ts';

/**
 * A completion for bash 3.2 and later without any helper of others. Where it offers nothing, bash completes file names, which
 * is right for paths.
 */
export function bashCompletion(program: CommandNode): string {
  const commands = [program, ...allCommands(program)];
  return `# bash completion for throughline
_throughline() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} path= at=0 i word words=
  # bash takes --option=value apart at the sign.
  if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}; fi
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    case "$path $word" in
${stepCases(program)}
${valueCase(commands)}
      *' -'*|*' =') ;;
      *) ((at++)) ;;
    esac
  done
  case "$path $prev" in
${optionCases(commands)}
  esac
  if [[ $cur == -* ]]; then
    case "$path" in
${commands.map(({ path, options }) => branch(6, [path], `words=${words(options.flatMap(namesOf))}`)).join('\n')}
    esac
  else
    case "$path $at" in
${argumentCases(commands)}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  # What is to go on takes no space.
  if [[ \${COMPREPLY[0]} == *[:/] ]]; then compopt -o nospace 2>/dev/null; fi
}
complete -o default -F _throughline throughline
`;
}

function branch(indent: number, patterns: readonly string[], action: string, tail = ''): string {
  return `${' '.repeat(indent)}${patterns.map((pattern) => `${quote(pattern)}${tail}`).join('|')}) ${action} ;;`;
}

function words(all: readonly string[]): string {
  return quote(all.join(' '));
}

/** Steps down the tree, and begins to count arguments anew. */
function stepCases(program: CommandNode): string {
  return stepsOf(program)
    .map(({ from, word, to }) => branch(6, [`${from} ${word}`], `path=${quote(to)} at=0`))
    .join('\n');
}

/** Passes over the value of an option, which is no argument. */
function valueCase(commands: readonly CommandNode[]): string {
  const patterns = valueOptionsOf(commands).flatMap(({ path, option }) =>
    namesOf(option).map((name) => `${path} ${name}`),
  );
  return branch(6, patterns, `if [[ \${COMP_WORDS[i+1]} == = ]]; then ((i+=2)); else ((i++)); fi`);
}

function optionCases(commands: readonly CommandNode[]): string {
  return valueOptionsOf(commands)
    .map(({ path, option, values }) =>
      branch(
        4,
        namesOf(option).map((name) => `${path} ${name}`),
        offer(values),
      ),
    )
    .join('\n');
}

/** Where nothing can be offered, leaving makes bash complete file names. */
function offer(values: Values): string {
  if (values.kind !== 'words') return 'return';
  return `words=${words(values.words)}; COMPREPLY=($(compgen -W "$words" -- "$cur")); return`;
}

function argumentCases(commands: readonly CommandNode[]): string {
  return commands
    .flatMap(wordsOfArguments)
    .map(({ path, at, isAndFurther, words: all }) =>
      isAndFurther
        ? branch(6, [`${path} `], `words=${words(all)}`, '*')
        : branch(6, [`${path} ${at}`], `words=${words(all)}`),
    )
    .join('\n');
}
