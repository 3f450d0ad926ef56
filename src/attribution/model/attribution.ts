import type { CoverageInterval } from './coverage.ts';
import type { Execution } from './execution.ts';
import type { Host, IdentityGrade } from './host.ts';
import type { Operation, Principal } from './operation.ts';

export const verdicts = ['attributed', 'ambiguous', 'unobserved', 'unrequested', 'not-applicable'] as const;
export type Verdict = (typeof verdicts)[number];

export const unobservedReasons = [
  'operation-failed',
  'no-sensor',
  'sensor-silent',
  'not-seen',
  'not-observable',
  'outside-coverage',
] as const;
export const unrequestedReasons = ['no-record', 'outside-coverage'] as const;
export type Reason = (typeof unobservedReasons)[number] | (typeof unrequestedReasons)[number];

/** How a run was tied to its request, strongest first. */
export const tiers = ['correlation-id', 'run-command-name', 'only-feasible', 'same-principal'] as const;
export type Tier = (typeof tiers)[number];

export const confidences = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof confidences)[number];

export const states = ['provisional', 'final', 'revised', 'withdrawn'] as const;
export type State = (typeof states)[number];

/** An operation that could have caused a run, and what speaks for and against it. */
export interface Candidate {
  readonly operation: Operation;
  readonly identity: IdentityGrade | undefined;
  readonly reasons: readonly string[];
}

/** One piece of evidence behind a verdict, in words, with the plane that it comes from. */
export interface Evidence {
  readonly plane: 'cloud' | 'guest' | 'join';
  readonly kind: string;
  readonly text: string;
}

/** The coverage that a negative verdict cites; undefined where the plane has none around the window. */
export interface CitedCoverage {
  readonly cloud: CoverageInterval | undefined;
  readonly guest: CoverageInterval | undefined;
}

/** What is known of one run, or of one request without a run. */
export interface Attribution {
  readonly id: string;
  readonly verdict: Verdict;
  readonly reason: Reason | undefined;
  readonly tier: Tier | undefined;
  readonly identity: IdentityGrade | undefined;
  readonly confidence: Confidence;
  readonly state: State;
  readonly operation: Operation | undefined;
  readonly execution: Execution | undefined;
  /** Who asked: the operation's principal, or the one that all candidates share. */
  readonly principal: Principal | undefined;
  /** Operations that remain open, canonical order; empty where `operation` is settled. */
  readonly candidates: readonly Candidate[];
  readonly host: Host | undefined;
  readonly coverage: CitedCoverage;
  readonly evidence: readonly Evidence[];
}
