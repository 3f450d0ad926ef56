import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { runCase } from '../alerts/run-case.ts';
import { ExitCode } from '../diagnostics/exit-codes.ts';
import { UserError } from '../diagnostics/user-error.ts';
import { RuleSet } from '../engine/rule-set.ts';
import { type JunitCase, junit } from '../output/rules/junit.ts';
import { line } from '../output/text/safe-text.ts';
import type { Rule } from '../rules/rule.ts';
import { casesFileOf, type RuleCase, readCases } from '../rules/rule-cases.ts';
import type { Io } from './io.ts';
import { loadRuleFiles } from './rule-files.ts';
import type { RuleSettings } from './rule-settings.ts';
import { Sink } from './sink.ts';

/** Runs the cases that stand beside rules. Ends with 2 where one comes out otherwise, or a rule with cases cannot run. */
export async function testRules(
  paths: readonly string[],
  format: string,
  settings: RuleSettings,
  io: Io,
): Promise<ExitCode> {
  const { rules } = loadRuleFiles(paths, io.cwd);
  const results: JunitCase[] = [];
  let without = 0;
  for (const rule of rules) {
    const cases = await casesOf(rule, io.cwd);
    if (!cases) without++;
    else results.push(...resultsOf(rule, cases, settings));
  }
  const failed = results.filter(({ failure }) => failure !== undefined);
  const out = new Sink(io.stdout, 'standard output');
  if (format === 'junit') await out.write([junit(results)]);
  else if (format === 'json') await out.write([`${JSON.stringify(results, undefined, 2)}\n`]);
  else {
    await out.write(
      failed.map(({ suite, name, failure = '' }) => `${line`${suite}: ${name}: ${failure}`}\n`),
    );
    await out.write([
      `${line`${results.length - failed.length} cases passed, ${failed.length} failed, ${without} rules have no cases`}\n`,
    ]);
  }
  return failed.length > 0 ? ExitCode.rule : ExitCode.done;
}

function resultsOf(rule: Rule, cases: readonly RuleCase[], settings: RuleSettings): JunitCase[] {
  const set = new RuleSet([rule], { now: Date.now(), ...settings });
  const reason = set.cannotRun[0]?.reason;
  return cases.map((one) => {
    const raised = reason === undefined ? runCase(set, one).length : 0;
    const isRight = reason === undefined && raised === one.alerts;
    const failure =
      reason === undefined
        ? `${one.alerts} alerts expected, ${raised} raised`
        : `cannot run because ${reason}`;
    return {
      suite: rule.name,
      name: one.name,
      failure: isRight ? undefined : failure,
      file: rule.source.file,
    };
  });
}

async function casesOf({ source }: Rule, cwd: string): Promise<RuleCase[] | undefined> {
  const file = casesFileOf(source.file);
  const text = await readFile(resolve(cwd, file), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return readCases(text);
  } catch (error) {
    throw new UserError(
      `${file} is no file of cases: ${(error as Error).message.split('\n')[0]}`,
      'docs/rules.md shows one.',
      ExitCode.rule,
    );
  }
}
