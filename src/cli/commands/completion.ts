import { Argument, type Command } from 'commander';
import { ExitCode } from '../../diagnostics/exit-codes.ts';
import type { CommandNode } from '../completion/command-tree.ts';
import type { Io } from '../io.ts';
import { Sink } from '../sink.ts';

type Script = (program: CommandNode) => string;

const shells: Readonly<Record<string, () => Promise<Script>>> = {
  bash: async () => (await import('../completion/bash.ts')).bashCompletion,
  zsh: async () => (await import('../completion/zsh.ts')).zshCompletion,
  fish: async () => (await import('../completion/fish.ts')).fishCompletion,
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
      const { commandTree } = await import('../completion/command-tree.ts');
      const script = await shells[shell]?.();
      await new Sink(io.stdout, 'standard output').write([script?.(commandTree(program)) ?? '']);
      done(ExitCode.done);
    });
}
