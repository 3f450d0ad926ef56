import type { Attribution } from '../../attribution/model/attribution.ts';
import type { RenderOptions } from '../output-format.ts';
import { columns, padEnd, truncate } from '../text/columns.ts';
import { line, type SafeText } from '../text/safe-text.ts';
import type { Style } from '../text/style.ts';
import { fitColumns } from './fit-columns.ts';
import { runDetails } from './run-details.ts';
import { type RunRow, runRow } from './run-row.ts';

interface Column {
  readonly title: SafeText;
  readonly cell: (row: RunRow) => SafeText;
  /** Widest that a cell makes the column; longer cells are cut. */
  readonly most: number;
  readonly least: number;
}

const gap = '  ';
const verdictColumn = 1;

/** What ran comes last and takes what the others leave. */
const leastForWhatRan = 30;
const whatRanTitle = line`WHAT RAN`;

const fixedColumns: readonly Column[] = [
  { title: line`TIME (UTC)`, cell: (row) => row.time, most: 10, least: 10 },
  { title: line`VERDICT`, cell: (row) => row.verdict, most: 14, least: 14 },
  { title: line`CERTAINTY`, cell: (row) => row.certainty, most: 34, least: 25 },
  { title: line`PRINCIPAL`, cell: (row) => row.principal, most: 40, least: 19 },
  { title: line`ADDRESS`, cell: (row) => row.address, most: 39, least: 15 },
  { title: line`VM`, cell: (row) => row.machine, most: 32, least: 8 },
  { title: line`CHANNEL`, cell: (row) => row.channel, most: 11, least: 11 },
  { title: line`ID`, cell: (row) => row.id, most: 8, least: 8 },
];

/** One line a run, under a header and the day. */
export function* wideTable(
  attributions: readonly Attribution[],
  options: RenderOptions,
  style: Style,
): Generator<string> {
  const rows = attributions.map(runRow);
  const widths = columnWidths(rows, options.width);
  const used = widths.reduce((sum, width) => sum + width + gap.length, 0);
  const whatRanWidth = Math.max(options.width - used, columns(whatRanTitle));
  const titles = fixedColumns.map(({ title }, at) => padEnd(title, widths[at] ?? 0));
  yield style.heading(line`${[...titles, whatRanTitle].join(gap)}`);
  let day: SafeText | undefined;
  for (const row of rows) {
    if (row.day !== day) yield style.label(row.day);
    day = row.day;
    const cells: string[] = fixedColumns.map(({ cell }, at) => {
      const width = widths[at] ?? 0;
      const text = padEnd(truncate(cell(row), width), width);
      return at === verdictColumn ? style.verdict(row.attribution.verdict, text) : text;
    });
    yield [...cells, truncate(row.ran, whatRanWidth)].join(gap);
    if (!options.verbose) continue;
    yield* runDetails(row.attribution, options, style);
    yield '';
  }
}

function columnWidths(rows: readonly RunRow[], width: number): number[] {
  const needs = fixedColumns.map(({ title, cell, most, least }) => {
    const natural = rows.reduce((widest, row) => Math.max(widest, columns(cell(row))), columns(title));
    return { natural: Math.min(natural, most), least: Math.min(natural, least) };
  });
  return fitColumns(needs, width - leastForWhatRan - needs.length * gap.length);
}
