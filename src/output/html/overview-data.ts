import { diagnosticTitles } from '../../diagnostics/codes.ts';
import { formatLocation } from '../../diagnostics/diagnostic.ts';
import type { Instant } from '../../event/instant.ts';
import { ruleLines } from '../alerts/rule-lines.ts';
import type { ScanReport } from '../scan-report.ts';
import { viewCoverage } from '../summary/coverage-view.ts';
import { findLimits } from '../summary/limits.ts';
import { countVerdicts, type VerdictCount } from '../summary/verdict-counts.ts';
import { byWeight, headlineWords, verdictMeanings } from '../words/headline-words.ts';
import { provisionalNote, reasonWords } from '../words/verdict-words.ts';
import type { OverviewData, Span } from './page-data.ts';

/** The first part of the page: what was found, read and covered, and what these logs cannot tell. */
export function overviewData(report: ScanReport, alertsLeftOut: number): OverviewData {
  const { input, result } = report;
  const counts = countVerdicts(result.attributions);
  const period = periodOf(report);
  const isProvisional = result.attributions.some(({ state }) => state === 'provisional');
  return {
    headline: headlineWords(counts),
    ...(period && { period }),
    files: input.files,
    formats: input.formats.map(({ title, events, first, last }) => ({
      title,
      events,
      span: span({ from: first, to: last }),
    })),
    verdicts: byHeadline(counts).map(({ verdict, count, reasons }) => ({
      verdict,
      count,
      meaning: verdictMeanings[verdict],
      reasons: reasons.map(({ reason, count: times }) => `${times} ${reasonWords[reason].short}`),
    })),
    coverage: viewCoverage(result).map(({ plane, name, sensor, intervals, gaps }) => ({
      plane,
      name,
      ...(sensor !== undefined && { sensor }),
      spans: intervals.map(span),
      gaps: gaps.map(span),
    })),
    limits: findLimits(report).map(({ text, subjects }) => ({ text, subjects })),
    problems: input.problems.map(({ code, severity, count, samples }) => ({
      title: diagnosticTitles[code],
      severity,
      count,
      samples: samples.map(({ location, message }) =>
        location ? `${formatLocation(location)}: ${message}` : message,
      ),
    })),
    rules: report.detection ? ruleLines(report.detection, true) : [],
    alertsLeftOut,
    ...(isProvisional && { provisional: provisionalNote }),
  };
}

/** In the order in which the headline names them. */
function byHeadline(counts: readonly VerdictCount[]): VerdictCount[] {
  return [...counts].sort((a, b) => byWeight.indexOf(a.verdict) - byWeight.indexOf(b.verdict));
}

/** From the first event that was read to the last. */
function periodOf({ input }: ScanReport): Span | undefined {
  if (input.formats.length === 0) return undefined;
  const { formats } = input;
  return [Math.min(...formats.map(({ first }) => first.ms)), Math.max(...formats.map(({ last }) => last.ms))];
}

function span({ from, to }: { readonly from: Instant; readonly to: Instant }): Span {
  return [from.ms, to.ms];
}
