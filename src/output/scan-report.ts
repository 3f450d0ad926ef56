import type { AttributionResult } from '../attribution/model/result.ts';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import type { Instant } from '../event/instant.ts';
import type { Plane } from '../ingest/formats/format.ts';
import type { DetectionReport } from './alerts/detection-report.ts';
import type { RunContext } from './run-context.ts';

/** Everything that an output shows: what the logs say, and what was read to say it. */
export interface ScanReport {
  readonly result: AttributionResult;
  readonly input: InputReport;
  /** Given where the output asks for it. */
  readonly context?: RunContext;
  /** Absent where no rules ran. */
  readonly detection?: DetectionReport;
}

/** What was read and what could not be. */
export interface InputReport {
  readonly files: number;
  /** One for every format that was met, most events first. */
  readonly formats: readonly FormatCount[];
  readonly problems: readonly ProblemCount[];
}

export interface FormatCount {
  readonly name: string;
  readonly title: string;
  readonly plane: Plane;
  readonly events: number;
  readonly first: Instant;
  readonly last: Instant;
}

/** How often something was wrong, and how it first was. */
export interface ProblemCount {
  readonly code: DiagnosticCode;
  /** Of an `error` or a `warning` something was lost; an `info` is for the record. */
  readonly severity: Severity;
  readonly count: number;
  readonly samples: readonly Diagnostic[];
}
