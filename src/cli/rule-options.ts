import type { Command } from 'commander';
import type { RuleSettingOptions } from './rule-settings.ts';

/** What commands that run rules are asked for, as commander parses it. */
export interface RuleOptions extends RuleSettingOptions {
  /** False: none at all. Undefined: those that come with Throughline. */
  readonly rules?: readonly string[] | false;
  readonly exceptions?: readonly string[];
  readonly replay?: boolean;
  readonly profile?: boolean;
}

export function addRuleOptions(command: Command): Command {
  command
    .optionsGroup('Rules:')
    .option('--rules <path>', 'rules to run instead of the bundled ones; repeat for more', collect)
    .option('--no-rules', 'run no rules')
    .option(
      '--exceptions <file>',
      'events to raise no alerts on: YAML or Kibana’s export; repeat for more',
      collect,
    )
    .option('--replay', 'run rules as Kibana would have, by time of ingest, with its look-back')
    .option('--profile', 'what each rule cost, on standard error');
  return addSettingOptions(command);
}

/** How rules are to be read. */
export function addSettingOptions(command: Command): Command {
  return command
    .option('--mapping <file>', 'types of fields: JSON as GET index/_mapping returns it, or {field: type}')
    .option(
      '--pipeline <file>',
      'where Sigma rules look and what their fields are called, beside what is known; repeat for more',
      collect,
    )
    .option('--placeholders <file>', 'values of the placeholders of Sigma rules; repeat for more', collect);
}

function collect(value: string, previous: readonly string[] | boolean | undefined): readonly string[] {
  return Array.isArray(previous) ? [...previous, value] : [value];
}
