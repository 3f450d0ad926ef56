import { Command } from 'commander';
import type { ExitCode } from '../diagnostics/exit-codes.ts';
import { addCompletion } from './commands/completion.ts';
import { addConfig } from './commands/config.ts';
import { addDemo } from './commands/demo.ts';
import { addEvaluate } from './commands/evaluate.ts';
import { addFormats } from './commands/formats.ts';
import { addQuery } from './commands/query.ts';
import { addRules } from './commands/rules.ts';
import { addScan } from './commands/scan.ts';
import { addShow } from './commands/show.ts';
import { addSimulate } from './commands/simulate.ts';
import { applyConfig } from './config/apply-config.ts';
import type { Io } from './io.ts';
import { packageVersion } from './package-root.ts';

const examples = `Examples:
  throughline demo                     the bundled sample incident
  throughline scan ./export            logs in a folder: Activity Log and guest telemetry
  throughline scan ./export --verbose  with evidence and process trees
`;

/** Takes what commander prints of its own accord: help, version, and its opinion of a wrong argument. */
export interface HelpSink {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** All commands. A new one gets a file in `commands/`, which loads what it runs only when it runs, and a line here. */
export function buildProgram(io: Io, help: HelpSink, done: (code: ExitCode) => void): Command {
  const program: Command = new Command('throughline')
    .description('Who ran what inside which virtual machine, through the cloud.')
    .version(packageVersion(), '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help of a command')
    .option('--config <file>', 'settings from this file instead of throughline.yaml of the current folder')
    .option('--no-config', 'no settings from files')
    .addHelpText('before', examples)
    .hook('preAction', (_, command) => applyConfig(command, program.opts()['config'], io))
    .configureOutput({ writeOut: help.out, writeErr: help.err, outputError: () => {} })
    .exitOverride();
  addScan(program, io, done);
  addShow(program, io, done);
  addFormats(program, io, done);
  addDemo(program, io, done);
  addSimulate(program, io, done);
  addEvaluate(program, io, done);
  addRules(program, io, done);
  addQuery(program, io, done);
  addConfig(program, io, done);
  addCompletion(program, io, done);
  return program;
}
