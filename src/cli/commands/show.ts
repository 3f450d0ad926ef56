import { type Command, Option } from 'commander';
import type { ExitCode } from '../../diagnostics/exit-codes.ts';
import { addGeoipOption, addKnowledgeOptions, addReadingOptions } from '../input-options.ts';
import type { Io } from '../io.ts';
import type { ShowOptions } from '../run-show.ts';
import { showFormats } from '../show-formats.ts';
import { addThreadsOption } from '../threads.ts';

const examples = `Examples:
  throughline show 5a6a0f48 ./export               the run that a scan lists under this id
  throughline show 693c961f-2ff4-4c69-a2a9-216f707063d6 ./export
  throughline show 5a6a0f48 ./export --verbose     every process, step and record
  throughline show 5a6a0f48 ./export --format json > run.json
`;

export function addShow(program: Command, io: Io, done: (code: ExitCode) => void): void {
  const command = program
    .command('show')
    .summary('show one run whole: why, what else, and the records')
    .description(
      'Shows one run, or one request without a run, with everything that the verdict rests on: the request in its phases, what else it could have been and why it was not, the processes, the script, what its principal did around it, and the original records.',
    )
    .argument(
      '<run>',
      'id of a run, execution, operation or correlation, or at least 4 characters of its beginning',
    )
    .argument('<path...>', 'the files, folders or patterns that were scanned; - is standard input')
    .optionsGroup('Output:')
    .addOption(new Option('-f, --format <format>', 'table on a terminal, else json').choices(showFormats))
    .option('-o, --out <file>', 'write it to a file, as JSON unless --format is given')
    .option('-v, --verbose', 'every process, session step and record too')
    .option('-q, --quiet', 'no notes')
    .option('--no-color', 'do not paint (as NO_COLOR does)')
    .addHelpText('before', examples)
    .action(async (run: string, paths: string[], options: ShowOptions) => {
      const { runShow } = await import('../run-show.ts');
      done(await runShow(run, paths, options, io));
    });
  addThreadsOption(addReadingOptions(addGeoipOption(addKnowledgeOptions(command))));
}
