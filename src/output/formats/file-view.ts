import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { InputReport } from '../scan-report.ts';

/** What was recognised in one file. */
export interface FileView {
  /** As the user named it; `-` is standard input. */
  readonly name: string;
  /** As stored: compressed where the file is. */
  readonly bytes: number;
  /** Formats and problems of this file alone. */
  readonly report: InputReport;
  /** What else it is good for, where it is no log. */
  readonly hint?: string;
}

export interface FormatsView {
  readonly files: readonly FileView[];
  /** What below a folder was left out. */
  readonly skipped: readonly Diagnostic[];
}
