import type { Command } from 'commander';
import type { ExitCode } from '../../diagnostics/exit-codes.ts';
import { addGeoipOption, addKnowledgeOptions, addReadingOptions } from '../input-options.ts';
import type { Io } from '../io.ts';
import { addRuleOptions } from '../rule-options.ts';
import { addOutputOptions, type ScanOptions } from '../scan-options.ts';
import { addThreadsOption } from '../threads.ts';

const examples = `Examples:
  throughline scan ./export                        a folder of logs, as a table
  throughline scan activity.json.gz guest.ndjson   the two halves, file by file
  az monitor activity-log list --max-events 100000 | throughline scan - guest.ndjson
  throughline scan ./export --format html --out report.html
  throughline scan ./export --format ndjson > runs.ndjson
  throughline scan ./export --fail-on unrequested,ambiguous
  throughline scan ./export --covered cloud:2026-03-01..2026-03-07
  throughline scan ./export --rules ./detection-rules/rules
`;

export function addScan(program: Command, io: Io, done: (code: ExitCode) => void): void {
  const command = program
    .command('scan')
    .summary('show who ran what in which VM, from logs')
    .description(
      'Reads Azure Activity Log records and guest telemetry of any known shape, and shows for every Run Command who asked, from where, what ran and how sure that is.',
    )
    .argument('[path...]', 'files, folders or patterns; - is standard input')
    .addHelpText('before', examples)
    .action(async (paths: string[], options: ScanOptions) => {
      const { runScan } = await import('../run-scan.ts');
      done(await runScan(paths, options, io));
    });
  addThreadsOption(
    addReadingOptions(addGeoipOption(addKnowledgeOptions(addRuleOptions(addOutputOptions(command))))),
  );
}
