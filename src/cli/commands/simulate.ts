import type { Command } from 'commander';
import type { ExitCode } from '../../diagnostics/exit-codes.ts';
import type { Io } from '../io.ts';
import type { SimulateOptions } from '../run-simulate.ts';

const examples = `Examples:
  throughline simulate --list
  throughline simulate overlaps --seed 7 --out ./simulated
  throughline scan ./simulated/overlaps --format ndjson > result.ndjson
  throughline evaluate ./simulated/overlaps.truth.ndjson result.ndjson
`;

export function addSimulate(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('simulate')
    .summary('write synthetic logs with the truth beside them')
    .description(
      'Lets a scenario happen and writes it down as the real sources would, with the truth beside it: who asked for what, what ran, and what the logs alone allow one to know. The same scenario, seed and scale give the same bytes.',
    )
    .argument('[scenario]', 'a name from --list, or a YAML file')
    .option('--list', 'name the scenarios')
    .option('--seed <number>', 'what chance starts from', '1')
    .option('--scale <number>', 'this many times the machines and the runs', '1')
    .option('-o, --out <folder>', 'where to write')
    .option('--force', 'write over what is there')
    .addHelpText('before', examples)
    .action(async (name: string | undefined, options: SimulateOptions) => {
      const { runSimulate } = await import('../run-simulate.ts');
      done(await runSimulate(name, options, io));
    });
}
