import type { DiagnosticCode } from '../../diagnostics/codes.ts';

/** What a record left open and had to be assumed. It is counted, and the event is read. */
export interface Doubt {
  readonly code: DiagnosticCode;
  readonly message: string;
}
