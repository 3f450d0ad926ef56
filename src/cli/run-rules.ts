import { ExitCode } from '../diagnostics/exit-codes.ts';
import { UserError } from '../diagnostics/user-error.ts';
import { RuleSet } from '../engine/rule-set.ts';
import { navigatorLayer } from '../output/rules/navigator.ts';
import { rulePage } from '../output/rules/rule-page.ts';
import { line } from '../output/text/safe-text.ts';
import { countWords, formatCount } from '../output/words/count-words.ts';
import type { LoadedRules } from '../rules/load-rules.ts';
import type { Rule } from '../rules/rule.ts';
import { checkRules } from './check-rules.ts';
import { explainRule } from './explain-rule.ts';
import type { Io } from './io.ts';
import { bundledRules, loadRuleFiles } from './rule-files.ts';
import { type RuleSettingOptions, readRuleSettings } from './rule-settings.ts';
import { Sink } from './sink.ts';
import { testRules } from './test-rules.ts';

export interface RulesOptions extends RuleSettingOptions {
  readonly format: string;
  readonly rules?: readonly string[];
  readonly against?: readonly string[];
  readonly event?: string;
}

export async function runRules(
  action: string,
  paths: readonly string[],
  options: RulesOptions,
  io: Io,
): Promise<ExitCode> {
  const out = new Sink(io.stdout, 'standard output');
  const settings = await readRuleSettings(options, io);
  if (action === 'show' || action === 'explain') {
    const [wanted, ...logs] = paths;
    if (wanted === undefined)
      throw new UserError('no rule is named', 'Give its id, or the start of its name.');
    const { rules, exceptions } = loadRuleFiles(options.rules ?? [bundledRules], io.cwd);
    const rule = findRule(rules, wanted);
    await out.write(
      action === 'show'
        ? rulePage(rule)
        : await explainRule(rule, exceptions, logs, options.event, settings, io),
    );
    return ExitCode.done;
  }
  const named = [...paths, ...(options.rules ?? [])];
  const places = named.length === 0 ? [bundledRules] : named;
  if (action === 'test') return testRules(places, options.format, settings, io);
  const loaded = loadRuleFiles(places, io.cwd);
  if (action === 'check') return checkRules(loaded, options.against ?? [], options.format, settings, io);
  const set = new RuleSet(loaded.rules, { now: Date.now(), ...settings });
  if (action === 'coverage') {
    const layer = navigatorLayer(
      set.rules.map(({ rule }) => rule),
      'Throughline',
    );
    await out.write([`${JSON.stringify(layer, undefined, 2)}\n`]);
  } else {
    await out.write(options.format === 'json' ? listJson(loaded, set) : listTable(loaded, set));
  }
  return ExitCode.done;
}

function* listTable({ rules, diagnostics }: LoadedRules, set: RuleSet): Generator<string> {
  const reasons = new Map(set.cannotRun.map(({ rule, reason }) => [rule.id, reason]));
  for (const { id, name, severity, type, isEnabled } of rules) {
    const reason = reasons.get(id);
    const off = isEnabled ? '' : '  switched off where it comes from';
    const state = reason === undefined ? off : `  cannot run because ${reason}`;
    yield `${line`${severity.padEnd(8)}  ${type.padEnd(16)}  ${id}  ${name}${state}`}\n`;
  }
  const problems = diagnostics.filter(({ severity }) => severity !== 'info').length;
  const head = `${countWords(rules.length, 'rule')}, ${formatCount(set.cannotRun.length)} cannot run`;
  const told = problems === 0 ? '' : `, ${countWords(problems, 'problem')} in rule files: see rules check`;
  yield `${line`${head}${told}`}\n`;
}

function* listJson({ rules }: LoadedRules, set: RuleSet): Generator<string> {
  const reasons = new Map(set.cannotRun.map(({ rule, reason }) => [rule.id, reason]));
  const list = rules.map((rule) => {
    const { id, name, severity, riskScore, type, language, index, tags, isEnabled, source } = rule;
    const reason = reasons.get(id);
    const runs = reason === undefined;
    const { file, line: at } = source;
    return {
      id,
      name,
      severity,
      risk_score: riskScore,
      type,
      language,
      index,
      tags,
      file,
      line: at,
      enabled: isEnabled,
      runs,
      reason,
    };
  });
  yield `${JSON.stringify(list, undefined, 2)}\n`;
}

/** By id, by name, or by the start of either where that fits one rule alone. */
export function findRule(rules: readonly Rule[], wanted: string): Rule {
  const text = wanted.toLowerCase();
  const exact = rules.find(({ id, name }) => id === text || name.toLowerCase() === text);
  const near = rules.filter(({ id, name }) => id.startsWith(text) || name.toLowerCase().startsWith(text));
  const [first, second] = near;
  if (exact) return exact;
  if (first && !second) return first;
  throw new UserError(
    first ? `${wanted} could be ${near.map(({ name }) => name).join(', ')}` : `there is no rule ${wanted}`,
    'See `throughline rules list`; --rules says where else to look.',
  );
}
