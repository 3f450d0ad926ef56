import type { Attribution } from '../attribution/model/attribution.ts';
import { alertData } from './html/alert-data.ts';
import { overviewData } from './html/overview-data.ts';
import { writePage } from './html/page.ts';
import type { RunDetail } from './html/page-data.ts';
import { runData } from './html/run-data.ts';
import { runDetail } from './html/run-detail.ts';
import { RecordShelf } from './html/run-records.ts';
import type { OutputFormat } from './output-format.ts';
import type { ScanReport } from './scan-report.ts';

/** Read at once when one of its runs is opened: small enough to be no wait, large enough not to be thousands of elements. */
const blockSize = 16;

/** For a manager or a colleague: one file with everything, which opens in a browser and asks for nothing. */
export const html: OutputFormat = {
  name: 'html',
  title: 'a report in one file, for a browser',
  isForPeople: false,
  isForFiles: true,
  wantsContext: true,
  render(report) {
    const { attributions } = report.result;
    const records = new RecordShelf(report.context);
    const { alerts, leftOut, places } = alertData(report);
    return writePage({
      data: {
        overview: overviewData(report, leftOut),
        ...runData(report.result, places),
        alerts,
        blockSize,
      },
      details: blocks(attributions, (run) => detail(run, report)),
      records: blocks(attributions, (run) => records.of(run)),
    });
  },
};

function detail(run: Attribution, { context }: ScanReport): RunDetail {
  return runDetail(run, context?.session(run));
}

function* blocks<T>(
  attributions: readonly Attribution[],
  make: (run: Attribution) => T,
): Generator<readonly T[]> {
  for (let at = 0; at < attributions.length; at += blockSize)
    yield attributions.slice(at, at + blockSize).map(make);
}
