import { line, type SafeText } from '../text/safe-text.ts';
import { countWords, formatCount } from '../words/count-words.ts';
import type { DetectionReport } from './detection-report.ts';

/** What was loaded and what of it is no use, in a line; each reason with `--verbose`. Nothing is left out in silence. */
export function ruleLines(report: DetectionReport, verbose: boolean): SafeText[] {
  const { loaded, cannotRun, invalid, dropped, excepted } = report;
  const head = [line`${countWords(loaded, 'rule')} loaded`];
  if (cannotRun.length > 0) head.push(line`${formatCount(cannotRun.length)} cannot run`);
  if (invalid.length > 0) head.push(line`${countWords(invalid.length, 'problem')} in rule files`);
  const lines = [
    line`${head.join(', ')}${verbose || (cannotRun.length === 0 && invalid.length === 0) ? '' : ' (--verbose says why)'}`,
  ];
  if (verbose) {
    lines.push(...cannotRun.map(({ rule, reason }) => line`  ${rule.name}: cannot run because ${reason}`));
    lines.push(...invalid.map((text) => line`  ${text}`));
  }
  for (const { rule, count } of dropped) {
    lines.push(line`${rule.name}: ${countWords(count, 'alert')} beyond what a run of it may raise`);
  }
  for (const { exception, rules, events } of excepted) {
    const { name, reason, author } = exception;
    const by = author === undefined ? '' : ` (${author})`;
    const from = rules.map((rule) => rule.name).join(', ');
    lines.push(
      line`${countWords(events, 'event')} kept from ${from} by the exception ${name}: ${reason}${by}`,
    );
  }
  return lines;
}

export function hasTrouble({ cannotRun, invalid, excepted }: DetectionReport): boolean {
  return cannotRun.length > 0 || invalid.length > 0 || excepted.length > 0;
}
