import { type Command, Option } from 'commander';
import type { ExitCode } from '../../diagnostics/exit-codes.ts';
import type { Io } from '../io.ts';
import type { ConfigShowOptions } from '../run-config.ts';

const examples = `Examples:
  throughline config show                  every setting, its value and who says so
  throughline config show --format json
  throughline config schema > throughline.schema.json
`;

export function addConfig(program: Command, io: Io, done: (code: ExitCode) => void): void {
  const config = program
    .command('config')
    .summary('show what is configured, and by whom')
    .description(
      'Settings come from flags, the environment, throughline.yaml in the current folder and the user’s own configuration, in this order of strength.',
    )
    .addHelpText('before', examples);
  config
    .command('show')
    .description('Shows every setting with its value and its origin: file and line, variable, or default.')
    .addOption(
      new Option('-f, --format <format>', 'how to show it').choices(['table', 'json']).default('table'),
    )
    .addHelpText('before', 'Examples:\n  throughline config show\n  throughline config show --format json\n')
    .action(async (options: ConfigShowOptions) => {
      const { runConfigShow } = await import('../run-config.ts');
      done(await runConfigShow(options, program.opts()['config'], io));
    });
  config
    .command('schema')
    .description('Prints the JSON Schema of the configuration, for editors and tests.')
    .addHelpText('before', 'Examples:\n  throughline config schema > throughline.schema.json\n')
    .action(async () => {
      const { runConfigSchema } = await import('../run-config.ts');
      done(await runConfigSchema(io));
    });
}
