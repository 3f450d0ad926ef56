import type { Investigation } from '../../attribution/explain/investigate.ts';
import type { Attribution } from '../../attribution/model/attribution.ts';
import type { ScanReport } from '../scan-report.ts';

/** Everything that is shown of one run, or of one request without a run. */
export interface RunView {
  readonly attribution: Attribution;
  /** What it is a part of: coverage, clocks and the names of hosts. */
  readonly report: ScanReport;
  readonly investigation: Investigation;
}
