import { diagnosticTitles } from '../../diagnostics/codes.ts';
import { formatLocation } from '../../diagnostics/diagnostic.ts';
import type { RenderOptions } from '../output-format.ts';
import type { FormatCount, InputReport, ProblemCount, ScanReport } from '../scan-report.ts';
import { padEnd } from '../text/columns.ts';
import { flow } from '../text/flow.ts';
import { line, type SafeText } from '../text/safe-text.ts';
import type { Style } from '../text/style.ts';
import { clockWords } from '../words/clock-words.ts';
import { countWords } from '../words/count-words.ts';
import { spanUtc } from '../words/time-words.ts';
import { reasonWords } from '../words/verdict-words.ts';
import { type ClockView, viewClocks } from './clock-view.ts';
import { type CoverageView, viewCoverage } from './coverage-view.ts';
import { findLimits, type Limit } from './limits.ts';
import { countVerdicts, type VerdictCount } from './verdict-counts.ts';

const indent = '  ';
const labelWidth = 13;

/** Longer lists end in how many more there are; `--verbose` has them all. */
const mostSubjects = 8;
const mostCoverage = 12;
const mostGaps = 3;
const mostClocks = 8;

/** One thing said, in parts that stay whole where lines are broken. */
type Entry = readonly SafeText[];

/** The summary for people: what was found, read, amiss and covered, and what these logs cannot tell. */
export function* summaryText(report: ScanReport, options: RenderOptions, style: Style): Generator<string> {
  const { verbose } = options;
  const room = Math.max(options.width - indent.length - labelWidth, 20);
  yield style.heading(line`Summary`);
  yield* section('Verdicts', verdictLines(report, room, style), style);
  const sections: [label: string, entries: readonly Entry[]][] = [
    ['Read', readEntries(report.input)],
    ['Problems', report.input.problems.map((problem) => problemEntry(problem, verbose))],
    ['Coverage', coverageEntries(viewCoverage(report.result), verbose)],
    ['Clocks', clockEntries(viewClocks(report.result), verbose)],
    ['Cannot tell', findLimits(report).map((limit) => limitEntry(limit, verbose))],
  ];
  for (const [label, entries] of sections) {
    const lines = entries.flatMap((entry) => hanging(entry, room));
    yield* section(label, lines, style);
  }
}

/** The first line, and the others below it a little to the right. */
function hanging(entry: Entry, room: number): string[] {
  return flow(entry, room - indent.length).map((text, at) => (at === 0 ? text : `${indent}${text}`));
}

function* section(label: string, lines: readonly string[], style: Style): Generator<string> {
  for (const [at, text] of lines.entries()) {
    const head = at === 0 ? style.label(padEnd(line`${label}`, labelWidth)) : ' '.repeat(labelWidth);
    yield `${indent}${head}${text}`;
  }
}

function verdictLines({ result }: ScanReport, room: number, style: Style): string[] {
  const counts = countVerdicts(result.attributions).filter(({ count }) => count > 0);
  if (counts.length === 0) return [line`no run and no request was found`];
  const digits = Math.max(...counts.map(({ count }) => String(count).length));
  return counts.flatMap((count) => verdictOf(count, digits, room, style));
}

/** The reasons stand beside the verdict, below each other where they have no room on one line. */
function verdictOf(
  { verdict, count, reasons }: VerdictCount,
  digits: number,
  room: number,
  style: Style,
): string[] {
  const head = `${String(count).padStart(digits)} ${style.verdict(verdict, line`${verdict}`)}`;
  if (reasons.length === 0) return [head];
  const before = digits + verdict.length + 3;
  const why = reasons.map(({ reason, count: times }, at) => {
    const words = line`${times} ${reasonWords[reason].short}`;
    return at < reasons.length - 1 ? line`${words},` : words;
  });
  return flow(why, Math.max(room - before, 20), ' ').map((text, at) =>
    at === 0 ? `${head}: ${text}` : `${' '.repeat(before)}${text}`,
  );
}

function readEntries({ files, formats }: InputReport): Entry[] {
  return [[line`${countWords(files, 'file')}`], ...formats.map(formatEntry)];
}

function formatEntry({ title, events, first, last }: FormatCount): Entry {
  return [line`${title}: ${countWords(events, 'event')}`, spanUtc(first, last)];
}

function problemEntry({ code, count, samples }: ProblemCount, verbose: boolean): Entry {
  const head = line`${count} × ${diagnosticTitles[code]}`;
  const [first] = samples;
  if (!verbose) return first?.location ? [head, line`(first: ${formatLocation(first.location)})`] : [head];
  const details = samples.map(({ location, message }) =>
    location ? line`${formatLocation(location)}: ${message}` : line`${message}`,
  );
  return [head, ...details];
}

function coverageEntries(views: readonly CoverageView[], verbose: boolean): Entry[] {
  const shown = verbose ? views : views.slice(0, mostCoverage);
  const entries = shown.map((view) => coverageEntry(view, verbose));
  const more = views.length - shown.length;
  if (more > 0) entries.push([line`and ${more} more (--verbose shows them)`]);
  return entries;
}

function coverageEntry({ plane, name, sensor, intervals, gaps }: CoverageView, verbose: boolean): Entry {
  const from = intervals[0]?.from;
  const to = intervals.at(-1)?.to;
  const shown = verbose ? gaps : gaps.slice(0, mostGaps);
  const more = gaps.length - shown.length;
  return [
    line`${plane} ${name}`,
    from && to ? spanUtc(from, to) : line`none`,
    ...shown.map((gap) => line`gap ${spanUtc(gap.from, gap.to)}`),
    ...(more > 0 ? [line`${countWords(more, 'more gap')}`] : []),
    ...(intervals.some(({ proof }) => proof === 'declared') ? [line`as declared`] : []),
    ...(sensor === undefined ? [] : [line`(${sensor})`]),
  ];
}

function clockEntries(views: readonly ClockView[], verbose: boolean): Entry[] {
  const shown = verbose ? views : views.slice(0, mostClocks);
  const entries: Entry[] = shown.map((view) => [line`guest ${view.name} is ${clockWords(view)}; corrected`]);
  const more = views.length - shown.length;
  return more > 0 ? [...entries, [line`and ${more} more (--verbose shows them)`]] : entries;
}

function limitEntry({ text, subjects }: Limit, verbose: boolean): Entry {
  const shown = verbose ? subjects : subjects.slice(0, mostSubjects);
  const more = subjects.length - shown.length;
  const names = subjects.length === 0 ? '' : `: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return [line`${text}${names}`];
}
