import { Argument, type Command } from 'commander';
import { ExitCode } from '../../diagnostics/exit-codes.ts';
import { bashCompletion } from '../completion/bash.ts';
import { type CommandNode, commandTree } from '../completion/command-tree.ts';
import { fishCompletion } from '../completion/fish.ts';
import { zshCompletion } from '../completion/zsh.ts';
import type { Io } from '../io.ts';
import { Sink } from '../sink.ts';

const shells: Readonly<Record<string, (program: CommandNode) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

const examples = `Examples:
  source <(throughline completion bash)          # in ~/.bashrc
  throughline completion zsh > ~/.zfunc/_throughline
  throughline completion fish > ~/.config/fish/completions/throughline.fish
`;

export function addCompletion(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('completion')
    .summary('print completion for a shell')
    .description('Prints a script that makes a shell complete commands, options and their values.')
    .addArgument(new Argument('<shell>', 'whose language').choices(Object.keys(shells)))
    .addHelpText('before', examples)
    .action(async (shell: string) => {
      const script = shells[shell]?.(commandTree(program)) ?? '';
      await new Sink(io.stdout, 'standard output').write([script]);
      done(ExitCode.done);
    });
}
