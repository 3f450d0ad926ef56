/* The public surface of the library. Each line is a promise: what is not listed may change without notice. */

export { type AttributeOptions, attribute } from './attribution/attribute.ts';
export { Attributor } from './attribution/attributor.ts';

export { attributionDocument } from './attribution/document/attribution-document.ts';
export type {
  Attribution,
  Candidate,
  CitedCoverage,
  Confidence,
  Evidence,
  Reason,
  State,
  Tier,
  Verdict,
} from './attribution/model/attribution.ts';
export type { Coverage, CoverageInterval } from './attribution/model/coverage.ts';
export type { Execution, Handler, ProcessNode, ProcessStart } from './attribution/model/execution.ts';
export type { Host, HostIdentity, IdentityGrade } from './attribution/model/host.ts';
export type { Channel, Operation, Principal, Target, TargetKind } from './attribution/model/operation.ts';
export type { AttributionResult } from './attribution/model/result.ts';
export type { DiagnosticCode } from './diagnostics/codes.ts';
export type { Diagnostic, Location, Severity } from './diagnostics/diagnostic.ts';
export { ExitCode } from './diagnostics/exit-codes.ts';
export { UserError } from './diagnostics/user-error.ts';
export type { Event, EventSource } from './event/event.ts';
export { formatInstant, type Instant } from './event/instant.ts';
export type { JsonObject, JsonValue } from './event/json.ts';
export { formats } from './ingest/formats/registry.ts';
export { type ReadOptions, readEvents } from './ingest/read.ts';
export { IngestReport } from './ingest/report.ts';
export type { Input, InputSet } from './ingest/sources/input.ts';
export { type OpenOptions, openInputs } from './ingest/sources/open-inputs.ts';
export { inputReport } from './output/input-report.ts';
export type { OutputFormat, RenderOptions } from './output/output-format.ts';
export { findOutputFormat, outputFormats } from './output/output-formats.ts';
export type { InputReport, ScanReport } from './output/scan-report.ts';
