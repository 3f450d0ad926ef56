import { type Command, Option } from 'commander';
import type { ExitCode } from '../../diagnostics/exit-codes.ts';
import { addGeoipOption, addReadingOptions } from '../input-options.ts';
import type { Io } from '../io.ts';
import { addSettingOptions } from '../rule-options.ts';
import type { QueryOptions } from '../run-query.ts';

const examples = `Examples:
  throughline query 'process.name: whoami.exe' ./export
  throughline query 'event.outcome: failure and not user.name: svc-*' activity.ndjson --ids
  throughline query rule.yml ./export --language sigma
`;

export function addQuery(program: Command, io: Io, done: (code: ExitCode) => void): void {
  const command = program
    .command('query')
    .summary('ask a query of logs, or of any JSON')
    .description(
      'Prints the documents that a query holds for, one a line. Records of known formats are asked as their events, others as they stand.',
    )
    .argument('<query>', 'the query; quote it. Of sigma the file of a rule, its text, or a detection alone')
    .argument('[path...]', 'files, folders or patterns; - is standard input')
    .addOption(
      new Option('--language <language>', 'the language of the query')
        .choices(['kql', 'sigma'])
        .default('kql'),
    )
    .option('--ids', 'print ids instead of documents')
    .option('--id-field <field>', 'the field that holds the id')
    .addHelpText('before', examples)
    .action(async (query: string, paths: string[], options: QueryOptions) => {
      const { runQuery } = await import('../run-query.ts');
      done(await runQuery(query, paths, options, io));
    });
  addSettingOptions(addReadingOptions(addGeoipOption(command)));
}
