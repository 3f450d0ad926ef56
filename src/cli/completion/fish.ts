import { allCommands, type CommandNode, type Values } from './command-tree.ts';
import { quote } from './quote.ts';
import { namesOf, stepsOf, valueOptionsOf, wordsOfArguments } from './walk.ts';

/** A completion for fish 3 and later. A function says where in the tree the cursor stands, and each line when it holds. */
export function fishCompletion(program: CommandNode): string {
  const commands = [program, ...allCommands(program)];
  return `# fish completion for throughline
function __throughline_at --description 'whether the cursor stands behind a command, and at which argument'
    set -l path ''
    set -l at 0
    set -l passes 0
    for word in (commandline -opc)[2..-1]
        if test $passes -eq 1
            set passes 0
            continue
        end
        switch "$path $word"
${stepCases(program)}
${valueCase(commands)}
            case '* -*'
            case '*'
                set at (math $at + 1)
        end
    end
    test "$path" = "$argv[1]"; or return 1
    test (count $argv) -lt 2; or test $at -eq $argv[2]; or test "$argv[3]" = further -a $at -ge $argv[2]
end
${commands.map(commandLines).join('')}`;
}

function stepCases(program: CommandNode): string {
  return stepsOf(program)
    .map(({ from, word, to }) => {
      const head = `            case ${quote(`${from} ${word}`)}\n`;
      return `${head}                set path ${quote(to)}\n                set at 0`;
    })
    .join('\n');
}

/** The value of an option is no argument. */
function valueCase(commands: readonly CommandNode[]): string {
  const patterns = valueOptionsOf(commands).flatMap(({ path, option }) =>
    namesOf(option).map((name) => quote(`${path} ${name}`)),
  );
  return `            case ${patterns.join(' ')}\n                set passes 1`;
}

function commandLines(command: CommandNode): string {
  const { path, options, commands, values } = command;
  const lines = options.map(({ short, long, description, values: taken }) => {
    const letter = short === undefined ? '' : ` -s ${short.slice(1)}`;
    return `${condition(path)}${letter} -l ${long.slice(2)}${taken ? valuePart(taken) : ''} -d ${quote(description)}`;
  });
  for (const { name, summary } of commands) {
    lines.push(`${condition(path, 0)} -f -a ${quote(name)} -d ${quote(summary)}`);
  }
  for (const { at, isAndFurther, words } of commands.length > 0 ? [] : wordsOfArguments(command)) {
    lines.push(`${condition(path, at, isAndFurther)} -f -a ${quote(words.join(' '))}`);
  }
  if (commands.length === 0 && values.length === 0) lines.push(`${condition(path)} -f`);
  return `${lines.join('\n')}\n`;
}

function condition(path: string, at?: number, isAndFurther = false): string {
  const place = at === undefined ? '' : ` ${at}${isAndFurther ? ' further' : ''}`;
  return `complete -c throughline -n ${quote(`__throughline_at ${quote(path)}${place}`)}`;
}

function valuePart(values: Values): string {
  if (values.kind === 'words') return ` -x -a ${quote(values.words.join(' '))}`;
  return values.kind === 'files' ? ' -r -F' : ' -x';
}
