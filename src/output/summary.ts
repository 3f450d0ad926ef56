import { diagnosticTitles } from '../diagnostics/codes.ts';
import { formatLocation } from '../diagnostics/diagnostic.ts';
import type { RenderOptions } from './output-format.ts';
import type { ScanReport } from './scan-report.ts';
import { summaryText } from './summary/summary-text.ts';
import { line } from './text/safe-text.ts';
import { colourStyle, plainStyle } from './text/style.ts';

/** The summary by itself, for whoever sends the data elsewhere. */
export function* summaryLines(report: ScanReport, options: RenderOptions): Generator<string> {
  for (const text of summaryText(report, options, options.color ? colourStyle : plainStyle))
    yield `${text}\n`;
}

/** A line for every reason for which input was lost: also a job that nobody watches must say so. */
export function* troubleLines({ input }: Pick<ScanReport, 'input'>): Generator<string> {
  for (const { code, severity, count, samples } of input.problems) {
    if (severity === 'info') continue;
    const place = samples[0]?.location;
    const where = place ? ` (first: ${formatLocation(place)})` : '';
    const text = line`warning: ${count} × ${diagnosticTitles[code]}${where}`;
    yield `${text}\n`;
  }
}
