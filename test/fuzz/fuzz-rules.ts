import { bundledRules, loadRuleFiles } from '../../src/cli/rule-files.ts';
import { readSigmaFiles } from '../../src/cli/sigma-files.ts';
import { RuleSet } from '../../src/engine/rule-set.ts';
import { rule } from '../rules/support.ts';

const own = [
  'name = "Any process"\nquery = "process.name: * and not user.name: \\"svc *\\""',
  'name = "Words"\nquery = "message: (whoami or *admin*) or process.command_line: *-File*"\nmax_signals = 5',
  'name = "Many"\ntype = "threshold"\nquery = "host.name: *"\n[rule.threshold]\nfield = ["host.name", "process.name"]\nvalue = 3',
  'name = "New"\ntype = "new_terms"\nquery = "process.pid >= 0"\nnew_terms_fields = ["host.name", "process.executable"]\nhistory_window_start = "now-7d"',
  'name = "Held down"\nquery = "event.action: *"\n[rule.alert_suppression]\ngroup_by = ["host.name"]\n[rule.alert_suppression.duration]\nunit = "m"\nvalue = 10',
];

/** The bundled rules, and some of every kind that look at raw events. */
export async function fuzzRules(): Promise<RuleSet> {
  const { rules } = loadRuleFiles([bundledRules], process.cwd());
  const more = own.map((text, at) => rule(`rule_id = "a0000000-0000-4000-8000-00000000010${at}"\n${text}`));
  const sigma = await readSigmaFiles({}, process.cwd());
  const set = new RuleSet([...rules, ...more], { now: Date.UTC(2026, 5, 4), sigma });
  if (set.cannotRun.length > 0) throw new Error(set.cannotRun.map(({ reason }) => reason).join('; '));
  return set;
}
