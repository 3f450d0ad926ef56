import { diagnosticTitles } from '../../diagnostics/codes.ts';
import { formatLocation } from '../../diagnostics/diagnostic.ts';
import type { ScanReport } from '../scan-report.ts';
import { type CoverageView, viewCoverage } from '../summary/coverage-view.ts';
import { findLimits } from '../summary/limits.ts';
import { countWords } from '../words/count-words.ts';
import { spanUtc } from '../words/time-words.ts';
import { code, prose } from './escape.ts';

const mostSubjects = 8;
const mostViews = 12;
const mostGaps = 3;

/** What these logs cannot tell, as list items. */
export function limitItems(report: ScanReport): string[] {
  return findLimits(report).map(({ text, subjects }) => {
    const shown = subjects.slice(0, mostSubjects).map(code);
    const more = subjects.length - shown.length;
    if (more > 0) shown.push(`and ${more} more`);
    return shown.length === 0 ? prose(text) : `${prose(text)}: ${shown.join(', ')}`;
  });
}

/** Which times are recorded, plane by plane, as list items. */
export function coverageItems({ result }: ScanReport): string[] {
  const views = viewCoverage(result);
  const items = views.slice(0, mostViews).map(coverageItem);
  if (views.length > items.length) items.push(`and ${views.length - items.length} more`);
  return items;
}

function coverageItem({ plane, name, intervals, gaps }: CoverageView): string {
  const first = intervals[0];
  const last = intervals.at(-1);
  const span = first && last ? spanUtc(first.from, last.to) : 'none';
  const shown = gaps.slice(0, mostGaps).map(({ from, to }) => `, gap ${spanUtc(from, to)}`);
  const more = gaps.length - shown.length;
  if (more > 0) shown.push(`, ${countWords(more, 'more gap')}`);
  return `${plane} ${code(name)}: ${span}${shown.join('')}`;
}

/** What could not be read, as list items. */
export function problemItems({ input }: ScanReport): string[] {
  return input.problems.map(({ code: kind, count, samples }) => {
    const place = samples[0]?.location;
    const where = place ? ` (first: ${code(formatLocation(place))})` : '';
    return `${count} × ${prose(diagnosticTitles[kind])}${where}`;
  });
}
