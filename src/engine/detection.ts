import type { Event } from '../event/event.ts';
import { compareInstants, type Instant } from '../event/instant.ts';
import { compareText } from '../event/order.ts';
import type { Rule } from '../rules/rule.ts';

export interface Term {
  readonly field: string;
  readonly value: string;
}

export interface ThresholdResult {
  readonly terms: readonly Term[];
  readonly count: number;
  readonly cardinality: readonly { readonly field: string; readonly value: number }[];
}

export interface Indicator {
  readonly event: Event;
  readonly matched: readonly {
    readonly field: string;
    readonly indicatorField: string;
    readonly atomic: string;
  }[];
}

export interface SuppressionResult {
  readonly terms: readonly { readonly field: string; readonly value: string | null }[];
  readonly start: Instant;
  readonly end: Instant;
  /** Detections that were left out in favour of this one. */
  readonly count: number;
}

/** A rule matched. `anchor` names the match and not its evidence, which may grow. */
export interface Detection {
  readonly rule: Rule;
  readonly anchor: string;
  /** When the last of its events happened. */
  readonly time: Instant;
  /** The run of the rule that found it, in milliseconds. */
  readonly runAt: number;
  /** By time, then id. */
  readonly events: readonly Event[];
  readonly threshold?: ThresholdResult;
  readonly newTerms?: readonly Term[];
  readonly indicators?: readonly Indicator[];
  readonly suppression?: SuppressionResult;
}

export function compareDetections(a: Detection, b: Detection): number {
  return (
    compareInstants(a.time, b.time) || compareText(a.rule.id, b.rule.id) || compareText(a.anchor, b.anchor)
  );
}
