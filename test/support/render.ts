import type { OutputFormat, RenderOptions } from '../../src/output/output-format.ts';
import type { ScanReport } from '../../src/output/scan-report.ts';

/** What a format makes of a report, on a plain terminal of 80 columns unless told otherwise. */
export function render(
  format: OutputFormat,
  report: ScanReport,
  options: Partial<RenderOptions> = {},
): string {
  const all = { width: 80, color: false, verbose: false, summary: true, ...options };
  return [...format.render(report, all)].join('');
}
