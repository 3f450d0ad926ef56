import { type Command, Option } from 'commander';
import { verdicts } from '../attribution/model/attribution.ts';
import { outputFormats } from '../output/output-formats.ts';
import type { InputOptions } from './input-options.ts';
import type { RuleOptions } from './rule-options.ts';
import type { ThreadOptions } from './threads.ts';

/** What `scan` and the commands that end like it are asked for, as commander parses it. */
export interface ScanOptions extends RuleOptions, InputOptions, ThreadOptions {
  readonly format?: string;
  readonly out?: string;
  readonly failOn?: string;
  readonly verbose?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

const names = outputFormats.map(({ name }) => name);
const nameWidth = Math.max(...names.map(({ length }) => length)) + 2;
const list = outputFormats.map(({ name, title }) => `  ${name.padEnd(nameWidth)}${title}`).join('\n');

/** How the result is shown. */
export function addOutputOptions(command: Command): Command {
  return command
    .optionsGroup('Output:')
    .addOption(new Option('-f, --format <format>', 'table on a terminal, else ndjson').choices(names))
    .option('-o, --out <file>', 'write the result to a file, as NDJSON unless --format is given')
    .option('--fail-on <verdicts>', 'exit with 1 where one of these is found; `findings` is any of them')
    .option('-v, --verbose', 'evidence, candidates, scripts and process trees too')
    .option('-q, --quiet', 'no summary, no notes')
    .option('--no-color', 'do not paint (as NO_COLOR does)')
    .addHelpText('after', `\nFormats:\n${list}\n\nVerdicts: ${verdicts.join(', ')}`);
}
