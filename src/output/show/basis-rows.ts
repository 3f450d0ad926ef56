import { attributionTime } from '../../attribution/document/attribution-document.ts';
import type { Attribution } from '../../attribution/model/attribution.ts';
import type { CoverageInterval } from '../../attribution/model/coverage.ts';
import type { HostOffset } from '../../attribution/model/result.ts';
import type { Instant } from '../../event/instant.ts';
import type { ScanReport } from '../scan-report.ts';
import { type CoverageView, viewCoverage } from '../summary/coverage-view.ts';
import { line, type SafeText } from '../text/safe-text.ts';
import { clockWords } from '../words/clock-words.ts';
import { spanUtc } from '../words/time-words.ts';
import { factRows, type Row } from './section.ts';

/** What the verdict rests on: which times are recorded around it, and how far the guest's clock is known. */
export function basisRows(attribution: Attribution, report: ScanReport): Row[] {
  const time = attributionTime(attribution);
  const views = concerned(attribution, report);
  return factRows([
    ...views.map((view): [string, SafeText] => [view.plane, coverageWords(view, time)]),
    ...missingPlanes(attribution, views),
    ['clock', attribution.execution && clock(attribution, report)],
  ]);
}

/** The logs in which this run or request stands, or would stand. */
export function concerned(attribution: Attribution, { result }: ScanReport): CoverageView[] {
  const { operation, candidates, host } = attribution;
  const operations = [operation, ...candidates.map((each) => each.operation)];
  const subjects = new Set([
    ...operations.map((each) => each?.target.subscriptionId),
    host?.subscriptionId,
    host?.id,
  ]);
  return viewCoverage(result).filter(({ subject }) => subjects.has(subject));
}

function missingPlanes({ host }: Attribution, views: readonly CoverageView[]): [string, SafeText][] {
  const has = (plane: CoverageView['plane']) => views.some((view) => view.plane === plane);
  const missing: [string, SafeText][] = [];
  if (!has('cloud')) missing.push(['cloud', line`no Activity Log record of its subscription`]);
  if (!has('guest'))
    missing.push(['guest', line`no process telemetry of ${host?.displayName ?? 'this machine'}`]);
  return missing;
}

function coverageWords({ name, sensor, intervals }: CoverageView, time: Instant): SafeText {
  const of = line`${name}${sensor === undefined ? '' : ` (${sensor})`}`;
  const held = intervals.find(({ from, to }) => from.ms <= time.ms && to.ms >= time.ms);
  if (held) return line`${of} covers it: ${spanUtc(held.from, held.to)}${proofWords(held)}`;
  const before = intervals.findLast(({ to }) => to.ms < time.ms);
  const after = intervals.find(({ from }) => from.ms > time.ms);
  const sides = [
    before && line`up to ${spanUtc(before.from, before.to)}`,
    after && line`from ${spanUtc(after.from, after.to)}`,
  ].filter((side) => side !== undefined);
  return line`${of} does not cover it, but ${sides.join(' and ') || 'no time'}`;
}

export function proofWords({ proof }: CoverageInterval): string {
  return proof === 'declared' ? ', as declared' : '';
}

/** By how much the clock of the run's host is off, where the logs prove it. */
export function clockOf({ execution }: Attribution, { result }: ScanReport): HostOffset | undefined {
  return result.offsets.find(({ hostId }) => hostId === execution?.hostId);
}

function clock(attribution: Attribution, report: ScanReport): SafeText {
  const offset = clockOf(attribution, report);
  return offset
    ? line`the host's clock is ${clockWords(offset)}; its times are corrected by that`
    : line`taken as it is: nothing in these logs proves that the host's clock is off`;
}
