import type { Diagnostic } from '../../diagnostics/diagnostic.ts';

/** A tool's report of rule files: what was looked at, and what is wrong with it. */
export interface RuleFindings {
  /** Names of the rules that were read, with the file of each. */
  readonly rules: readonly { readonly id: string; readonly name: string; readonly file: string }[];
  readonly diagnostics: readonly Diagnostic[];
}
