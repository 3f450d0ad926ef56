import { diagnosticTitles } from '../../diagnostics/codes.ts';
import type { Location } from '../../diagnostics/diagnostic.ts';
import { formatInstant } from '../../event/instant.ts';
import type { JsonObject } from '../../event/json.ts';
import type { ScanReport } from '../scan-report.ts';
import { viewClocks } from './clock-view.ts';
import { type CoverageView, viewCoverage } from './coverage-view.ts';
import { findLimits } from './limits.ts';
import { rulesJson } from './rules-json.ts';
import { countVerdicts } from './verdict-counts.ts';

/** The summary for programs. `schema/scan.schema.json` holds its fields. */
export function summaryJson(report: ScanReport): JsonObject {
  const { input, result } = report;
  return {
    files: input.files,
    formats: input.formats.map(({ name, title, plane, events, first, last }) => ({
      name,
      title,
      plane,
      events,
      first: formatInstant(first),
      last: formatInstant(last),
    })),
    problems: input.problems.map(({ code, severity, count, samples }) => ({
      code,
      title: diagnosticTitles[code],
      severity,
      count,
      samples: samples.map(({ location, message }) => ({ ...(location && placeJson(location)), message })),
    })),
    verdicts: countVerdicts(result.attributions).map(({ verdict, count, reasons }) => ({
      verdict,
      count,
      ...(reasons.length > 0 && {
        reasons: reasons.map(({ reason, count: times }) => ({ reason, count: times })),
      }),
    })),
    clocks: viewClocks(result).map(({ hostId, name, from, to, proof }) => ({
      host_id: hostId,
      name,
      from_ms: from,
      to_ms: to,
      proof,
    })),
    limits: findLimits(report).map(({ code, text, subjects, count }) => ({
      code,
      text,
      ...(count > 0 && { count }),
      ...(subjects.length > 0 && { subjects }),
    })),
    ...(report.detection && { rules: rulesJson(report.detection) }),
  };
}

export function coverageJson(report: ScanReport): JsonObject[] {
  return viewCoverage(report.result).map(coverageViewJson);
}

export function coverageViewJson({
  plane,
  subject,
  name,
  sensor,
  intervals,
  gaps,
}: CoverageView): JsonObject {
  return {
    plane,
    subject,
    name,
    ...(sensor !== undefined && { sensor }),
    intervals: intervals.map(({ from, to, proof }) => ({
      from: formatInstant(from),
      to: formatInstant(to),
      proof,
    })),
    gaps: gaps.map(({ from, to }) => ({ from: formatInstant(from), to: formatInstant(to) })),
  };
}

function placeJson({ file, line, column, index }: Location): JsonObject {
  return {
    file,
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
    ...(index !== undefined && { index }),
  };
}
