import type { Attribution } from '../attribution/model/attribution.ts';
import { overviewData } from './html/overview-data.ts';
import { writePage } from './html/page.ts';
import { runData } from './html/run-data.ts';
import { runDetail } from './html/run-detail.ts';
import type { OutputFormat } from './output-format.ts';

/** Read at once when one of its runs is opened: small enough to be no wait, large enough not to be thousands of elements. */
const blockSize = 16;

/** For a manager or a colleague: one file with everything, which opens in a browser and asks for nothing. */
export const html: OutputFormat = {
  name: 'html',
  title: 'a report in one file, for a browser',
  isForPeople: false,
  render(report) {
    const { attributions } = report.result;
    return writePage({
      data: { overview: overviewData(report), ...runData(report.result), blockSize },
      details: blocks(attributions).map((block) => block.map((run) => runDetail(run, undefined))),
      records: blocks(attributions).map((block) => block.map(() => [])),
    });
  },
};

function* blocks(attributions: readonly Attribution[]): Generator<readonly Attribution[]> {
  for (let at = 0; at < attributions.length; at += blockSize) yield attributions.slice(at, at + blockSize);
}
