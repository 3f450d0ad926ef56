import type { ScanReport } from './scan-report.ts';

/** What the reader of the output can take. */
export interface RenderOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: boolean;
  /** Evidence, candidates and process trees too. */
  readonly verbose: boolean;
  /** Whether an output for people ends with the summary. */
  readonly summary: boolean;
}

/** One way to show a scan. Each lives in a file of its own and is listed in `output-formats.ts`. */
export interface OutputFormat {
  readonly name: string;
  /** One line for the help. */
  readonly title: string;
  /** True where people read it, false where programs do: then it holds data alone. */
  readonly isForPeople: boolean;
  /** True where a terminal can do nothing with it: then it goes to a file or a pipe. */
  readonly isForFiles?: true;
  /** True where it shows original records and sessions, which take a reading of their own. */
  readonly wantsContext?: true;
  /** In pieces, so that a large result is never one string. */
  render(report: ScanReport, options: RenderOptions): Iterable<string>;
}
