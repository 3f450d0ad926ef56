import type { Alert } from '../../alerts/alert.ts';
import { getTexts } from '../../event/fields.ts';
import { formatInstant } from '../../event/instant.ts';
import { columns, padEnd, truncate } from '../text/columns.ts';
import { line, type SafeText } from '../text/safe-text.ts';
import type { Style } from '../text/style.ts';
import { countWords } from '../words/count-words.ts';
import type { DetectionReport } from './detection-report.ts';

/** More are a list for a program; `--verbose` shows them all the same. */
const mostAlerts = 12;
const severityWidth = 8;
const timeWidth = 19;
const mostName = 64;
const indent = '          ';

/** From here on an alert and its reason fit into one line. */
const wideFrom = 140;

/** A heading, a line for each alert, the most severe first. Building blocks are parts of other alerts and are only counted. */
export function* alertLines(
  { alerts }: DetectionReport,
  width: number,
  verbose: boolean,
  style: Style,
): Generator<string> {
  const visible = alerts.filter(({ detection }) => verbose || !detection.rule.isBuildingBlock);
  const hidden = alerts.length - visible.length;
  if (visible.length === 0) return;
  yield style.heading(line`Alerts`);
  const shown = verbose ? visible : visible.slice(0, mostAlerts);
  const nameWidth = Math.max(...shown.map(({ name }) => columns(line`${name}`)));
  const isWide = width >= wideFrom;
  for (const alert of shown) {
    yield* isWide ? wideLine(alert, Math.min(nameWidth, mostName), width) : twoLines(alert, width);
    if (verbose) yield* firstToLookAt(alert, width);
  }
  const more = visible.length - shown.length;
  if (more > 0) yield style.label(line`and ${more} more (--verbose shows them)`);
  if (hidden > 0) yield style.label(line`${countWords(hidden, 'building block')} not shown`);
}

function wideLine(alert: Alert, nameWidth: number, width: number): SafeText[] {
  const name = padEnd(truncate(line`${alert.name}`, nameWidth), nameWidth);
  return [truncate(line`${headOf(alert)}  ${name}  ${alert.reason}`, width)];
}

function twoLines(alert: Alert, width: number): SafeText[] {
  const head = truncate(line`${headOf(alert)}  ${alert.name}`, width);
  return alert.reason === '' ? [head] : [head, truncate(line`${indent}${alert.reason}`, width)];
}

/** The fields that the rule names for the investigation, as far as the alert has them. */
function* firstToLookAt({ detection, document }: Alert, width: number): Generator<SafeText> {
  for (const field of detection.rule.investigationFields) {
    const values = getTexts(document, field);
    if (values.length > 0) yield truncate(line`${indent}${field}  ${values.join(', ')}`, width);
  }
}

function headOf({ severity, detection }: Alert): string {
  const time = formatInstant({ ms: detection.time.ms, ns: 0 }).slice(0, timeWidth).replace('T', ' ');
  return `${padEnd(line`${severity}`, severityWidth)}  ${time}Z`;
}
