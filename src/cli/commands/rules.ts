import { Argument, type Command, Option } from 'commander';
import type { ExitCode } from '../../diagnostics/exit-codes.ts';
import type { Io } from '../io.ts';
import { ruleActions } from '../rule-actions.ts';
import { addSettingOptions } from '../rule-options.ts';
import type { RulesOptions } from '../run-rules.ts';

const examples = `Examples:
  throughline rules list                              the bundled rules
  throughline rules check ./my-rules --format sarif   for a code host
  throughline rules check --against ./export          which could never match in these logs
  throughline rules show 'SSH key planted'            a rule and its guide
  throughline rules explain RULE ./export --event ID  clause by clause
  throughline rules test ./my-rules                   the cases beside the rules
  throughline rules coverage > layer.json             for ATT&CK Navigator
`;

export function addRules(program: Command, io: Io, done: (code: ExitCode) => void): void {
  const command = program
    .command('rules')
    .summary('list, check, show, explain and test rules')
    .description('Looks at rules: the bundled ones, or those of the paths.')
    .addArgument(new Argument('<action>', 'what to do').choices(ruleActions))
    .argument('[path...]', 'rule files or folders; for show and explain a rule first, then for explain logs')
    .addOption(
      new Option('-f, --format <format>', 'how to show it')
        .choices(['table', 'json', 'sarif', 'junit'])
        .default('table'),
    )
    .option(
      '--rules <path>',
      'where to look for rules, as a path does; for show and explain, where the rule is; repeat for more',
      collect,
    )
    .option('--against <path>', 'for check: logs that the rules are held against; repeat for more', collect)
    .option(
      '--event <id>',
      'for explain: the event, by the start of its id; else the first that the rule reads',
    )
    .addHelpText('before', examples)
    .action(async (action: string, paths: string[], options: RulesOptions) => {
      const { runRules } = await import('../run-rules.ts');
      done(await runRules(action, paths, options, io));
    });
  addSettingOptions(command);
}

function collect(value: string, previous: readonly string[] | undefined): readonly string[] {
  return [...(previous ?? []), value];
}
