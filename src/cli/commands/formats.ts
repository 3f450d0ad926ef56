import { type Command, Option } from 'commander';
import type { ExitCode } from '../../diagnostics/exit-codes.ts';
import { addReadingOptions } from '../input-options.ts';
import type { Io } from '../io.ts';
import type { FormatsOptions } from '../run-formats.ts';

const examples = `Examples:
  throughline formats                     everything that is read
  throughline formats ./export            what each file is, and where it is nothing, why
  throughline formats 'logs/**/*.json' --format json
`;

export function addFormats(program: Command, io: Io, done: (code: ExitCode) => void): void {
  const command = program
    .command('formats')
    .summary('list what is read, or what given files are')
    .description(
      'Lists the formats of records that are read. With files, folders or patterns, says what was recognised in each: events by format with their first and last time, records that cannot be read by reason, and where nothing was recognised, why.',
    )
    .argument('[path...]', 'files, folders or patterns; - is standard input')
    .optionsGroup('Output:')
    .addOption(
      new Option('-f, --format <format>', 'how to show it').choices(['table', 'json']).default('table'),
    )
    .option('-q, --quiet', 'no line of progress')
    .option('--no-color', 'do not paint (as NO_COLOR does)')
    .addHelpText('before', examples)
    .action(async (paths: string[], options: FormatsOptions) => {
      const { runFormats } = await import('../run-formats.ts');
      done(await runFormats(paths, options, io));
    });
  addReadingOptions(command);
}
