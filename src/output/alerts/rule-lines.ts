import { line, type SafeText } from '../text/safe-text.ts';
import { countWords } from '../words/count-words.ts';
import type { DetectionReport } from './detection-report.ts';

/** What was loaded and what of it is no use, in a line; each reason with `--verbose`. Nothing is left out in silence. */
export function ruleLines(report: DetectionReport, verbose: boolean): SafeText[] {
  const { loaded, cannotRun, invalid, dropped, excepted } = report;
  const head = [line`${countWords(loaded, 'rule')} loaded`];
  if (cannotRun.length > 0) head.push(line`${cannotRun.length} cannot run`);
  if (invalid.length > 0) head.push(line`${countWords(invalid.length, 'problem')} in rule files`);
  const lines = [line`${head.join(', ')}${verbose || !hasTrouble(report) ? '' : ' (--verbose says why)'}`];
  if (verbose) {
    lines.push(...cannotRun.map(({ rule, reason }) => line`  ${rule.name}: cannot run because ${reason}`));
    lines.push(...invalid.map((text) => line`  ${text}`));
  }
  for (const { rule, count } of dropped) {
    lines.push(line`${rule.name}: ${countWords(count, 'alert')} beyond what a run of it may raise`);
  }
  for (const { exception, reason, author, count, rules } of excepted) {
    const by = author === undefined ? '' : ` (${author})`;
    lines.push(
      line`${countWords(count, 'alert')} of ${rules.join(', ')} suppressed by exception ${exception}: ${reason}${by}`,
    );
  }
  return lines;
}

export function hasTrouble({ cannotRun, invalid }: DetectionReport): boolean {
  return cannotRun.length > 0 || invalid.length > 0;
}
