import type { Alert } from '../../alerts/alert.ts';
import type { Excepted } from '../../engine/detector.ts';
import type { Costs } from '../../engine/rule-profile.ts';
import type { CannotRun } from '../../engine/rule-set.ts';
import type { Rule } from '../../rules/rule.ts';

/** What the rules said. */
export interface DetectionReport {
  readonly loaded: number;
  readonly cannotRun: readonly CannotRun[];
  /** Rule files or parts of them that are wrong. */
  readonly invalid: readonly string[];
  /** Highest severity first. */
  readonly alerts: readonly Alert[];
  readonly dropped: readonly { readonly rule: Rule; readonly count: number }[];
  readonly excepted: readonly Excepted[];
  /** What each rule cost, where it was asked for. */
  readonly costs?: Costs;
}
