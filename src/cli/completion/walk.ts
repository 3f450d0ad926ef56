import { allCommands, type CommandNode, type OptionNode, type Values } from './command-tree.ts';

/** A word that, typed behind a command, leads to another command. */
export interface Step {
  readonly from: string;
  readonly word: string;
  readonly to: string;
}

export function stepsOf(program: CommandNode): Step[] {
  return allCommands(program).map(({ path, name }) => ({
    from: path.slice(0, Math.max(0, path.length - name.length - 1)),
    word: name,
    to: path,
  }));
}

/** An option that takes a value, with the command that it stands behind. */
export interface ValueOption {
  readonly path: string;
  readonly option: OptionNode;
  readonly values: Values;
}

export function valueOptionsOf(commands: readonly CommandNode[]): ValueOption[] {
  return commands.flatMap(({ path, options }) =>
    options.flatMap((option) => (option.values ? [{ path, option, values: option.values }] : [])),
  );
}

export function namesOf({ short, long }: OptionNode): string[] {
  return short === undefined ? [long] : [short, long];
}

/** Words that are known to fit in a place behind a command; undefined stands for every place from there on. */
export interface WordsAt {
  readonly path: string;
  readonly at: number;
  readonly isAndFurther: boolean;
  readonly words: readonly string[];
}

export function wordsOfArguments({ path, commands, values, isLastRepeated }: CommandNode): WordsAt[] {
  if (commands.length > 0) {
    return [{ path, at: 0, isAndFurther: false, words: commands.map(({ name }) => name) }];
  }
  return values.flatMap((each, at) =>
    each.kind === 'words'
      ? [{ path, at, isAndFurther: isLastRepeated && at === values.length - 1, words: each.words }]
      : [],
  );
}
