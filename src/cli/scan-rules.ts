import { AlertRun } from '../alerts/alert-run.ts';
import type { Attribution } from '../attribution/model/attribution.ts';
import { type Diagnostic, formatLocation } from '../diagnostics/diagnostic.ts';
import { ExitCode } from '../diagnostics/exit-codes.ts';
import { UserError } from '../diagnostics/user-error.ts';
import { RuleSet } from '../engine/rule-set.ts';
import type { Event } from '../event/event.ts';
import type { WantedWords } from '../ingest/skim/wanted-words.ts';
import type { DetectionReport } from '../output/alerts/detection-report.ts';
import { readExceptionFiles } from './exception-files.ts';
import type { Io } from './io.ts';
import { bundledRules, loadRuleFiles } from './rule-files.ts';
import type { RuleOptions } from './rule-options.ts';
import { readRuleSettings } from './rule-settings.ts';

/** The rules of one scan: they see every event once, then the attributions. */
export interface ScanRules {
  /** What events of the data stream must hold to be of use to them; undefined where only reading an event tells. */
  wantedOf(dataStream: string): WantedWords | undefined;
  /** Whether an event is to be observed; it is not kept. */
  wants(event: Event): boolean;
  observe(event: Event): void;
  finish(attributions: readonly Attribution[]): DetectionReport;
}

/** Undefined where no rules are to run. A set of which nothing can run is an error: it would find nothing in silence. */
export async function openScanRules(options: RuleOptions, io: Io): Promise<ScanRules | undefined> {
  if (options.rules === false) return undefined;
  const paths = options.rules ?? [bundledRules];
  const { rules, exceptions, diagnostics } = loadRuleFiles(paths, io.cwd);
  const invalid = diagnostics.filter(({ severity }) => severity !== 'info').map(told);
  const excepting = await readExceptionFiles(options.exceptions ?? [], io.cwd);
  invalid.push(...excepting.diagnostics.map(told));
  const set = new RuleSet(
    rules.filter(({ isEnabled }) => isEnabled || options.rules !== undefined),
    {
      now: Date.now(),
      exceptions: [...exceptions, ...excepting.exceptions],
      ...(await readRuleSettings(options, io)),
    },
  );
  invalid.push(...set.diagnostics.filter(({ code }) => code.startsWith('exception-')).map(told));
  if (set.rules.length === 0) {
    const reason = set.cannotRun[0]?.reason ?? invalid[0];
    throw new UserError(
      `none of the ${rules.length} rules in ${paths.join(', ')} can run${reason === undefined ? '' : `: ${reason.replace(/\.$/, '')}`}`,
      'See `throughline rules check` for every reason, or scan with --no-rules.',
      ExitCode.rule,
    );
  }
  const run = new AlertRun(set, options.replay ? 'replay' : 'scan', options.profile);
  return {
    wantedOf: (dataStream) => run.wantedOf(dataStream),
    wants: (event) => run.wants(event),
    observe: (event) => run.observe(event),
    finish(attributions) {
      return { loaded: rules.length, cannotRun: set.cannotRun, invalid, ...run.finish(attributions) };
    },
  };
}

function told({ location, message }: Diagnostic): string {
  return location ? `${formatLocation(location)}: ${message}` : message;
}
