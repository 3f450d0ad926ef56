import type { JsonObject } from '../event/json.ts';
import type { SigmaQuery } from '../lang/sigma/ast.ts';
import type { SourceText } from '../lang/source-text.ts';

export const ruleTypes = [
  'query',
  'saved_query',
  'threshold',
  'new_terms',
  'threat_match',
  'machine_learning',
  'eql',
  'esql',
  'sigma',
] as const;
export type RuleType = (typeof ruleTypes)[number];

export const severities = ['low', 'medium', 'high', 'critical'] as const;
export type RuleSeverity = (typeof severities)[number];

/** Where a rule stands. `queryLine` is the line on which the text of its query begins. */
export interface RuleSource {
  readonly file: string;
  readonly line: number;
  readonly queryLine: number;
}

export interface Threshold {
  /** Empty: all events are one group. */
  readonly fields: readonly string[];
  readonly value: number;
  readonly cardinality: readonly { readonly field: string; readonly value: number }[];
}

export interface NewTerms {
  /** One to three. */
  readonly fields: readonly string[];
  /** How far back a term counts as known, in milliseconds before the end of the window. */
  readonly historyMs: number;
}

export interface ThreatEntry {
  readonly field: string;
  readonly indicatorField: string;
  readonly negate: boolean;
}

export interface ThreatMatch {
  readonly index: readonly string[];
  readonly query: string;
  /** `kuery` or `lucene`. */
  readonly language: string;
  readonly filters: readonly JsonObject[];
  /** One item suffices; all entries of an item must meet the same indicator. */
  readonly mapping: readonly (readonly ThreatEntry[])[];
  readonly indicatorPath: string;
}

export interface MachineLearning {
  readonly jobs: readonly string[];
  readonly anomalyThreshold: number;
}

export interface Suppression {
  readonly groupBy: readonly string[];
  /** Undefined: within one run of the rule. */
  readonly durationMs: number | undefined;
  readonly missing: 'suppress' | 'doNotSuppress';
}

export interface FieldMapping {
  readonly field: string;
  /** Empty: whatever value the field has. */
  readonly value: string;
}

export interface Timeline {
  readonly id: string;
  readonly title: string;
}

export interface Technique {
  readonly id: string;
  readonly name: string;
  readonly reference: string | undefined;
  readonly subtechniques: readonly Omit<Technique, 'subtechniques'>[];
}

export interface Threat {
  readonly framework: string;
  readonly tactic: { readonly id: string; readonly name: string; readonly reference: string | undefined };
  readonly techniques: readonly Technique[];
}

/** What a Sigma rule asks, read; its places are places of the source. */
export interface SigmaPart {
  /** Undefined for what is not evaluated. */
  readonly query: SigmaQuery | undefined;
  /** A correlation counts what rules match, a filter takes from what they match. */
  readonly kind: 'detection' | 'correlation' | 'filter';
  readonly source: SourceText;
}

/** A rule of any kind and source, as its author wrote it; whether it can run is for the engine to say. */
export interface Rule {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly type: RuleType;
  /** `kuery`, `lucene`, `eql`, `esql`, `sigma`; undefined where the type needs none. */
  readonly language: string | undefined;
  readonly query: string;
  readonly index: readonly string[];
  readonly filters: readonly JsonObject[];
  /** How far a run looks back, in milliseconds. */
  readonly lookbackMs: number;
  /** How long before the run its window ends, in milliseconds; mostly 0. */
  readonly untilMs: number;
  readonly intervalMs: number;
  readonly timestampOverride: string | undefined;
  /** Whether an event without the override's field is judged by `@timestamp`. */
  readonly timestampFallback: boolean;
  readonly severity: RuleSeverity;
  readonly severityMapping: readonly (FieldMapping & { readonly severity: RuleSeverity })[];
  readonly riskScore: number;
  readonly riskScoreMapping: readonly FieldMapping[];
  readonly nameOverride: string | undefined;
  readonly maxSignals: number;
  readonly isBuildingBlock: boolean;
  readonly suppression: Suppression | undefined;
  readonly threshold: Threshold | undefined;
  readonly newTerms: NewTerms | undefined;
  readonly threatMatch: ThreatMatch | undefined;
  readonly machineLearning: MachineLearning | undefined;
  readonly sigma: SigmaPart | undefined;
  readonly threats: readonly Threat[];
  readonly tags: readonly string[];
  readonly author: readonly string[];
  readonly references: readonly string[];
  readonly falsePositives: readonly string[];
  readonly note: string;
  readonly setup: string;
  readonly license: string | undefined;
  readonly version: number;
  readonly isEnabled: boolean;
  /** Exception lists that the rule names, by `list_id`. */
  readonly exceptionLists: readonly string[];
  /** What to look at first in an alert of this rule. */
  readonly investigationFields: readonly string[];
  /** The template of Kibana's time line that its alerts open with. */
  readonly timeline: Timeline | undefined;
  /** Published rules that this one does the work of, by id; only our own rules say so. */
  readonly corresponds: readonly string[];
  readonly source: RuleSource;
}
