import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { ExitCode } from '../../diagnostics/exit-codes.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import type { Io } from '../io.ts';
import { packageRoot } from '../package-root.ts';
import { addOutputOptions, type ScanOptions } from '../scan-options.ts';
import { Sink } from '../sink.ts';

const sample = 'examples/incident';
const notice = `Sample incident from ${sample}: synthetic, no real organisation, person or machine.\n\n`;

const examples = `Examples:
  throughline demo             the sample incident as a table
  throughline demo --verbose   with evidence and process trees
`;

export function addDemo(program: Command, io: Io, done: (code: ExitCode) => void): void {
  const command = program
    .command('demo')
    .summary('scan the sample incident that comes with Throughline')
    .description('Scans the bundled sample incident (synthetic) as `scan` would.')
    .addHelpText('before', examples)
    .action(async (options: ScanOptions) => {
      if (!existsSync(join(packageRoot, sample))) {
        throw new UserError('the sample incident is not in this installation', 'Install Throughline again.');
      }
      if (!options.quiet) await new Sink(io.stderr).write([notice]);
      // The sample lies in the package, but a file that is asked for goes where the user stands.
      const { runScan } = await import('../run-scan.ts');
      done(await runScan([sample], options, io, packageRoot));
    });
  addOutputOptions(command);
}
