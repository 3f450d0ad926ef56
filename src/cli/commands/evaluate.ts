import { type Command, Option } from 'commander';
import type { ExitCode } from '../../diagnostics/exit-codes.ts';
import type { Io } from '../io.ts';
import type { EvaluateOptions } from '../run-evaluate.ts';

const examples = `Examples:
  throughline evaluate simulated/gaps.truth.ndjson result.ndjson
  throughline evaluate simulated/gaps.truth.ndjson result.ndjson --min-recall 1 --max-wrong-principals 0
`;

export function addEvaluate(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('evaluate')
    .summary('score a result against the truth of simulated logs')
    .description(
      'Compares attribution documents with the truth that `simulate` wrote: verdict, request, principal and reason of every run and request, and documents that nothing true answers to.',
    )
    .argument('<truth>', 'the .truth.ndjson of a simulated set')
    .argument('<result>', 'attribution documents, NDJSON')
    .addOption(
      new Option('-f, --format <format>', 'how to show it').choices(['table', 'json']).default('table'),
    )
    .option('--faults <number>', 'how many faults the table lists', '20')
    .option('--min-recall <share>', 'exit with 1 below this share of what the logs settle')
    .option('--min-precision <share>', 'exit with 1 below this share of right attributions')
    .option('--min-reasons <share>', 'exit with 1 below this share of right reasons')
    .option('--max-wrong-principals <number>', 'exit with 1 above this many')
    .option('--max-phantoms <number>', 'exit with 1 above this many documents without a truth')
    .option('--max-faults <number>', 'exit with 1 above this many faults of any kind')
    .addHelpText('before', examples)
    .action(async (truth: string, result: string, options: EvaluateOptions) => {
      const { runEvaluate } = await import('../run-evaluate.ts');
      done(await runEvaluate(truth, result, options, io));
    });
}
