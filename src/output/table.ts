import { alertLines } from './alerts/alert-lines.ts';
import { ruleLines } from './alerts/rule-lines.ts';
import type { OutputFormat, RenderOptions } from './output-format.ts';
import type { ScanReport } from './scan-report.ts';
import { summaryText } from './summary/summary-text.ts';
import { blockList } from './table/block-list.ts';
import { wideTable } from './table/wide-table.ts';
import { wrap } from './text/columns.ts';
import { colourStyle, plainStyle, type Style } from './text/style.ts';
import { provisionalNote } from './words/verdict-words.ts';

/** From here on a run fits into one line without cutting what matters. */
const wideFrom = 140;

/** For people: a line a run on wide terminals, three on narrow ones, then the summary. */
export const table: OutputFormat = {
  name: 'table',
  title: 'for people: runs, then a summary',
  isForPeople: true,
  *render(report, options) {
    const style = options.color ? colourStyle : plainStyle;
    const { attributions } = report.result;
    if (attributions.length > 0) {
      const layout = options.width >= wideFrom ? wideTable : blockList;
      for (const text of layout(attributions, options, style)) yield `${text}\n`;
      if (attributions.some(({ state }) => state === 'provisional')) {
        yield '\n';
        for (const text of wrap(provisionalNote, options.width)) yield `${text}\n`;
      }
      if (options.summary) yield '\n';
    }
    yield* detectionText(report, options, style);
    if (options.summary) for (const text of summaryText(report, options, style)) yield `${text}\n`;
  },
};

function* detectionText(report: ScanReport, options: RenderOptions, style: Style): Generator<string> {
  const { detection } = report;
  if (!detection) return;
  const lines = [...alertLines(report, options, style)];
  for (const text of lines) yield `${text}\n`;
  if (!options.summary) return;
  if (lines.length > 0) yield '\n';
  for (const text of ruleLines(detection, options.verbose)) yield `${text}\n`;
  yield '\n';
}
