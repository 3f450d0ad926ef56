import { alertsByRun } from './alerts/shown-alerts.ts';
import { csvCell } from './csv/cell.ts';
import { csvColumns, csvRow } from './csv/columns.ts';
import type { OutputFormat } from './output-format.ts';

/** For spreadsheets: one row a run under a header, RFC 4180, one line a row, UTF-8 without a mark. */
export const csv: OutputFormat = {
  name: 'csv',
  title: 'one row a run, for spreadsheets',
  isForPeople: false,
  *render(report) {
    const alerts = alertsByRun(report);
    yield record(Object.keys(csvColumns));
    for (const attribution of report.result.attributions)
      yield record(csvRow(attribution, alerts.get(attribution.id) ?? []));
  },
};

function record(cells: readonly (string | number | undefined)[]): string {
  return `${cells.map((cell) => (cell === undefined ? '' : csvCell(String(cell)))).join(',')}\r\n`;
}
