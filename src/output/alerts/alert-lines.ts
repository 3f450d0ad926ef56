import type { Alert } from '../../alerts/alert.ts';
import type { Instant } from '../../event/instant.ts';
import type { RuleSeverity } from '../../rules/rule.ts';
import type { RenderOptions } from '../output-format.ts';
import type { ScanReport } from '../scan-report.ts';
import { columns, padEnd, truncate } from '../text/columns.ts';
import { line, type SafeText } from '../text/safe-text.ts';
import type { Style } from '../text/style.ts';
import { countWords } from '../words/count-words.ts';
import { dayUtc, secondsUtc } from '../words/time-words.ts';
import { type AlertGroup, groupAlerts } from './alert-groups.ts';
import { extentWords, machinesOf } from './group-words.ts';

/** More are a list for a program; `--verbose` shows them all the same. */
const mostGroups = 12;
const severityWidth = 8;
const mostName = 64;
const indent = '          ';

/** From here on an alert and its reason fit into one line. */
const wideFrom = 140;

interface Row {
  readonly severity: RuleSeverity;
  readonly time: Instant;
  readonly name: string;
  readonly words: string;
}

/**
 * A heading, then a line for each name that alerts have, the most severe first; of all alerts with `verbose`. Building blocks are
 * parts of other alerts and are only counted.
 */
export function* alertLines(report: ScanReport, options: RenderOptions, style: Style): Generator<string> {
  const { alerts = [] } = report.detection ?? {};
  const { width, verbose } = options;
  const groups = groupAlerts(report);
  const hidden = alerts.filter(({ detection }) => detection.rule.isBuildingBlock).length;
  const all = verbose ? alerts.map(alertRow) : groups.map(groupRow);
  if (all.length === 0) return;
  yield style.heading(line`Alerts`);
  const rows = verbose ? all : all.slice(0, mostGroups);
  const nameWidth = Math.min(mostName, Math.max(...rows.map(({ name }) => columns(line`${name}`))));
  const layout =
    width >= wideFrom ? (row: Row) => wideLine(row, nameWidth, width) : (row: Row) => twoLines(row, width);
  for (const row of rows) yield* layout(row);
  if (verbose) return;
  const note = noteWords(groups, hidden);
  if (note !== undefined) yield style.label(line`${note}`);
}

/** What is not shown, and how to see it. */
function noteWords(groups: readonly AlertGroup[], hidden: number): string | undefined {
  const rest = groups.slice(mostGroups);
  const count = rest.reduce((sum, { alerts }) => sum + alerts.length, 0);
  const words: string[] = [];
  if (rest.length > 0)
    words.push(`${countWords(count, 'more alert')} under ${countWords(rest.length, 'more name')}`);
  if (hidden > 0) words.push(countWords(hidden, 'building block'));
  if (words.length > 0) return `and ${words.join(', ')} (--verbose shows them)`;
  return groups.some(({ alerts }) => alerts.length > 1) ? '--verbose shows each alert' : undefined;
}

function alertRow({ severity, name, reason, detection }: Alert): Row {
  return { severity, time: detection.time, name, words: reason };
}

function groupRow(group: AlertGroup): Row {
  const [only] = group.alerts;
  if (only && group.alerts.length === 1) return alertRow(only);
  const { shown, more } = machinesOf(group, String);
  const where = shown.length === 0 ? '' : ` on ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return { ...group, time: group.from, words: `${extentWords(group)}${where}` };
}

function wideLine(row: Row, nameWidth: number, width: number): SafeText[] {
  const name = padEnd(truncate(line`${row.name}`, nameWidth), nameWidth);
  return [truncate(line`${headOf(row)}  ${name}  ${row.words}`, width)];
}

function twoLines(row: Row, width: number): SafeText[] {
  const head = truncate(line`${headOf(row)}  ${row.name}`, width);
  return row.words === '' ? [head] : [head, truncate(line`${indent}${row.words}`, width)];
}

function headOf({ severity, time }: Row): SafeText {
  return line`${padEnd(line`${severity}`, severityWidth)}  ${dayUtc(time)} ${secondsUtc(time)}`;
}
